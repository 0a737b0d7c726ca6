#include "core/responses/responses.h"

#include <QtTest>

using namespace counterpart;

class ResponsesTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_transpose_swaps_roles_and_shares_values() {
        Eigen::MatrixXd m(2, 3);
        m << 1, 2, 3, 4, 5, 6;
        const Responses a = make_responses(m, "m").named({"p", "q", "r"}, {"s", "t"});
        const Responses b = a.transposed();
        QCOMPARE(b.n_samples(), Index{3});
        QCOMPARE(b.n_neurons(), Index{2});
        for (Index i = 0; i < 2; ++i)
            for (Index j = 0; j < 3; ++j)
                QCOMPARE(b.at(j, i), a.at(i, j));
        QCOMPARE(&b.values(), &a.values());
        QCOMPARE(b.neuron_name(1), std::string("t"));
        QVERIFY(b.source().transposed);
    }
};

QTEST_GUILESS_MAIN(ResponsesTest)
#include "responses_test.moc"

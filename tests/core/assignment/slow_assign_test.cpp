// The assignment at the sizes it is made for.
#include "core/assignment/reference.h"
#include "core/assignment/similarities.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class SlowAssignTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_thousand_neurons_reach_the_total_of_an_independent_library_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 6; ++kind)
            QTest::addRow("%s", kind_names[kind]) << kind;
    }
    void a_thousand_neurons_reach_the_total_of_an_independent_library() {
        QFETCH(int, kind);
        const Cells cells = similarities(Kind(kind), 1000, 1000, 21);
        const Assignment a = assign(view_of(cells), Progress()).value();
        QCOMPARE(std::llrint(std::ldexp(a.total, 36)),
                 greatest_total(gains(view_of(cells)), 1000, 1000));
    }

    void four_thousand_neurons_are_proven_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (int kind = 0; kind < 6; ++kind)
            for (const auto& [rows, cols] :
                 {std::pair(4096, 4096), std::pair(3000, 4096), std::pair(4096, 3000)})
                QTest::addRow("%s %d x %d", kind_names[kind], rows, cols) << kind << rows << cols;
    }
    void four_thousand_neurons_are_proven() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        const Cells cells = similarities(Kind(kind), rows, cols, 22);
        const SimilarityView s = view_of(cells);
        double most = 0;
        Progress progress;
        progress.on_poll = [&](double work) { most = std::max(most, work); };
        const Assignment a = assign(s, progress).value();
        const Certificate proof = certify(s, a, progress).value();
        QCOMPARE(proof.total, a.total);
        QCOMPARE(proof.relative_gap, 0.0);
        const Uniqueness u = uniqueness(s, a, 1e-6, progress).value();
        if (Kind(kind) == Kind::mass_ties || Kind(kind) == Kind::duplicates)
            QVERIFY(!u.unique);
        QVERIFY(most <= Progress::work_between_polls);
    }

    void a_cancel_is_heard_in_the_middle() {
        const Cells cells = similarities(Kind::noise, 4096, 4096, 23);
        std::stop_source stop;
        Progress progress(stop.get_token());
        int polls = 0;
        progress.on_poll = [&](double) {
            if (++polls == 2)
                stop.request_stop();
        };
        QVERIFY(assign(view_of(cells), progress).cancelled());
        QCOMPARE(polls, 2);
    }
};

QTEST_GUILESS_MAIN(SlowAssignTest)
#include "slow_assign_test.moc"

// Linear CKA against NumPy, and what it does not change under.

#include "core/responses/read_responses.h"
#include "core/similarity/cka.h"
#include "core/synthetic/lessons.h"
#include "support/support.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

Responses read(const QString& name) {
    Result<Responses> read =
        read_responses(fixture(QStringLiteral("scipy/") + name).toStdString(), {}, Progress());
    if (!read.ok())
        qFatal("%s", read.problem().sentence().c_str());
    return std::move(read).value();
}

double cka(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right) {
    return linear_cka(make_responses(left, "left"), make_responses(right, "right")).value();
}

} // namespace

class CkaTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void agrees_with_numpy() {
        QFile file(fixture(QStringLiteral("cka/expected.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(expected.size() >= 7);
        for (auto one = expected.begin(); one != expected.end(); ++one) {
            const std::optional<double> found =
                linear_cka(read(one.key() + QStringLiteral("_left.npy")),
                           read(one.key() + QStringLiteral("_right.npy")));
            QVERIFY2(found && std::abs(*found - one.value().toDouble()) < 1e-9,
                     qPrintable(one.key()));
        }
    }

    void is_one_for_any_rotation_and_scale() {
        const Eigen::MatrixXd x = gaussian(40, 8, 1);
        QVERIFY(std::abs(cka(x, 1e20 * (x * random_rotation(8, 2))) - 1) < 1e-12);
    }

    void is_below_one_for_other_invertible_maps() {
        const Eigen::MatrixXd x = gaussian(40, 8, 1);
        Eigen::MatrixXd stretched = x;
        stretched.col(0) *= 10;
        QVERIFY(cka(x, stretched) < 0.9);
    }

    void is_symmetric() {
        const Eigen::MatrixXd x = gaussian(30, 5, 1);
        const Eigen::MatrixXd y = gaussian(30, 9, 2) + x.col(0) * Eigen::RowVectorXd::Ones(9);
        QVERIFY(std::abs(cka(x, y) - cka(y, x)) < 1e-12);
        QVERIFY(cka(x, y) > 0.01 && cka(x, y) < 1);
    }

    void is_undefined_where_a_side_does_not_vary() {
        const Eigen::MatrixXd x = gaussian(30, 5, 1);
        QVERIFY(!linear_cka(make_responses(x, "x"),
                            make_responses(Eigen::MatrixXd::Constant(30, 2, 0.1), "y")));
    }
};

QTEST_GUILESS_MAIN(CkaTest)
#include "cka_test.moc"

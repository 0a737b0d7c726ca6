#include "core/responses/read_responses.h"
#include "core/synthetic/demos.h"
#include "support/files.h"

#include <QtTest>

using namespace counterpart;
using counterpart::test::Folder;

namespace {

DemoResponses opened(const std::string& id) {
    Result<DemoResponses> demo = open_demo(id, Progress());
    if (!demo.ok())
        qFatal("%s", demo.problem().sentence().c_str());
    return std::move(demo).value();
}

double correlation(const Responses& a, Index i, const Responses& b, Index j) {
    Eigen::VectorXd x(a.n_samples());
    Eigen::VectorXd y(b.n_samples());
    for (Index s = 0; s < a.n_samples(); ++s) {
        x[s] = a.at(s, i);
        y[s] = b.at(s, j);
    }
    x.array() -= x.mean();
    y.array() -= y.mean();
    return x.dot(y) / (x.norm() * y.norm());
}

} // namespace

class DemosTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void every_demo_opens_two_networks_on_the_same_samples() {
        QCOMPARE(demos().size(), std::size_t{3});
        for (const Demo& demo : demos()) {
            const DemoResponses both = opened(demo.id);
            QCOMPARE(both.left->n_samples(), both.right->n_samples());
            QCOMPARE(both.left->source().name, demo.left);
            QVERIFY(both.left->source().path.empty());
            QVERIFY(!demo.title().isEmpty() && !demo.description().isEmpty());
        }
    }

    void the_counterexample_holds_its_eighteen_numbers() {
        const DemoResponses both = opened("counterexample");
        const double x[3][3] = {{0, 3, 6}, {1, 4, 7}, {2, 5, 8}};
        const double y[3][3] = {{6, 0, 0}, {7, -1, -123}, {8, 0, 1000}};
        for (Index s = 0; s < 3; ++s)
            for (Index i = 0; i < 3; ++i) {
                QCOMPARE(both.left->at(s, i), x[s][i]);
                QCOMPARE(both.right->at(s, i), y[s][i]);
            }
        QCOMPARE(both.left->neuron_name(1), std::string("x1"));
    }

    void detectors_are_the_same_in_another_order_and_look_unrelated_by_index() {
        const DemoResponses both = opened("detectors");
        const Responses& a = *both.left;
        const Responses& b = *both.right;
        QCOMPARE(a.n_samples(), Index{200});
        for (Index i = 0; i < a.n_neurons(); ++i) {
            QVERIFY(std::abs(correlation(a, i, b, i)) < 0.3);
            const auto& names = b.neuron_names();
            const auto same = std::find(names.begin(), names.end(), a.neuron_name(i));
            QVERIFY(same != names.end());
            for (Index s = 0; s < a.n_samples(); ++s)
                QCOMPARE(b.at(s, same - names.begin()), a.at(s, i));
        }
    }

    void the_digits_are_twelve_networks_without_an_undefined_neuron() {
        const Folder folder;
        const auto paths = write_demo("digits", folder.path(QStringLiteral("digits")));
        QVERIFY(paths.ok());
        QCOMPARE(paths.value().size(), std::size_t{12});
        for (const std::string& path : paths.value()) {
            const Result<Responses> responses = read_responses(path, {}, Progress());
            QVERIFY(responses.ok());
            QCOMPARE(responses.value().n_samples(), Index{500});
            QCOMPARE(responses.value().n_neurons(), Index{64});
            QVERIFY(responses.value().is_single());
            for (Index i = 0; i < 64; ++i)
                QVERIFY(responses.value().at(0, i) != responses.value().at(1, i));
        }
    }

    void written_files_are_what_the_window_shows() {
        const Folder folder;
        for (const Demo& demo : demos()) {
            const std::string directory = folder.path(QString::fromStdString(demo.id));
            QVERIFY(write_demo(demo.id, directory).ok());
            const DemoResponses shown = opened(demo.id);
            const auto left = read_responses(directory + "/" + demo.left, {}, Progress());
            const auto right = read_responses(directory + "/" + demo.right, {}, Progress());
            QVERIFY(left.ok() && right.ok());
            QVERIFY(left.value().values().numbers == shown.left->values().numbers);
            QVERIFY(right.value().values().numbers == shown.right->values().numbers);
            QVERIFY(QFile::exists(QString::fromStdString(directory + "/" + demo.id + ".md")));
        }
    }

    void writing_twice_is_fine_but_another_file_is_not_replaced() {
        const Folder folder;
        const std::string directory = folder.path(QStringLiteral("."));
        QVERIFY(write_demo("counterexample", directory).ok());
        QVERIFY(write_demo("counterexample", directory).ok());
        const std::string mine = folder.write(QStringLiteral("detectors_b.csv"), "mine");
        const auto refused = write_demo("detectors", directory);
        QVERIFY(refused.failed());
        QVERIFY(refused.problem().where.find("detectors_b.csv") != std::string::npos);
        QFile kept(QString::fromStdString(mine));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("mine"));
        QVERIFY(
            !QFile::exists(QString::fromStdString(folder.path(QStringLiteral("detectors_a.csv")))));
    }

    void an_unknown_demo_names_those_there_are() {
        const auto refused = open_demo("digit", Progress());
        QVERIFY(refused.failed());
        QVERIFY(refused.problem().sentence().find("digits, detectors") != std::string::npos);
        QVERIFY(write_demo("digit", "/nowhere").failed());
    }

    void a_file_is_no_folder() {
        const Folder folder;
        const std::string file = folder.write(QStringLiteral("f"), "x");
        QVERIFY(write_demo("detectors", file).failed());
        QVERIFY(write_demo("detectors", file + "/below").failed());
    }

    void a_cancel_is_no_error() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(open_demo("digits", Progress(stop.get_token())).cancelled());
    }
};

QTEST_GUILESS_MAIN(DemosTest)
#include "demos_test.moc"

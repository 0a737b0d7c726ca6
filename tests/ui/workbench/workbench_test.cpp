#include "ui/workbench/workbench.h"

#include "response_files.h"

#include <QFile>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace counterpart;
using namespace counterpart::test;

Q_DECLARE_METATYPE(counterpart::Problem)
Q_DECLARE_METATYPE(std::vector<counterpart::Remedy>)

class WorkbenchTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_random(folder_, QStringLiteral("a.npy"), 40, 6, 1);
    std::string b_ = write_random(folder_, QStringLiteral("b.npy"), 40, 5, 2);
    std::string turned_ =
        write_npy(folder_, QStringLiteral("turned.npy"), gaussian(40, 5, 2).transpose());

    [[nodiscard]] std::string hollow_npy(Index samples, Index neurons) const {
        const QByteArray header =
            QStringLiteral("{'descr': '<f4', 'fortran_order': False, 'shape': (%1, %2), }\n")
                .arg(samples)
                .arg(neurons)
                .toLatin1();
        QFile written(
            QString::fromStdString(folder_.write(QStringLiteral("wide.npy"), npy(header, {}))));
        if (!written.resize(written.size() + 4 * qint64(samples) * neurons))
            qFatal("no room for a file of holes");
        return written.fileName().toStdString();
    }

    static PairRequest pair(const std::string& left, const std::string& right) {
        return {{nullptr, left, false}, {nullptr, right, false}, {}, {}};
    }

    static QStringList labels(const QSignalSpy& failed) {
        QStringList list;
        for (const Remedy& remedy : failed.last()[1].value<std::vector<Remedy>>())
            list << remedy.label;
        return list;
    }

  private Q_SLOTS:
    void a_pair_arrives_whole() {
        Workbench bench;
        bench.open(pair(a_, b_));
        QVERIFY(!bench.opened().left);
        QTRY_VERIFY(bench.opened().comparison);
        QCOMPARE(bench.opened().left->source().name, std::string("a.npy"));
        QCOMPARE(bench.opened().comparison->right, bench.opened().right);
        QCOMPARE(bench.opened().right->n_neurons(), Index(5));
    }

    void what_the_files_take_is_known_while_they_are_read() {
        Workbench bench;
        double foreseen = 0;
        connect(&bench.job(), &Job::progressed, &bench,
                [&] { foreseen = std::max(foreseen, bench.foreseen_bytes()); });
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        // 40 · (6 + 5) values as double, and what window_need() has for each pair.
        QCOMPARE(bench.foreseen_bytes(), 8.0 * 40 * 11 + 8.5 * 6 * 5);
        QVERIFY(foreseen == 0 || foreseen == bench.foreseen_bytes());
        bench.set_sign(Sign::signed_); // nothing is read for that
        QTRY_VERIFY(bench.opened().comparison->options.sign == Sign::signed_);
        QCOMPARE(bench.foreseen_bytes(), 0.0);
    }

    /// As long as its header says, and nearly all of it a hole. The file fits; its pairs do not.
    void a_pair_too_large_to_compare_is_refused_before_it_is_read() {
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        const std::string wide = hollow_npy(2, 4'000'000);
        bench.open(pair(wide, wide));
        QTRY_COMPARE(failed.size(), 1);
        const auto problem = failed.last()[0].value<Problem>();
        QVERIFY2(problem.what.find("reading and comparing them takes at least") == 0,
                 problem.what.c_str());
        QCOMPARE(problem.where, std::string("wide.npy and wide.npy"));
        QVERIFY(bench.foreseen_bytes() > 1e14);
    }

    void one_side_alone_has_no_comparison_until_the_other_comes() {
        Workbench bench;
        bench.open_side(Side::right, b_);
        QTRY_VERIFY(bench.opened().right);
        QVERIFY(!bench.opened().comparison);
        const auto right = bench.opened().right;
        bench.open_side(Side::left, a_);
        QTRY_VERIFY(bench.opened().comparison);
        QCOMPARE(bench.opened().right, right);
    }

    void changed_options_compare_the_same_responses_again() {
        Workbench bench;
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        const Opened before = bench.opened();
        // Gone: whoever reads again would fail.
        const std::string gone = write_random(folder_, QStringLiteral("gone.npy"), 40, 6, 3);
        bench.open_side(Side::left, gone);
        QTRY_VERIFY(bench.opened().left != before.left);
        const auto left = bench.opened().left;
        QVERIFY(QFile::remove(QString::fromStdString(gone)));
        bench.set_correlation(CorrelationKind::spearman);
        bench.set_sign(Sign::signed_);
        QTRY_COMPARE(bench.opened().comparison->options.sign, Sign::signed_);
        QCOMPARE(bench.opened().comparison->options.correlation, CorrelationKind::spearman);
        QCOMPARE(bench.opened().left, left);
    }

    void a_swap_changes_the_sides_and_reads_nothing() {
        Workbench bench;
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        const Opened before = bench.opened();
        bench.swap();
        QTRY_COMPARE(bench.opened().left, before.right);
        QCOMPARE(bench.opened().right, before.left);
        QCOMPARE(bench.opened().comparison->correlations->r(3, 4),
                 before.comparison->correlations->r(4, 3));
    }

    void another_sign_takes_the_correlations_that_are_there() {
        Workbench bench;
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        const auto correlations = bench.opened().comparison->correlations;
        bench.set_sign(Sign::signed_);
        QTRY_COMPARE(bench.opened().comparison->options.sign, Sign::signed_);
        QCOMPARE(bench.opened().comparison->correlations, correlations);
    }

    void what_was_asked_for_last_counts_while_a_job_runs() {
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.open(pair(a_, b_));
        bench.set_sign(Sign::signed_);
        bench.swap();
        bench.set_correlation(CorrelationKind::spearman);
        bench.set_sign(Sign::absolute);
        QCOMPARE(bench.options().correlation, CorrelationKind::spearman);
        QTRY_VERIFY(!bench.job().running());
        QVERIFY(bench.opened().comparison);
        QCOMPARE(bench.opened().comparison->options.correlation, CorrelationKind::spearman);
        QCOMPARE(bench.opened().comparison->options.sign, Sign::absolute);
        QCOMPARE(bench.opened().left->source().name, std::string("b.npy"));
        QCOMPARE(failed.size(), 0);
    }

    void a_demo_that_is_still_opening_can_be_swapped() {
        Workbench bench;
        bench.open_demo("detectors");
        bench.swap();
        QTRY_VERIFY(bench.opened().comparison);
        QCOMPARE(bench.opened().left->source().name, std::string("detectors_b.csv"));
        QCOMPARE(bench.opened().right->source().name, std::string("detectors_a.csv"));
    }

    void a_failure_leaves_everything_as_it_was() {
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        const auto before = bench.opened().comparison;
        bench.open(pair(folder_.path(QStringLiteral("missing.npy")), b_));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(bench.opened().comparison, before);
        QVERIFY(failed[0][0].value<Problem>().sentence().find("missing.npy") != std::string::npos);
        QVERIFY(labels(failed).isEmpty());
        bench.set_sign(Sign::signed_); // builds on what is open, not on what failed
        QTRY_COMPARE(bench.opened().comparison->options.sign, Sign::signed_);
        QCOMPARE(bench.opened().left, before->left);
    }

    void a_cancel_takes_the_options_back() {
        Workbench bench;
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        const LongPair slow(folder_);
        PairRequest request = pair(slow.left, slow.right);
        request.options.correlation = CorrelationKind::spearman;
        QSignalSpy progressed(&bench.job(), &Job::progressed);
        bench.open(request);
        QTRY_VERIFY(!progressed.isEmpty());
        QCOMPARE(bench.options().correlation, CorrelationKind::spearman);
        bench.job().cancel();
        QCOMPARE(bench.options().correlation, CorrelationKind::pearson);
        QCOMPARE(bench.opened().left->source().name, std::string("a.npy"));
    }

    void a_transposed_file_brings_the_transpose_that_fits() {
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.open(pair(a_, turned_));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(labels(failed), QStringList{QStringLiteral("Transpose right")});
        bench.open(failed[0][1].value<std::vector<Remedy>>().front().request);
        QTRY_VERIFY(bench.opened().comparison);
        QVERIFY(bench.opened().right->source().transposed);
        QCOMPARE(bench.opened().right->n_neurons(), Index(5));
    }

    void two_transposed_files_of_unlike_width_are_both_turned() {
        const auto left =
            write_npy(folder_, QStringLiteral("l.npy"), gaussian(40, 7, 5).transpose());
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.open(pair(left, turned_));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(labels(failed), QStringList{QStringLiteral("Transpose both")});
        bench.open(failed[0][1].value<std::vector<Remedy>>().front().request);
        QTRY_VERIFY(bench.opened().comparison);
        QCOMPARE(bench.opened().left->n_neurons(), Index(7));
    }

    void a_new_side_that_does_not_fit_can_be_opened_alone() {
        const auto other = write_random(folder_, QStringLiteral("other.npy"), 33, 4, 6);
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.open(pair(a_, b_));
        QTRY_VERIFY(bench.opened().comparison);
        bench.open_side(Side::left, other);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(labels(failed), QStringList{QStringLiteral("Open left alone")});
        bench.open(failed[0][1].value<std::vector<Remedy>>().front().request);
        QTRY_VERIFY(!bench.opened().right);
        QCOMPARE(bench.opened().left->n_samples(), Index(33));
    }

    void options_that_were_chosen_before_anything_is_open_outlive_a_bad_file() {
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.set_sign(Sign::signed_);
        bench.open({{nullptr, a_, false}, {nullptr, "/nowhere.npy", false}, {}, bench.options()});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(bench.options().sign, Sign::signed_);
    }

    void with_one_sample_only_a_transpose_that_helps_is_offered() {
        const auto row = [this](const char* name, Index neurons, std::uint64_t seed) {
            return write_random(folder_, QString::fromLatin1(name), 1, int(neurons), seed);
        };
        Workbench bench;
        QSignalSpy failed(&bench, &Workbench::failed);
        bench.open(pair(row("row_a.npy", 9, 8), row("row_b.npy", 9, 9)));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(labels(failed).value(0), QStringLiteral("Transpose both"));
        bench.open(failed[0][1].value<std::vector<Remedy>>().front().request);
        QTRY_VERIFY(bench.opened().comparison);
        QCOMPARE(bench.opened().left->n_samples(), Index(9));
    }

    void a_transpose_turns_the_side_and_back() {
        const auto square = write_random(folder_, QStringLiteral("square.npy"), 40, 40, 7);
        Workbench bench;
        bench.open(pair(square, a_));
        QTRY_VERIFY(bench.opened().comparison);
        const double value = bench.opened().left->at(3, 8);
        bench.transpose(true, false);
        QTRY_VERIFY(bench.opened().left->source().transposed);
        QCOMPARE(bench.opened().left->at(8, 3), value);
        bench.transpose(true, false);
        QTRY_VERIFY(!bench.opened().left->source().transposed);
    }
};

QTEST_MAIN(WorkbenchTest)
#include "workbench_test.moc"

#include "ui/workbench/memory.h"

#include "response_files.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class MemoryTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void this_machine_has_memory() { QVERIFY(machine_memory() > 64e6); }

    void a_comparison_takes_its_correlations_and_for_spearman_the_ranks() {
        const Responses left = make_responses(gaussian(10, 30, 1), "l");
        const Responses right = make_responses(gaussian(10, 20, 2), "r");
        const double pearson = comparison_bytes(left, right, {});
        QVERIFY(pearson >= 4.0 * 30 * 20);
        CompareOptions spearman;
        spearman.correlation = CorrelationKind::spearman;
        QCOMPARE(comparison_bytes(left, right, spearman), pearson + 4.0 * 10 * (30 + 20));
    }

    void what_exceeds_the_machine_is_refused_with_both_sizes() {
        constexpr double gib = 1024.0 * 1024.0 * 1024.0;
        QVERIFY(!exceeds_memory(2 * gib, 2 * gib));
        const auto problem = exceeds_memory(37.5 * gib, 16 * gib);
        QVERIFY(problem);
        const std::string sentence = problem->sentence();
        QVERIFY(sentence.find("37.5 GiB") != std::string::npos);
        QVERIFY(sentence.find("16.0 GiB") != std::string::npos);
    }

    void a_file_is_refused_by_its_header() {
        const Folder folder;
        const std::string path = write_random(folder, QStringLiteral("f.npy"), 100, 10, 3);
        QVERIFY(!file_exceeds_memory(path, 1e6));
        const auto problem = file_exceeds_memory(path, 1000);
        QVERIFY(problem);
        QCOMPARE(problem->where, path);
    }

    void what_cannot_be_read_is_left_to_the_reader() {
        QVERIFY(!file_exceeds_memory("/nowhere/at/all.npy", 1));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"

#include "core/base/memory.h"

#include "core/comparison/comparison.h"
#include "core/comparison/memory_need.h"
#include "core/responses/read_responses.h"
#include "support/files.h"
#include "support/support.h"

#include <QtTest>
#include <memory>

using namespace counterpart;

class MemoryTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void this_machine_has_memory() {
        QVERIFY(available_memory() > 16e6);
        QVERIFY(available_memory() < 1e15);
    }

    void what_does_not_fit_is_refused_with_both_sizes() {
        constexpr double gib = 1024.0 * 1024.0 * 1024.0;
        QVERIFY(!exceeds_memory("a.npy", "its responses take", 2 * gib, 2 * gib));
        const auto problem = exceeds_memory("a.npy", "its responses take", 37.46 * gib, 16 * gib);
        QVERIFY(problem);
        QCOMPARE(problem->sentence(),
                 std::string("a.npy: its responses take at least 37.5 GiB of memory, and 16.0 GiB "
                             "are free; choose fewer samples or neurons."));
    }

    /// As long as its header says, and nearly all of it a hole.
    void a_file_larger_than_memory_is_refused_before_it_is_read() {
        const test::Folder folder;
        constexpr qint64 side = 1'000'000;
        QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 1000000), "
                            "}";
        header += QByteArray((64 - (11 + header.size()) % 64) % 64, ' ') + '\n';
        const QByteArray head = test::npy(header, {});
        const std::string path = folder.write(QStringLiteral("hole.npy"), head);
        QFile file(QString::fromStdString(path));
        if (!file.resize(head.size() + side * side * 4))
            QSKIP("the file system holds no file of 4 TB");
        const Result<Responses> x = read_responses(path, {}, {});
        QVERIFY(x.failed());
        QCOMPARE(x.problem().where, path);
        QVERIFY2(x.problem().what.find("3725.3 GiB") != std::string::npos,
                 x.problem().what.c_str());
    }

    void what_two_files_need_is_known_from_their_headers() {
        FileDescription file;
        file.value_type = "float32";
        file.rows = 2000;
        file.columns = 8192;
        const SideNeed left = *side_need(file, false);
        QCOMPARE(left.n_neurons, Index(8192));
        QCOMPARE(left.bytes, 4.0 * 2000 * 8192);
        file.value_type = "int32, big-endian"; // more than float holds
        const SideNeed turned = *side_need(file, true);
        QCOMPARE(turned.n_samples, Index(8192));
        QCOMPARE(turned.bytes, 8.0 * 2000 * 8192);
        QVERIFY(!memory_need(left, turned, CorrelationKind::pearson));
        QCOMPARE(*memory_need(left, left, CorrelationKind::pearson),
                 2 * left.bytes + 4.5 * 8192 * 8192);
        file.columns.reset(); // a text that is longer than its first block
        QVERIFY(!side_need(file, false));
    }

    void the_foretold_need_is_no_less_than_what_reading_keeps_data() {
        QTest::addColumn<QString>("fixture");
        for (const char* name :
             {"f2_little_c", "f4_little_c", "f8_little_c", "i1_little_c", "i2_big_c", "i4_little_c",
              "i8_little_c", "u1_little_c", "u2_little_c", "u4_little_c", "u8_little_c", "b1_c"})
            QTest::newRow(name) << QStringLiteral("%1/npy/%2.npy")
                                       .arg(QStringLiteral(COUNTERPART_FIXTURES),
                                            QLatin1String(name));
    }
    void the_foretold_need_is_no_less_than_what_reading_keeps() {
        QFETCH(QString, fixture);
        const auto file = describe_file(fixture.toStdString());
        const Result<Responses> read = read_responses(fixture.toStdString(), {}, {});
        QVERIFY(file.ok() && read.ok());
        const double values = double(read.value().n_samples() * read.value().n_neurons());
        const double each = read.value().is_single() ? sizeof(float) : sizeof(double);
        QCOMPARE(side_need(file.value(), false)->bytes, values * each);
    }

    void a_comparison_larger_than_memory_is_refused_before_it_is_begun() {
        const auto side = [](const char* name) {
            auto values = std::make_shared<ResponseValues>();
            values->numbers = std::vector<float>(2 * 2'000'000, 1.0F);
            Source source;
            source.name = name;
            return std::make_shared<const Responses>(std::move(values), 2, 2'000'000,
                                                     Responses::Layout::sample_major, source);
        };
        const auto result = compare(side("a.npy"), side("b.npy"), {}, {});
        QVERIFY(result.failed());
        QCOMPARE(result.problem().where, std::string("a.npy and b.npy"));
        QVERIFY2(result.problem().what.find("GiB of memory") != std::string::npos,
                 result.problem().what.c_str());
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"

// Valid files, then broken by the thousand: every one is read, or refused in one sentence.

#include "core/responses/read_responses.h"
#include "support/files.h"
#include "support/support.h"

#include <QtTest>
#include <random>
#include <sys/resource.h>

using namespace counterpart;

namespace {

/// Some bytes of a valid file replaced, removed, doubled or cut off.
QByteArray broken(QByteArray bytes, std::mt19937_64& random) {
    const auto below = [&random](qsizetype n) {
        return n <= 0 ? qsizetype{0} : qsizetype(random() % std::uint64_t(n));
    };
    const int changes = 1 + int(below(4));
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        // Most of what can go wrong stands at the start.
        const qsizetype at =
            below(below(2) == 0 ? bytes.size() : std::min<qsizetype>(128, bytes.size()));
        static const QByteArray telling = "0123456789,;\t\n\r\"'()[]{}.-+eEinfa #<>|=LO";
        switch (below(6)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.remove(at, 1 + below(8));
            break;
        case 2:
            bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(40)));
            break;
        case 3:
            bytes[at] = char(random());
            break;
        default:
            bytes[at] = telling[below(telling.size())];
        }
    }
    return bytes;
}

QByteArray contents(const QString& name) {
    QFile file(test::fixture(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DamagedFilesTest : public QObject {
    Q_OBJECT
    test::Folder folder_;

    /// From a file it is the same, and a description says of a valid file what is in it.
    void look_at_as_file(const QString& name, const QByteArray& bytes, bool readable) {
        const std::string path = folder_.write(name, bytes);
        const Result<Responses> x = read_responses(path, {}, {});
        QCOMPARE(x.ok(), readable);
        const Result<FileDescription> file = describe_file(path);
        if (!x.ok())
            return;
        QVERIFY(file.ok());
        QCOMPARE(file.value().columns.value_or(-1), x.value().n_neurons());
        QCOMPARE(file.value().rows.value_or(-1), x.value().n_samples());
    }

  private Q_SLOTS:
    void initTestCase() {
        // An allocation by what a damaged header claims would fail here, and end the test.
        const rlimit limit{rlim_t{4} << 30, rlim_t{4} << 30};
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        ::setrlimit(RLIMIT_AS, &limit);
#else
        Q_UNUSED(limit);
#endif
    }

    void broken_files_are_read_or_refused_in_one_sentence_data() {
        QTest::addColumn<QByteArray>("valid");
        QTest::addColumn<QString>("name");
        for (const char* name : {"f4_little_c", "i8_big_fortran", "f2_little_c", "b1_c",
                                 "f4_little_c_v3", "refused_record", "refused_3d"})
            QTest::newRow(name) << contents(QStringLiteral("npy/%1.npy").arg(QLatin1String(name)))
                                << QStringLiteral("x.npy");
        QTest::newRow("csv") << QByteArray(
                                    "id,n1,\"n 2\"\r\ns1,1.5,-2e3\r\ns2,\"3\",4\r\ns3,5,6\r\n")
                             << QStringLiteral("x.csv");
        QTest::newRow("pandas") << QByteArray(",0,1\n0,.5,1.25\n1,2.5,1e-3\n2,1.,0\n")
                                << QStringLiteral("x.csv");
        QTest::newRow("decimal commas")
            << QByteArray("a;b\n1,5;2\n0,5;1,125\n") << QStringLiteral("x.csv");
        QTest::newRow("tsv") << QByteArray("# a b\n1\t2\n3\t4\n\n") << QStringLiteral("x.tsv");
    }
    void broken_files_are_read_or_refused_in_one_sentence() {
        QFETCH(QByteArray, valid);
        QFETCH(QString, name);
        QVERIFY(!valid.isEmpty());
        for (std::uint64_t seed = 0; seed < 1500; ++seed) {
            std::mt19937_64 random(seed);
            const QByteArray bytes = broken(valid, random);
            const Result<Responses> x = read_bytes(name.toStdString(), bytes.toStdString(), {}, {});
            const QByteArray told = "seed " + QByteArray::number(qulonglong(seed));
            QVERIFY2(!x.cancelled(), told.constData());
            if (x.ok()) {
                const Index values = x.value().n_samples() * x.value().n_neurons();
                QVERIFY2(values > 0 && values <= bytes.size(), told.constData());
                QVERIFY2(std::isfinite(
                             x.value().at(x.value().n_samples() - 1, x.value().n_neurons() - 1)),
                         told.constData());
            } else {
                const std::string sentence = x.problem().sentence();
                QVERIFY2(sentence.find('\n') == std::string::npos && !x.problem().what.empty(),
                         told.constData());
            }
            // Writing so many files would take minutes on a busy disk.
            if (seed % 50 == 0)
                look_at_as_file(name, bytes, x.ok());
        }
    }
};

QTEST_GUILESS_MAIN(DamagedFilesTest)
#include "damaged_files_test.moc"

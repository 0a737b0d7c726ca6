#include "core/responses/read_responses.h"
#include "support/files.h"

#include <QDateTime>
#include <QtTest>
#include <sys/stat.h>
#include <utility>

using namespace counterpart;

class RefusedFilesTest : public QObject {
    Q_OBJECT
    test::Folder folder_;

  private Q_SLOTS:
    void known_formats_are_refused_with_the_line_that_converts_them_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const QByteArray& bytes, const char* name, const char* what,
                            const char* remedy) {
            QTest::newRow(name) << bytes << QString::fromUtf8(name) << QString::fromUtf8(what)
                                << QString::fromUtf8(remedy);
        };
        const QByteArray zip("PK\x03\x04\x14\x00\x00\x00", 8);
        row(zip, "a.npz", ".npz", "np.load(\"a.npz\")");
        row(zip, "a.pt", "PyTorch", "torch.load(\"a.pt\")");
        row(zip, "a.xlsx", "Excel", "CSV");
        row(zip, "a.npy", "zip", "np.load(\"a.npy\")");
        row(QByteArray("\x1f\x8b\x08\x00", 4), "a.csv.gz", "gzip", "gunzip");
        row(QByteArray("\x28\xb5\x2f\xfd\x00", 5), "a.zst", "zstd", "unzstd");
        row(QByteArray("\x89HDF\r\n\x1a\n\x00\x00", 10), "a.h5", "HDF5", "h5py.File(\"a.h5\")");
        row(QByteArray("MATLAB 7.3 MAT-file, Platform\x00\x02", 31), "v73.mat", "7.3",
            "h5py.File(\"v73.mat\")");
        row(QByteArray("MATLAB 5.0 MAT-file, Platform\x00\x01", 31), "v5.mat", "MATLAB",
            "scipy.io.loadmat(\"v5.mat\")");
        row(QByteArray("PAR1\x15\x04\x15\x00", 8), "a.parquet", "Parquet",
            "pandas.read_parquet(\"a.parquet\")");
        row(QByteArray("\x80\x04\x95\x10\x00\x00", 6), "a.pkl", "pickle", "if you trust it");
        row(QByteArray("\xff\xfe\x31\x00\x2c\x00", 6), "a.csv", "UTF-16", "iconv");
        row("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "b.npy",
            "Git LFS", "git lfs pull");
        row("<!DOCTYPE html><html></html>", "c.npy", "web page", "download");
        row(QByteArray("\x01\x02\x03\x04", 4), "a.bin", "no format", ".npy");
        row("", "empty.npy", "empty", "");
    }
    void known_formats_are_refused_with_the_line_that_converts_them() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, what);
        QFETCH(QString, remedy);
        const std::string path = folder_.write(name, bytes);
        const Result<Responses> x = read_responses(path, {}, {});
        QVERIFY(x.failed());
        const Problem& problem = x.problem();
        QVERIFY2(QString::fromStdString(problem.what).contains(what), problem.what.c_str());
        QVERIFY2(QString::fromStdString(problem.remedy).contains(remedy), problem.remedy.c_str());
        QCOMPARE(problem.where, path);
        QCOMPARE(describe_file(path).problem().sentence(), problem.sentence());
    }

    void a_table_whose_first_name_looks_like_a_format_is_still_a_table() {
        const std::string path = folder_.write(QStringLiteral("x.csv"), "PAR1,PAR2\n1,2\n3,4\n");
        QVERIFY(read_responses(path, {}, {}).ok());
    }

    void what_is_no_file_is_told_as_what_it_is() {
        const auto what = [](const std::string& path) {
            return QString::fromStdString(read_responses(path, {}, {}).problem().what);
        };
        QVERIFY(
            what(folder_.path(QStringLiteral("missing.npy"))).contains(QStringLiteral("no such")));
        QVERIFY(what(folder_.path(QString())).contains(QStringLiteral("folder")));
        QVERIFY(what(std::string()).contains(QStringLiteral("empty")));
        QVERIFY(what("/dev/zero").contains(QStringLiteral("device")));
        const std::string pipe = folder_.path(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(what(pipe).contains(QStringLiteral("pipe")));
    }

    void a_name_with_a_line_end_is_still_told_on_one_line() {
        const std::string sentence =
            read_responses(folder_.path(QStringLiteral("a\nb.npy")), {}, {}).problem().sentence();
        QVERIFY(sentence.find('\n') == std::string::npos);
        QVERIFY(sentence.find("a b.npy: there is no such file; ") != std::string::npos);
    }

    void a_file_that_changes_while_it_is_read_is_refused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("change");
        const QByteArray table = QByteArray("1,2,3\n").repeated(400000);
        const QByteArray array =
            test::npy("{'descr': '|i1', 'fortran_order': False, 'shape': (1500000, 2), }\n",
                      QByteArray(3'000'000, '\1'));
        for (const auto& [how, change] :
             {std::pair{"longer", 6}, {"shorter", -6}, {"as long", 0}}) {
            QTest::addRow("table, %s", how) << QStringLiteral("x.csv") << table << change;
            QTest::addRow("array, %s", how) << QStringLiteral("x.npy") << array << change;
        }
    }
    void a_file_that_changes_while_it_is_read_is_refused() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, change);
        const std::string path = folder_.write(name, bytes);
        QFile file(QString::fromStdString(path));
        // A time that no clock's coarseness can make the same.
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000),
                                 QFileDevice::FileModificationTime));
        bool changed = false;
        const Progress progress({}, [&](Stage, double) {
            if (!std::exchange(changed, true))
                changed = file.resize(bytes.size() + change) && file.seek(4000) &&
                          file.write("7") == 1 && file.flush();
        });
        const Result<Responses> x = read_responses(path, {}, progress);
        QVERIFY(changed);
        QVERIFY(x.failed());
        QVERIFY2(x.problem().remedy.find("try again") == 0, x.problem().sentence().c_str());
    }
};

QTEST_GUILESS_MAIN(RefusedFilesTest)
#include "refused_files_test.moc"

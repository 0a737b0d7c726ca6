#include "core/report/save.h"
#include "core/report/small_comparison.h"
#include "core/responses/read_responses.h"
#include "support/files.h"

#include <QDir>
#include <QtTest>
#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <unistd.h>

using namespace counterpart;

namespace {

QByteArray contents(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SaveTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_file_is_written_and_written_over() {
        test::Folder folder;
        const std::string path = folder.path(QStringLiteral("x"));
        QVERIFY(save_bytes(path, "one", {}).ok());
        QVERIFY(save_bytes(path, "two", {}).ok());
        QCOMPARE(contents(path), QByteArray("two"));
    }

    void an_input_is_never_written_over_data() {
        QTest::addColumn<QString>("output");
        QTest::newRow("itself") << QStringLiteral("in.npy");
        QTest::newRow("another spelling") << QStringLiteral("./sub/../in.npy");
        QTest::newRow("symbolic link") << QStringLiteral("symbolic.npy");
        QTest::newRow("hard link") << QStringLiteral("hard.npy");
        QTest::newRow("through a linked folder") << QStringLiteral("linked/in.npy");
    }
    void an_input_is_never_written_over() {
        QFETCH(QString, output);
        test::Folder folder;
        const std::string input = folder.write(QStringLiteral("in.npy"), "precious");
        QVERIFY(QDir().mkdir(QString::fromStdString(folder.path(QStringLiteral("sub")))));
        QCOMPARE(::symlink(input.c_str(), folder.path(QStringLiteral("symbolic.npy")).c_str()), 0);
        QCOMPARE(::link(input.c_str(), folder.path(QStringLiteral("hard.npy")).c_str()), 0);
        QCOMPARE(::symlink(".", folder.path(QStringLiteral("linked")).c_str()), 0);
        const std::string path = folder.path(output);
        const Result<Done> saved = save_bytes(path, "new", {"other.npy", input});
        QVERIFY(saved.failed());
        QCOMPARE(saved.problem().where, path);
        QVERIFY(QString::fromStdString(saved.problem().what).contains(QStringLiteral("input")));
        QCOMPARE(contents(input), QByteArray("precious"));
    }

    void what_cannot_be_written_is_told_in_a_sentence() {
        test::Folder folder;
        const auto what = [](const std::string& path) {
            const Result<Done> saved = save_bytes(path, "x", {});
            return saved.failed() ? QString::fromStdString(saved.problem().what) : QString();
        };
        QVERIFY(what(folder.path(QStringLiteral("no/such/file")))
                    .contains(QStringLiteral("no folder")));
        QVERIFY(what(folder.path(QStringLiteral("."))).contains(QStringLiteral("folder")));
        QVERIFY(what("").contains(QStringLiteral("no file name")));
        QVERIFY(what("/dev/full").contains(QStringLiteral("No space left")));
        QVERIFY(what("/dev/null").isEmpty());
        QVERIFY(QFileInfo::exists(QStringLiteral("/dev/null")));
    }

    void a_failed_write_leaves_the_old_file_and_nothing_else() {
        test::Folder folder;
        const std::string path = folder.write(QStringLiteral("x"), "old");
        // A limit on file sizes stands for a full disk.
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{4096, before.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Result<Done> saved = save_bytes(path, QByteArray(100000, 'x'), {});
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(saved.failed());
        QCOMPARE(contents(path), QByteArray("old"));
        const QDir directory(QString::fromStdString(folder.path(QString())));
        QCOMPARE(directory.entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("x")});
    }

    void files_that_are_staged_together_appear_together() {
        test::Folder folder;
        const std::string old = folder.write(QStringLiteral("old"), "before");
        const std::string fresh = folder.path(QStringLiteral("fresh"));
        {
            StagedFiles files;
            QVERIFY(files.add(old, "after", {}).ok());
            QVERIFY(files.add(fresh, "new", {}).ok());
            QCOMPARE(contents(old), QByteArray("before"));
            QVERIFY(files.commit().ok());
        }
        QCOMPARE(contents(old), QByteArray("after"));
        QCOMPARE(contents(fresh), QByteArray("new"));
    }

    void where_the_last_cannot_be_named_the_ones_before_it_are_taken_back() {
        test::Folder folder;
        const std::string old = folder.write(QStringLiteral("old"), "before");
        const std::string fresh = folder.path(QStringLiteral("fresh"));
        const std::string blocked = folder.path(QStringLiteral("blocked"));
        const QDir directory(QString::fromStdString(folder.path(QString())));
        {
            StagedFiles files;
            QVERIFY(files.add(old, "after", {}).ok());
            QVERIFY(files.add(fresh, "new", {}).ok());
            QVERIFY(files.add(blocked, "new", {}).ok());
            QVERIFY(directory.mkdir(QStringLiteral("blocked"))); // no file replaces a folder
            const Result<Done> named = files.commit();
            QVERIFY(named.failed());
            QCOMPARE(named.problem().where, blocked);
        }
        QCOMPARE(contents(old), QByteArray("before"));
        QCOMPARE(directory.entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("old")});
    }

    void what_was_replaced_leaves_nothing_beside() {
        test::Folder folder;
        const std::string target = folder.write(QStringLiteral("target"), "before");
        const std::string link = folder.path(QStringLiteral("link"));
        QCOMPARE(::symlink("target", link.c_str()), 0);
        QVERIFY(save_bytes(link, "after", {}).ok());
        QCOMPARE(contents(target), QByteArray("after"));
        const QDir directory(QString::fromStdString(folder.path(QString())));
        QCOMPARE(directory.entryList(QDir::Files | QDir::Hidden),
                 (QStringList{QStringLiteral("link"), QStringLiteral("target")}));
    }

    void of_files_staged_together_a_failure_leaves_none() {
        test::Folder folder;
        const std::string old = folder.write(QStringLiteral("old"), "before");
        {
            StagedFiles files;
            QVERIFY(files.add(old, "after", {}).ok());
            QVERIFY(files.add("/dev/full", "much", {}).ok());
            QVERIFY(files.commit().failed());
        }
        {
            StagedFiles files;
            QVERIFY(files.add(old, "after", {}).ok());
            QVERIFY(files.add(folder.path(QStringLiteral("no/such")), "x", {}).failed());
        }
        QCOMPARE(contents(old), QByteArray("before"));
        const QDir directory(QString::fromStdString(folder.path(QString())));
        QCOMPARE(directory.entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("old")});
    }

    void equal_files_are_known_before_they_exist() {
        test::Folder folder;
        QCOMPARE(::symlink(".", folder.path(QStringLiteral("linked")).c_str()), 0);
        QVERIFY(same_file(folder.path(QStringLiteral("a")), folder.path(QStringLiteral("./a"))));
        QVERIFY(
            same_file(folder.path(QStringLiteral("a")), folder.path(QStringLiteral("linked/a"))));
        QVERIFY(!same_file(folder.path(QStringLiteral("a")), folder.path(QStringLiteral("b"))));
    }

    void the_matching_is_a_table_with_quoted_names() {
        const QList<QByteArray> lines = matching_csv(test::small_comparison()).split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QByteArray("left,right,left_name,right_name,similarity,correlation,"
                                      "naive_choice,naive_similarity,naive_ties,agrees,ambiguous"));
        QCOMPARE(lines[1], QByteArray("0,1,\"a,b\",1,0.75,-0.75,1,0.75,0,true,true"));
        QCOMPARE(lines[2], QByteArray("2,0,ü,0,0,,,,0,false,false"));
        QVERIFY(lines[3].isEmpty());
    }

    void numbers_of_the_table_have_17_digits() {
        Comparison c = test::small_comparison();
        c.pairs[0].similarity = 0.1;
        QVERIFY(matching_csv(c).contains(",0.10000000000000001,"));
    }

    void the_permutation_has_one_entry_a_pair_by_left_index() {
        const QByteArray bytes = permutation_npy(test::small_comparison());
        const qsizetype data = bytes.size() - 16;
        QCOMPARE(data % 64, qsizetype{0});
        QVERIFY(bytes.startsWith("\x93NUMPY"));
        QVERIFY(bytes.contains("'descr': '<i8'"));
        QVERIFY(bytes.contains("'shape': (2,)"));
        QCOMPARE(bytes.mid(data), QByteArray("\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16));
        test::Folder folder; // our own reader agrees that it is a 1-D array
        const Result<Responses> x =
            read_responses(folder.write(QStringLiteral("p.npy"), bytes), {}, {});
        QVERIFY(QString::fromStdString(x.problem().what).contains(QStringLiteral("1-D (2)")));
    }
};

QTEST_GUILESS_MAIN(SaveTest)
#include "save_test.moc"

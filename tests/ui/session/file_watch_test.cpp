// Files as editors and np.save write them, while they are watched.

#include "support/files.h"
#include "ui/session/file_watch.h"
#include "ui/session/session_files.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QtTest>

#include <cstdio>

using namespace counterpart;
using namespace counterpart::test;

class FileWatchTest : public QObject {
    Q_OBJECT

    using State = FileWatch::State;

    static State state(const FileWatch& watch) { return watch.files().front().state; }

  private Q_SLOTS:
    void a_file_written_in_place_is_noticed_and_so_is_the_next_time() {
        const Folder folder;
        const QString path =
            QString::fromStdString(folder.write(QStringLiteral("a.npy"), "before"));
        FileWatch watch;
        watch.watch({{path, 6}});
        folder.write(QStringLiteral("a.npy"), "after that");
        QTRY_COMPARE(state(watch), State::changed);
        watch.watch({{path, 10}});
        QCOMPARE(state(watch), State::same);
        folder.write(QStringLiteral("a.npy"), "again");
        QTRY_COMPARE(state(watch), State::changed);
    }

    void a_file_replaced_by_another_is_noticed_twice() {
        const Folder folder;
        const std::string path = folder.write(QStringLiteral("a.npy"), "before");
        FileWatch watch;
        watch.watch({{QString::fromStdString(path), 6}});
        for (const char* bytes : {"instead", "another"}) { // the second has a watch of its own
            const std::string other = folder.write(QStringLiteral("new"), bytes);
            QCOMPARE(std::rename(other.c_str(), path.c_str()), 0);
            QTRY_COMPARE(state(watch), State::changed);
            watch.watch({{QString::fromStdString(path), 7}});
        }
    }

    void a_file_that_is_touched_or_written_as_it_was_did_not_change() {
        const Folder folder;
        const std::string path = folder.write(QStringLiteral("a.npy"), "before");
        const QString name = QString::fromStdString(path);
        FileWatch watch;
        QSignalSpy told(&watch, &FileWatch::changed);
        watch.watch({{name, 6}});
        QTRY_VERIFY(!watch.files().front().sha256.isEmpty());
        const auto later = [&name](int seconds) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(seconds),
                                     QFileDevice::FileModificationTime));
        };
        const FileStamp read = stamp_of(name);
        later(100);
        QVERIFY(stamp_of(name) != read);
        QTRY_VERIFY(watch.known(name) == stamp_of(name)); // it was looked into
        const std::string other = folder.write(QStringLiteral("new"), "before");
        QCOMPARE(std::rename(other.c_str(), path.c_str()), 0);
        QTRY_VERIFY(watch.known(name) == stamp_of(name));
        QCOMPARE(told.size(), 0);
        QCOMPARE(state(watch), State::same);
        // As long, and another.
        folder.write(QStringLiteral("a.npy"), "behind");
        later(200);
        QTRY_COMPARE(state(watch), State::changed);
        QCOMPARE(told.size(), 1);
    }

    void a_file_that_goes_and_comes_back_is_the_same_again() {
        const Folder folder;
        const std::string path = folder.write(QStringLiteral("a.npy"), "before");
        const std::string away = folder.path(QStringLiteral("away"));
        FileWatch watch;
        watch.watch({{QString::fromStdString(path), 6}});
        QCOMPARE(std::rename(path.c_str(), away.c_str()), 0);
        QTRY_COMPARE(state(watch), State::gone);
        QCOMPARE(std::rename(away.c_str(), path.c_str()), 0);
        QTRY_COMPARE(state(watch), State::same);
    }

    void a_file_of_another_size_than_was_read_changed_meanwhile() {
        const Folder folder;
        const std::string path = folder.write(QStringLiteral("a.npy"), "longer than it was");
        FileWatch watch;
        watch.watch({{QString::fromStdString(path), 6}});
        QTRY_COMPARE(state(watch), State::changed);
    }

    void others_in_the_folder_are_none_of_its_business() {
        const Folder folder;
        const std::string path = folder.write(QStringLiteral("a.npy"), "before");
        FileWatch watch;
        watch.watch({{QString::fromStdString(path), 6}});
        QSignalSpy told(&watch, &FileWatch::changed);
        folder.write(QStringLiteral("b.npy"), "another");
        QFile::remove(QString::fromStdString(path)); // told after, so the other one was looked at
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(state(watch), State::gone);
    }

    void a_hash_is_that_of_sha256sum_and_follows_the_file() {
        const Folder folder;
        const QString path = QString::fromStdString(folder.write(QStringLiteral("a"), "abc"));
        QCOMPARE(
            sha256_of(path, {}).value(),
            QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        folder.write(QStringLiteral("a"), "");
        QCOMPARE(
            sha256_of(path, {}).value(),
            QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QVERIFY(sha256_of(path + QStringLiteral(".not"), {}).failed());
    }
};

QTEST_GUILESS_MAIN(FileWatchTest)
#include "file_watch_test.moc"

// What was open when the program was killed is offered by the next.

#include "../workbench/open_window.h"
#include "support/program.h"
#include "ui/session/autosave.h"
#include "ui/session/session_json.h"
#include "ui/session/session_keeper.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class AutosaveTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_random(folder_, QStringLiteral("a.npy"), 40, 24, 1);
    std::string b_ = write_random(folder_, QStringLiteral("b.npy"), 40, 20, 2);

    static QStringList sessions(const QString& folder) {
        return QDir(folder).entryList({QStringLiteral("*.counterpart")}, QDir::Files);
    }
    static bool speaks_of(const QString& folder, const char* text) {
        for (const QString& name : sessions(folder)) {
            QFile file(folder + QLatin1Char('/') + name);
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }
    static void click(const QWidget& parent, const char* button) {
        QTest::mouseClick(child<QPushButton>(parent, button), Qt::LeftButton);
    }
    static MessageBar* restore_bar(OpenWindow& window) {
        return child<MessageBar>(*window, "restoreBar");
    }
    /// The program with its window open, keeping its autosave below `data`.
    static void start(QProcess& program, const QStringList& arguments, const QString& data) {
        prepare(program, arguments, data,
                bare_environment({QStringLiteral("QT_QPA_PLATFORM=offscreen"),
                                  QStringLiteral("XDG_DATA_HOME=") + data,
                                  QStringLiteral("XDG_CONFIG_HOME=") + data}));
        program.start();
        QVERIFY(program.waitForStarted());
    }

  private Q_SLOTS:
    void after_a_kill_the_next_start_offers_what_was_open() {
        const QTemporaryDir data;
        const QString kept = data.filePath(QStringLiteral("counterpart/autosave"));
        const QString session = data.filePath(QStringLiteral("s.counterpart"));
        { // a session with a note, opened by the program that will be killed
            OpenWindow window;
            window.open(a_, b_);
            QTRY_VERIFY(window.comparison());
            ViewSettings view = window->view().settings();
            view.notes = {{3, 4, true, QStringLiteral("look here")}};
            view.rows = {2.25, 11.5};
            window->view().set(view);
            window.answer = session;
            window.trigger("saveSession");
            QTRY_VERIFY(QFile::exists(session));
        }
        QProcess program;
        start(program, {session}, data.path());
        QTRY_VERIFY_WITH_TIMEOUT(speaks_of(kept, "look here"), 60000);
        program.kill(); // SIGKILL
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);

        OpenWindow window;
        window->keeper().start_autosave(kept);
        MessageBar* bar = restore_bar(window);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(QStringLiteral("a.npy ↔ b.npy")), qPrintable(bar->text()));
        click(*bar, "messageAction0");
        QTRY_VERIFY(window.comparison());
        QTRY_COMPARE(window->keeper().path(), session);
        QCOMPARE(window->view().settings().notes.size(), std::size_t(1));
        QVERIFY(window->view().settings().rows == Span({2.25, 11.5}));
        QVERIFY(window->isWindowModified());    // nobody saved it to the session file
        QTRY_COMPARE(sessions(kept).size(), 1); // ours; the one that was left behind is gone
    }

    void what_is_discarded_is_offered_no_more() {
        const QTemporaryDir data;
        const QString kept = data.filePath(QStringLiteral("counterpart/autosave"));
        QProcess program;
        start(program, {QString::fromStdString(a_), QString::fromStdString(b_)}, data.path());
        QTRY_VERIFY_WITH_TIMEOUT(speaks_of(kept, "a.npy"), 60000);
        program.kill();
        QVERIFY(program.waitForFinished());
        {
            OpenWindow window;
            window->keeper().start_autosave(kept);
            QTRY_VERIFY(restore_bar(window)->isVisible());
        } // closed without an answer: offered again
        OpenWindow window;
        window->keeper().start_autosave(kept);
        QTRY_VERIFY(restore_bar(window)->isVisible());
        click(*restore_bar(window), "messageAction1");
        QVERIFY(!restore_bar(window)->isVisible());
        QCOMPARE(sessions(kept).size(), 0);
    }

    void a_living_program_is_not_robbed_and_an_orderly_end_leaves_nothing() {
        const QTemporaryDir data;
        const QString kept = data.filePath(QStringLiteral("autosave"));
        {
            OpenWindow one;
            one->keeper().start_autosave(kept);
            one.open(a_, b_);
            QTRY_COMPARE(sessions(kept).size(), 1);
            Autosave other(kept, [] {
                return Autosave::Bytes(
                    [](const Progress&) { return Result<QByteArray>(QByteArray()); });
            });
            QVERIFY(other.take_leftovers().empty());
        }
        QCOMPARE(QDir(kept).entryList(QDir::Files).size(), 0);
    }

    void two_programs_at_once_leave_each_other_alone() {
        const QTemporaryDir data;
        const QString kept = data.filePath(QStringLiteral("counterpart/autosave"));
        QProcess program;
        start(program, {QString::fromStdString(a_), QString::fromStdString(b_)}, data.path());
        QTRY_VERIFY_WITH_TIMEOUT(speaks_of(kept, "a.npy"), 60000);
        OpenWindow window;
        window->keeper().start_autosave(kept);
        window.open(b_, a_);
        QTRY_COMPARE(sessions(kept).size(), 2);
        QVERIFY(!restore_bar(window)->isVisible());
        program.kill();
        QVERIFY(program.waitForFinished());
    }

    void an_autosave_that_cannot_be_read_is_passed_over() {
        const QTemporaryDir data;
        QFile torn(data.filePath(QStringLiteral("torn.counterpart")));
        QVERIFY(torn.open(QIODevice::WriteOnly));
        torn.write("{\"format\"");
        torn.close();
        OpenWindow window;
        window->keeper().start_autosave(data.path());
        QTRY_VERIFY(!torn.exists());
        QVERIFY(!restore_bar(window)->isVisible());
        QVERIFY(!window.error()->isVisible());
    }
};

QTEST_MAIN(AutosaveTest)
#include "autosave_test.moc"

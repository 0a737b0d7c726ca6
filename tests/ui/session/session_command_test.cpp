// The command line that the window copies draws the very picture that the window exports.

#include "../workbench/open_window.h"
#include "support/program.h"
#include "ui/explanation/baseline_draws.h"
#include "ui/session/command_line.h"
#include "ui/session/session_keeper.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class SessionCommandTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_random(folder_, QStringLiteral("a.npy"), 40, 24, 1);
    std::string b_ = write_random(folder_, QStringLiteral("it's b.npy"), 40, 20, 2);

    QString path(const char* name) const {
        return QString::fromStdString(folder_.path(QLatin1String(name)));
    }
    static QByteArray bytes(const QString& file) {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    /// Runs a line as a shell would, with another name for the picture, and returns the picture.
    QByteArray drawn(const QString& line) {
        QProcess shell;
        shell.setWorkingDirectory(path("."));
        QProcessEnvironment environment = bare_environment();
        environment.insert(QStringLiteral("PATH"),
                           QFileInfo(QStringLiteral(COUNTERPART_PROGRAM)).absolutePath() +
                               QStringLiteral(":/usr/bin:/bin"));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), line});
        shell.waitForFinished(60000);
        const QByteArray complaint = shell.readAllStandardError();
        if (!complaint.isEmpty())
            qWarning("%s", complaint.constData());
        return bytes(path("figure.png"));
    }
    /// The picture has as many draws as there are; the command draws all of them.
    static void wait_for_baselines(OpenWindow& window) {
        const BaselineDraws& draws = baseline_draws_of(window->workbench(), window->view());
        QTRY_COMPARE_WITH_TIMEOUT(int(draws.state()), int(BaselineDraws::State::done), 60000);
    }
    QByteArray exported(OpenWindow& window, const char* name) {
        window.answer = path(name);
        window.trigger("exportFigure");
        [&] { QTRY_VERIFY(QFile::exists(path(name))); }();
        return bytes(path(name));
    }

  private Q_SLOTS:
    void a_picture_of_two_files_needs_no_session() {
        OpenWindow window;
        window.trigger("themeLight");
        window.open(a_, b_);
        QTRY_VERIFY(window.comparison());
        window->workbench().set_sign(Sign::signed_);
        QTRY_COMPARE(window.comparison()->options.sign, Sign::signed_);
        wait_for_baselines(window);
        window.trigger("copyCommand");
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY(line.contains(QStringLiteral("it'\\''s b.npy")));
        const QByteArray here = exported(window, "plain.png");
        QVERIFY(!here.isEmpty());
        QVERIFY(drawn(line) == here);
    }

    void a_view_is_saved_first_and_drawn_to_the_byte_light_and_dark() {
        for (const bool dark : {false, true}) {
            QFile::remove(path("figure.png"));
            OpenWindow window;
            window.trigger(dark ? "themeDark" : "themeLight");
            window.open(a_, b_);
            QTRY_VERIFY(window.comparison());
            wait_for_baselines(window);
            ViewSettings view = window->view().settings();
            view.rows = {2.25, 11.5};
            view.raw_columns = {1, 10.25};
            view.matched_columns = {0.5, 9.75};
            view.colour_map = ColourMap::magma;
            view.show_naive = false;
            window->view().set(view);
            window.answer = path("a session.counterpart");
            window.trigger("copyCommand");
            auto* box = window->findChild<QMessageBox*>(QStringLiteral("commandQuestion"));
            QVERIFY(box);
            QTest::mouseClick(box->button(QMessageBox::Save), Qt::LeftButton);
            QTRY_COMPARE(window->keeper().path(), path("a session.counterpart"));
            const QString line = QGuiApplication::clipboard()->text();
            QVERIFY(line.contains(QStringLiteral("a session.counterpart' --figure")));
            const QByteArray here = exported(window, dark ? "dark.png" : "light.png");
            QVERIFY(!here.isEmpty());
            QVERIFY(drawn(line) == here);
            QFile::remove(path("a session.counterpart"));
        }
    }

    void words_of_a_shell_stay_one_word() {
        QCOMPARE(shell_word(QStringLiteral("/a/b-1.npy")), QStringLiteral("/a/b-1.npy"));
        QCOMPARE(shell_word(QStringLiteral("a b$x")), QStringLiteral("'a b$x'"));
        QCOMPARE(shell_word(QString()), QStringLiteral("''"));
    }
};

QTEST_MAIN(SessionCommandTest)
#include "session_command_test.moc"

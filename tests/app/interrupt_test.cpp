// Ctrl+C in the middle of a long comparison.

#include "support/files.h"
#include "support/program.h"

#include <QDir>
#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

using namespace counterpart;

namespace {

/// A terminal for the program's standard error, so that it shows how far it is.
class Terminal {
  public:
    Terminal() { opened_ = ::openpty(&ours_, &theirs_, nullptr, nullptr, nullptr) == 0; }
    ~Terminal() {
        if (!opened_)
            return;
        ::close(ours_);
        ::close(theirs_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] bool opened() const { return opened_; }
    [[nodiscard]] int theirs() const { return theirs_; }

    /// Reads until `text` was seen; false when nothing comes for a minute.
    bool wait_for(const QByteArray& text) {
        while (!seen_.contains(text)) {
            pollfd ready{ours_, POLLIN, 0};
            if (::poll(&ready, 1, 60000) <= 0)
                return false;
            char bytes[512];
            const ssize_t got = ::read(ours_, bytes, sizeof bytes);
            if (got <= 0)
                return false;
            seen_.append(bytes, got);
        }
        return true;
    }

  private:
    bool opened_ = false;
    int ours_ = -1;
    int theirs_ = -1;
    QByteArray seen_;
};

} // namespace

class InterruptTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void an_interrupt_ends_with_130_and_leaves_nothing_behind_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QByteArray>("during");
        QTest::newRow("Ctrl+C while reading") << SIGINT << QByteArray("Reading");
        QTest::newRow("Ctrl+C while correlating") << SIGINT << QByteArray("Correlating");
        QTest::newRow("kill while correlating") << SIGTERM << QByteArray("Correlating");
    }
    void an_interrupt_ends_with_130_and_leaves_nothing_behind() {
        QFETCH(int, signal);
        QFETCH(QByteArray, during);
        // Much more of it is left, once a stage is seen, than a signal takes.
        const test::Folder folder;
        folder.write(QStringLiteral("a.npy"), test::noise_npy(500, 5000, 1));
        folder.write(QStringLiteral("b.npy"), test::noise_npy(500, 5000, 2));
        Terminal terminal;
        if (!terminal.opened())
            QSKIP("There are no terminals here: /dev/pts is not mounted.");
        QProcess process;
        const QString where = QString::fromStdString(folder.path(QStringLiteral(".")));
        test::prepare(process,
                      test::arguments("compare a.npy b.npy --json j --figure f.pdf --matching m"),
                      where, test::bare_environment({QStringLiteral("TERM=xterm")}));
        process.setChildProcessModifier([theirs = terminal.theirs()] {
            std::signal(SIGINT, SIG_DFL);
            std::signal(SIGTERM, SIG_DFL);
            ::dup2(theirs, STDERR_FILENO);
        });
        process.start();
        QVERIFY(process.waitForStarted());
        QVERIFY(terminal.wait_for(during));
        QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
        QVERIFY(terminal.wait_for("interrupted"));
        const test::Ran ran = test::finish(process);
        QCOMPARE(ran.code, 130);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(QDir(where).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 test::arguments("a.npy b.npy"));
    }
};

QTEST_GUILESS_MAIN(InterruptTest)
#include "interrupt_test.moc"

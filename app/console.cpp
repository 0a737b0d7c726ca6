#include "app/console.h"

#include "app/commands.h"
#include "core/wording/stage_words.h"

#include <QCoreApplication>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <langinfo.h>
#include <system_error>
#include <unistd.h>

namespace counterpart {

namespace {

constexpr qint64 milliseconds_between_lines = 100;

/// A closed stream's number goes to the next file that is opened, which would then be written to
/// in its place. A descriptor that cannot be used the way the stream is keeps the number, and
/// makes every use fail as on a closed one.
void hold_closed_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
            (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void use_utf8() {
    std::setlocale(LC_ALL, "");
    const char* encoding = ::nl_langinfo(CODESET);
    if (std::strcmp(encoding, "UTF-8") == 0)
        return;
    const char* everything = std::getenv("LC_ALL");
    ::setenv(everything && *everything ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1);
}

int write_all(int stream, const QByteArray& text) {
    qsizetype done = 0;
    while (done < text.size()) {
        const ssize_t put =
            ::write(stream, text.constData() + done, std::size_t(text.size() - done));
        if (put >= 0)
            done += put;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

/// Text of others (file names) may hold line ends and control characters.
QString on_one_line(QString text) {
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    return text;
}

} // namespace

void prepare_console() {
    hold_closed_streams();
    std::signal(SIGPIPE, SIG_IGN);
    use_utf8();
}

Result<Done> print(const QByteArray& text) {
    const int error = write_all(STDOUT_FILENO, text);
    if (error == 0)
        return Done{};
    return Problem{"standard output",
                   "it could not be written: " + std::generic_category().message(error),
                   "send it somewhere else"};
}

void complain(const QString& text) {
    write_all(STDERR_FILENO, "counterpart: " + on_one_line(text).toUtf8() + '\n');
}

int complain_of_usage(const QString& text, const QString& command) {
    QString sentence = text.trimmed();
    if (sentence.endsWith(u'.'))
        sentence.chop(1);
    complain(QCoreApplication::translate("Console", "%1; see %2 --help.").arg(sentence, command));
    return exit_wrong_usage;
}

int print_and_leave(const QString& text) {
    const Result<Done> printed = print(text.toUtf8());
    if (printed.ok())
        return exit_done;
    complain(QString::fromStdString(printed.problem().sentence()));
    return exit_failed;
}

ProgressLine::ProgressLine() : terminal_(::isatty(STDERR_FILENO) == 1) {
    const char* kind = std::getenv("TERM");
    if (!kind || std::strcmp(kind, "dumb") == 0)
        terminal_ = false;
}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::report(Stage stage, double fraction) {
    if (!terminal_)
        return;
    const std::scoped_lock lock(mutex_);
    if (since_shown_.isValid() && since_shown_.elapsed() < milliseconds_between_lines)
        return;
    since_shown_.start();
    shown_ = true;
    const QString line =
        QStringLiteral("\r\x1b[K%1 … %2 %").arg(stage_words(stage)).arg(int(100 * fraction));
    write_all(STDERR_FILENO, line.toUtf8());
}

void ProgressLine::clear() {
    const std::scoped_lock lock(mutex_);
    if (shown_)
        write_all(STDERR_FILENO, "\r\x1b[K");
    shown_ = false;
}

} // namespace counterpart

#pragma once
// The terminal: standard output whose failures are noticed, error lines, a progress line.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

#include <mutex>

namespace counterpart {

/// Call first: closed standard streams are kept from being taken by the files that are opened
/// next, a reader that went away becomes an error instead of killing the program, and text is
/// UTF-8 even in the C locale (which Qt would complain about on standard error).
void prepare_console();

/// Writes to standard output. Errors: closed, full, the reader went away.
Result<Done> print(const QByteArray& text);

/// One line on standard error, "counterpart: …", whatever the text contains.
void complain(const QString& text);

/// Complains about wrong usage, with a hint at `command` --help ("counterpart compare"); returns
/// the exit code for it.
int complain_of_usage(const QString& text, const QString& command);

/// Prints help or the version; returns the exit code.
int print_and_leave(const QString& text);

/// One line on standard error that is rewritten as work goes on; silent where that is no terminal.
/// Thread-safe.
class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void report(Stage stage, double fraction);
    /// Removes the line, so that other text can follow.
    void clear();

  private:
    std::mutex mutex_;
    QElapsedTimer since_shown_;
    bool terminal_;
    bool shown_ = false;
};

} // namespace counterpart

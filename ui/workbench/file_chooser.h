#pragma once
// Asking for a file name, without a nested event loop, and replaceable by tests.

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace counterpart {

struct FileQuestion {
    QString title;
    QString filter;    ///< as QFileDialog has it
    QString folder;    ///< where to begin
    QString suggested; ///< file name; only for saving
    bool save = false;
    bool is_folder = false; ///< a folder is asked for
    /// Set: several files may be chosen, and it is called with all of them instead of `chosen`.
    std::function<void(const QStringList& paths)> several = {};
};

/// Asks, returns at once, and calls `chosen` with the path later; not at all when the person
/// thinks better of it.
using FileChooser = std::function<void(QWidget* parent, const FileQuestion& question,
                                       std::function<void(const QString& path)> chosen)>;

/// The desktop's dialog.
void choose_file(QWidget* parent, const FileQuestion& question,
                 std::function<void(const QString& path)> chosen);

/// The filter of files we read.
[[nodiscard]] QString response_filter();

} // namespace counterpart

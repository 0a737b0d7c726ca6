#pragma once
// Files dropped onto the window: one onto a side, two for both, more for a study, a session for
// all.

#include "ui/workbench/opened.h"

#include <QPoint>
#include <QRect>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

class QPainter;

namespace counterpart {

/// Watches `target` for drags of files and lies over it while one is there, showing where a drop
/// would go. Invisible and out of the way at all other times.
class DropArea : public QWidget {
    Q_OBJECT
  public:
    explicit DropArea(QWidget* target);

    /// Whether files, however few, are runs of the study that is in front.
    void set_collects(bool collects) { collects_ = collects; }

  Q_SIGNALS:
    /// A session file, wherever it fell.
    void sessionDropped(const QString& path);
    void fileDropped(counterpart::Side side, const QString& path);
    /// In the order they were dropped in.
    void pairDropped(const QString& left, const QString& right);
    /// More than two files; any number of them where files are collected.
    void manyDropped(const QStringList& paths);
    /// A folder, alone.
    void folderDropped(const QString& path);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void hover(const QStringList& files, const QPoint& position);
    void leave();
    void paint_box(QPainter& painter, const QRect& box, const QString& words, bool lit);
    void drop(const QStringList& files, const QPoint& position);
    [[nodiscard]] Side side_at(const QPoint& position) const;

    QWidget* target_;
    int files_ = 0;
    bool collects_ = false;
    bool folder_ = false;  ///< what is dragged is a folder
    bool session_ = false; ///< what is dragged is a session
    Side side_ = Side::left;
};

} // namespace counterpart

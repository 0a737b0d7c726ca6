#pragma once
// Files dropped onto the window: one onto a side, two for both.

#include "ui/workbench/opened.h"

#include <QPoint>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

namespace counterpart {

/// Watches `target` for drags of files and lies over it while one is there, showing where a drop
/// would go. Invisible and out of the way at all other times.
class DropArea : public QWidget {
    Q_OBJECT
  public:
    explicit DropArea(QWidget* target);

  Q_SIGNALS:
    void fileDropped(counterpart::Side side, const QString& path);
    /// In the order they were dropped in.
    void pairDropped(const QString& left, const QString& right);
    /// More than two files.
    void tooManyDropped(int count);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void hover(int files, const QPoint& position);
    void leave();
    void drop(const QStringList& files, const QPoint& position);
    [[nodiscard]] Side side_at(const QPoint& position) const;

    QWidget* target_;
    int files_ = 0;
    Side side_ = Side::left;
};

} // namespace counterpart

#pragma once
// A label of one line that shortens its text instead of its neighbours.

#include <QLabel>
#include <QSize>
#include <QString>

namespace counterpart {

/// Paints plain text with "…" where it does not fit; the tool tip then has the whole.
class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    Qt::TextElideMode mode_;
};

} // namespace counterpart

#pragma once
// Text with links that is as high as it needs to be, for a panel that scrolls as a whole.

#include <QTextBrowser>
#include <QTextDocument>

namespace counterpart {

/// No scroll bars, no frame, no background of its own; links are only signalled (anchorClicked).
class RichText : public QTextBrowser {
    Q_OBJECT
  public:
    explicit RichText(QWidget* parent = nullptr);

    /// `style` is a style sheet of Qt's rich text (colours of links among it).
    void show_html(const QString& html, const QString& style);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    /// Left to the panel: neither scrolls nor zooms here.
    void wheelEvent(QWheelEvent* event) override;

  private:
    mutable QTextDocument measure_; ///< the same text, laid out at the width that is asked for
};

} // namespace counterpart

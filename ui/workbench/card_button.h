#pragma once
// A large button: a picture, a title and a few words.

#include <QAbstractButton>
#include <QFont>
#include <QHash>
#include <QRect>
#include <QSize>
#include <QString>

namespace counterpart {

/// Painted in theme colours; `text` is the title. Reads as one button to screen readers, the words
/// as its description.
class CardButton : public QAbstractButton {
    Q_OBJECT
  public:
    /// `icon` is the name of one of our icons.
    CardButton(const QString& icon, const QString& title, const QString& words,
               QWidget* parent = nullptr);

    void describe(const QString& icon, const QString& title, const QString& words);
    /// Filled with the accent colour: the thing to do first.
    void set_primary(bool primary);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    [[nodiscard]] QFont title_font() const;
    [[nodiscard]] QRect words_rect(int width) const;

    QString icon_;
    QString words_;
    bool primary_ = false;
    mutable QHash<int, QRect> laid_out_; ///< of the words, by the button's width
    mutable QFont laid_out_in_;
};

} // namespace counterpart

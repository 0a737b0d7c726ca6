#pragma once
// Small widgets of the lesson's panel.

#include <QPushButton>
#include <QSize>
#include <QString>
#include <QWidget>

namespace counterpart {

/// "● ● ○ ○": how far one is. Read aloud as "step 2 of 4".
class LessonDots : public QWidget {
    Q_OBJECT
  public:
    explicit LessonDots(QWidget* parent = nullptr);
    void show_place(std::size_t number, std::size_t count);

    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::size_t number_ = 0;
    std::size_t count_ = 0;
};

/// An answer to choose; its words wrap. Once answered it tells in words, not only by colour,
/// whether it is right.
class AnswerButton : public QPushButton {
    Q_OBJECT
  public:
    explicit AnswerButton(const QString& words, QWidget* parent = nullptr);
    void show_words(const QString& words);
    void show_outcome(bool chosen, bool right);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    enum class Outcome { open, right, wrong, left_out };
    QString words_;
    Outcome outcome_ = Outcome::open;
};

} // namespace counterpart

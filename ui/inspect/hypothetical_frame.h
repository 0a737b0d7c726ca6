#pragma once
// What surrounds anything hypothetical, so that it is never taken for a result.

#include <QFrame>

namespace counterpart {

/// A frame of its own colour with a hatched stripe on the left: colour is not the only cue.
class HypotheticalFrame : public QFrame {
    Q_OBJECT
  public:
    explicit HypotheticalFrame(QWidget* parent = nullptr);

    /// Width of the stripe; contents start to the right of it.
    static constexpr int stripe = 16;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;

  private:
    void colour();
};

} // namespace counterpart

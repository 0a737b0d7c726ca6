#pragma once
// Errors and notices as bars in the window: read when there is time, and in nobody's way.

#include "core/base/result.h"

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace counterpart {

/// One message at a time, in an icon, words and buttons; hidden while there is none.
/// Object names: "messageText", "messageDismiss", and "messageAction0", … for the buttons.
class MessageBar : public QFrame {
    Q_OBJECT
  public:
    enum class Kind { error, notice };

    /// A button of a message.
    struct Action {
        QString label;
        std::function<void()> run;
    };

    explicit MessageBar(Kind kind, QWidget* parent = nullptr);

    /// Shows `text` in place of what was there, and tells screen readers. Running an action
    /// dismisses the message first.
    void show(const QString& text, const std::vector<Action>& actions = {});
    void dismiss();
    [[nodiscard]] QString text() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void colour();

    Kind kind_;
    QLabel* icon_;
    QLabel* text_;
    QHBoxLayout* buttons_;
    QToolButton* dismiss_;
};

/// A problem as the message bar shows it: the sentence, beginning with a capital letter where it
/// does not begin with a file's name.
[[nodiscard]] QString problem_text(const Problem& problem);

} // namespace counterpart

#include "ui/session/questions.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

#include <utility>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("SessionQuestions", text);
}

struct Question {
    const char* name;
    QString text;
    QString explanation;
    QMessageBox::StandardButtons buttons;
};

/// Shows the question; `answered` is called with the button.
void ask(QWidget* window, const Question& question,
         std::function<void(QMessageBox::StandardButton)> answered) {
    if (window->findChild<QMessageBox*>(QLatin1String(question.name)))
        return;
    auto* box = new QMessageBox(QMessageBox::Question, QStringLiteral("Counterpart"), question.text,
                                question.buttons, window);
    box->setObjectName(QLatin1String(question.name));
    box->setInformativeText(question.explanation);
    box->setDefaultButton(QMessageBox::Save);
    box->button(QMessageBox::Save)->setText(words(QT_TRANSLATE_NOOP("SessionQuestions", "&Save")));
    if (QAbstractButton* discard = box->button(QMessageBox::Discard))
        discard->setText(words(QT_TRANSLATE_NOOP("SessionQuestions", "&Discard")));
    box->button(QMessageBox::Cancel)
        ->setText(words(QT_TRANSLATE_NOOP("SessionQuestions", "&Cancel")));
    QObject::connect(box, &QMessageBox::finished, window,
                     [box, answered = std::move(answered)](int button) {
                         // The next question may come from the answer to this one.
                         box->setObjectName(QString());
                         box->deleteLater();
                         answered(QMessageBox::StandardButton(button));
                     });
    box->open();
}

} // namespace

void ask_to_save(QWidget* window, const QString& name, std::function<void()> save,
                 std::function<void()> discard) {
    ask(window,
        {"saveQuestion",
         words(QT_TRANSLATE_NOOP("SessionQuestions", "Save the changes to %1?")).arg(name),
         words(QT_TRANSLATE_NOOP("SessionQuestions",
                                 "View and notes would be lost; the response files are never "
                                 "changed.")),
         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel},
        [save = std::move(save), discard = std::move(discard)](QMessageBox::StandardButton button) {
            if (button == QMessageBox::Save)
                save();
            else if (button == QMessageBox::Discard)
                discard();
        });
}

void ask_to_save_for_command(QWidget* window, std::function<void()> save) {
    ask(window,
        {"commandQuestion", words(QT_TRANSLATE_NOOP("SessionQuestions", "Save the session first?")),
         words(QT_TRANSLATE_NOOP("SessionQuestions",
                                 "The command draws the view that a session file holds, and this "
                                 "view is in none yet.")),
         QMessageBox::Save | QMessageBox::Cancel},
        [save = std::move(save)](QMessageBox::StandardButton button) {
            if (button == QMessageBox::Save)
                save();
        });
}

} // namespace counterpart

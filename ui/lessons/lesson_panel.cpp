#include "ui/lessons/lesson_panel.h"

#include "ui/explanation/rich_text.h"
#include "ui/lessons/lesson_chart_view.h"
#include "ui/lessons/lesson_controls.h"
#include "ui/lessons/lesson_parts.h"
#include "ui/theme/theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFont>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace counterpart {

namespace {

constexpr double title_size = 1.35; ///< of the usual font
constexpr double text_size = 1.08;

QLabel* label(const char* name) {
    auto* made = new QLabel;
    made->setObjectName(QLatin1String(name));
    made->setWordWrap(true);
    made->setTextFormat(Qt::PlainText);
    return made;
}

void scale_font(QWidget* widget, const QFont& usual, double factor, bool bold) {
    QFont font = usual;
    font.setPointSizeF(usual.pointSizeF() * factor);
    font.setBold(bold);
    widget->setFont(font);
}

void show_markdown(RichText& text, const QString& markdown, const Theme& t) {
    QTextDocument document;
    document.setDefaultFont(text.font());
    document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
    // Markdown's tables come without room in their cells.
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setCellPadding(3);
            format.setCellSpacing(0);
            format.setBorderCollapse(true);
            format.setBorderBrush(t.line);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setTopMargin(spacing::medium);
            table->setFormat(format);
        }
    text.show_html(document.toHtml(), QStringLiteral("a { color: %1; }").arg(t.accent.name()));
}

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be what is being clicked
        }
        delete item;
    }
}

} // namespace

struct LessonPanel::Parts {
    Lesson lesson;
    std::size_t number = 0;
    LessonNumbers numbers;
    bool answered = false;

    QLabel* lesson_title = nullptr;
    QLabel* title = nullptr;
    QLabel* problem = nullptr;
    QLabel* deviation = nullptr;
    QPushButton* restore = nullptr;
    RichText* text = nullptr;
    LessonChartView* chart = nullptr;
    QLabel* question = nullptr;
    QLabel* verdict = nullptr;
    RichText* reveal = nullptr;
    QVBoxLayout* controls = nullptr;
    QVBoxLayout* answers = nullptr;
    std::vector<AnswerButton*> answer_buttons;
    QWidget* control = nullptr;
    QScrollArea* scroll = nullptr;
    QPushButton* back = nullptr;
    QPushButton* next = nullptr;
    QToolButton* leave = nullptr;
    LessonDots* dots = nullptr;

    [[nodiscard]] const LessonStep& step() const { return lesson.steps[number]; }
};

LessonPanel::LessonPanel(QWidget* parent) : QWidget(parent), parts_(std::make_unique<Parts>()) {
    Parts& p = *parts_;
    make_parts();
    lay_out();
    connect(p.back, &QPushButton::clicked, this, &LessonPanel::backWanted);
    connect(p.next, &QPushButton::clicked, this, &LessonPanel::nextWanted);
    connect(p.leave, &QToolButton::clicked, this, &LessonPanel::leaveWanted);
    connect(p.restore, &QPushButton::clicked, this, &LessonPanel::restoreWanted);
    for (RichText* text : {p.text, p.reveal})
        connect(text, &QTextBrowser::anchorClicked, this, [](const QUrl& link) {
            if (link.scheme().startsWith(QLatin1String("http")))
                QDesktopServices::openUrl(link);
        });
    listen(this);
    for (QWidget* child : findChildren<QWidget*>())
        listen(child);
}

void LessonPanel::make_parts() {
    Parts& p = *parts_;
    setObjectName(QStringLiteral("lessonPanel"));
    setAccessibleName(tr("Lesson"));
    p.lesson_title = label("lessonName");
    p.lesson_title->setForegroundRole(QPalette::PlaceholderText);
    p.title = label("lessonTitle");
    p.problem = label("lessonProblem");
    p.deviation = label("lessonDeviation");
    p.restore = new QPushButton(tr("As the step began"));
    p.restore->setObjectName(QStringLiteral("lessonRestore"));
    p.text = new RichText;
    p.text->setObjectName(QStringLiteral("lessonText"));
    p.chart = new LessonChartView;
    p.question = label("lessonQuestion");
    p.verdict = label("lessonVerdict");
    p.reveal = new RichText;
    p.reveal->setObjectName(QStringLiteral("lessonReveal"));
    p.leave = new QToolButton;
    p.leave->setObjectName(QStringLiteral("lessonLeave"));
    p.leave->setText(tr("Leave"));
    p.leave->setToolTip(tr("Back to what was open before (Escape)"));
    p.leave->setAccessibleName(tr("Leave the lesson"));
    p.back = new QPushButton(tr("Back"));
    p.back->setObjectName(QStringLiteral("lessonBack"));
    p.back->setToolTip(tr("The step before (left arrow, Page up)"));
    p.next = new QPushButton(tr("Next"));
    p.next->setObjectName(QStringLiteral("lessonNext"));
    p.next->setToolTip(tr("The next step (right arrow, Page down)"));
    p.dots = new LessonDots;
}

void LessonPanel::lay_out() {
    Parts& p = *parts_;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 4, 12, 12);
    column->setSpacing(spacing::medium + 4); // so that frames do not touch
    p.controls = new QVBoxLayout;
    p.answers = new QVBoxLayout;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{p.title, p.problem, p.deviation, p.restore, p.text})
        column->addWidget(widget);
    column->addLayout(p.controls);
    column->addWidget(p.chart);
    column->addWidget(p.question);
    column->addLayout(p.answers);
    column->addWidget(p.verdict);
    column->addWidget(p.reveal);
    column->addStretch(1);
    p.scroll = new QScrollArea;
    p.scroll->setWidgetResizable(true);
    p.scroll->setFrameShape(QFrame::NoFrame);
    p.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    p.scroll->setWidget(content);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 0);
    head->addWidget(p.lesson_title, 1);
    head->addWidget(p.leave);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 12, 10);
    foot->addWidget(p.back);
    foot->addWidget(p.dots, 1);
    foot->addWidget(p.next);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(head);
    outer->addWidget(p.scroll, 1);
    outer->addLayout(foot);
}

LessonPanel::~LessonPanel() = default;

LessonChartView* LessonPanel::chart() const {
    return parts_->chart;
}

QWidget* LessonPanel::control() const {
    return parts_->control;
}

void LessonPanel::take_focus() {
    parts_->next->setFocus(Qt::OtherFocusReason);
}

void LessonPanel::listen(QWidget* widget) {
    widget->installEventFilter(this);
}

void LessonPanel::show_step(const Lesson& lesson, std::size_t number, const QString& after) {
    Parts& p = *parts_;
    p.lesson = lesson;
    p.number = number;
    p.numbers = {};
    p.answered = false;
    const LessonStep& step = p.step();
    const bool last = number + 1 == lesson.steps.size();
    p.lesson_title->setText(lesson.title);
    p.title->setText(step.title);
    p.dots->show_place(number, lesson.steps.size());
    // A button that cannot be used would hand the focus, and the arrow keys, to something else.
    if (number == 0 && p.back->hasFocus())
        p.next->setFocus();
    p.back->setEnabled(number > 0);
    p.next->setText(!last ? tr("Next") : after.isEmpty() ? tr("Finish") : tr("Next lesson"));
    p.next->setToolTip(!last             ? tr("The next step (right arrow, Page down)")
                       : after.isEmpty() ? tr("Back to what was open before")
                                         : after);
    p.chart->clear();
    p.chart->setVisible(!step.chart.empty());
    add_controls(step);
    empty(p.answers);
    p.answer_buttons.clear();
    if (step.question)
        add_answers(*step.question);
    p.question->setVisible(step.question.has_value());
    p.verdict->hide();
    p.reveal->hide();
    show_problem({});
    show_deviation({});
    p.scroll->verticalScrollBar()->setValue(0);
    fill();
}

void LessonPanel::fill() {
    Parts& p = *parts_;
    if (p.lesson.steps.empty())
        return;
    scale_font(p.lesson_title, font(), 1.0, true);
    scale_font(p.title, font(), title_size, true);
    scale_font(p.question, font(), text_size, true);
    scale_font(p.verdict, font(), text_size, true);
    scale_font(p.text, font(), text_size, false);
    scale_font(p.reveal, font(), text_size, false);
    const Theme& t = theme(is_dark(palette()));
    const LessonStep& step = p.step();
    show_markdown(*p.text, with_numbers(step.text, p.numbers), t);
    if (!step.question)
        return;
    p.question->setText(with_numbers(step.question->text, p.numbers));
    for (std::size_t i = 0; i < p.answer_buttons.size() && !p.answered; ++i)
        p.answer_buttons[i]->show_words(with_numbers(step.question->answers[i].text, p.numbers));
    if (p.answered)
        show_markdown(*p.reveal, with_numbers(step.question->reveal, p.numbers), t);
}

void LessonPanel::show_numbers(const LessonNumbers& numbers) {
    parts_->numbers = numbers;
    fill();
}

void LessonPanel::show_chart(const LessonChart& chart, ColourMap colours) {
    parts_->chart->show_chart(chart, colours);
}

void LessonPanel::wait_for_chart() {
    parts_->chart->set_waiting(true);
}

void LessonPanel::show_deviation(const QString& words) {
    parts_->deviation->setText(words);
    parts_->deviation->setVisible(!words.isEmpty());
    parts_->restore->setVisible(!words.isEmpty());
}

void LessonPanel::show_problem(const QString& words) {
    parts_->problem->setText(words);
    parts_->problem->setVisible(!words.isEmpty());
}

void LessonPanel::add_controls(const LessonStep& step) {
    Parts& p = *parts_;
    empty(p.controls);
    p.control = nullptr;
    const LessonGenerator* generator = find_lesson_generator(step.generator);
    for (std::size_t i = 0; i < step.controls.size(); ++i) {
        const LessonControl& control = step.controls[i];
        const LessonParameter& parameter = *generator->parameter(control.parameter);
        const auto given = step.parameters.find(control.parameter);
        const double value = given == step.parameters.end() ? parameter.usual : given->second;
        QWidget* made = make_lesson_control(
            control, value, parameter.whole, [this, name = control.parameter](double at) {
                Q_EMIT parameterChanged(QString::fromStdString(name), at);
            });
        name_lesson_control(*made, int(i));
        p.controls->addWidget(made);
        listen(made);
        for (QWidget* child : made->findChildren<QWidget*>())
            listen(child);
        if (!p.control)
            p.control = made;
    }
}

void LessonPanel::add_answers(const LessonQuestion& question) {
    Parts& p = *parts_;
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
        auto* button = new AnswerButton(question.answers[i].text);
        button->setObjectName(QStringLiteral("lessonAnswer%1").arg(i));
        connect(button, &QPushButton::clicked, this, [this, i] { answer(i); });
        p.answers->addWidget(button);
        p.answer_buttons.push_back(button);
        listen(button);
    }
}

void LessonPanel::answer(std::size_t number) {
    Parts& p = *parts_;
    const LessonQuestion& question = *p.step().question;
    p.answered = true;
    for (std::size_t i = 0; i < p.answer_buttons.size(); ++i)
        p.answer_buttons[i]->show_outcome(i == number, question.answers[i].right);
    p.verdict->setText(question.answers[number].right ? tr("Yes.") : tr("No."));
    p.verdict->show();
    p.reveal->setVisible(!question.reveal.trimmed().isEmpty());
    fill();
}

bool LessonPanel::take_key(const QObject* watched, int key) {
    const bool slides = qobject_cast<const QSlider*>(watched) != nullptr;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (slides)
            return false;
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        break;
    case Qt::Key_Escape:
        Q_EMIT leaveWanted();
        return true;
    default:
        return false;
    }
    const Parts& p = *parts_;
    const bool forward = key == Qt::Key_Right || key == Qt::Key_PageDown;
    if (forward && p.number + 1 < p.lesson.steps.size())
        Q_EMIT nextWanted();
    if (!forward && p.number > 0)
        Q_EMIT backWanted();
    return true;
}

bool LessonPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain)
        return false;
    if (event->type() == QEvent::KeyPress)
        return take_key(watched, key->key());
    // Else the window's own shortcut of the same key would get it (Escape clears the selection).
    const bool ours = key->key() == Qt::Key_Escape || key->key() == Qt::Key_Left ||
                      key->key() == Qt::Key_Right || key->key() == Qt::Key_PageUp ||
                      key->key() == Qt::Key_PageDown;
    if (ours)
        event->accept();
    return ours;
}

void LessonPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

} // namespace counterpart

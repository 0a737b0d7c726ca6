#include "ui/inspect/search_bar.h"

#include "ui/inspect/pairs_zoom.h"
#include "ui/inspect/search.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace counterpart {

namespace {

constexpr int most_listed = 200; ///< hits; the others are reached with F3
constexpr int lines_of_list = 8;

QToolButton* tool(const char* name, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

} // namespace

struct SearchBar::Parts {
    Parts(SearchBar& the_bar, const PanelContext& the_context)
        : bar(the_bar), context(the_context) {}

    SearchBar& bar;
    PanelContext context;
    QLineEdit* text = nullptr;
    QLabel* message = nullptr;
    QListWidget* list = nullptr;
    SearchResult result;
    int at = -1; ///< the hit that was selected last

    [[nodiscard]] const std::shared_ptr<const Comparison>& comparison() const {
        return context.workbench.opened().comparison;
    }
    [[nodiscard]] int n_hits() const { return int(result.hits.size()); }

    void look_up();
    void fill_list();
    void place_list();
    void show_message();
    void go(int hit);
    void choose_in_list(int step);
    bool key(int key);
};

void SearchBar::Parts::look_up() {
    result = comparison() && !bar.isHidden() ? search(*comparison(), text->text()) : SearchResult();
    at = -1;
    context.selection.find(neurons_of(result.hits));
    fill_list();
    show_message();
}

void SearchBar::Parts::fill_list() {
    list->clear();
    for (int hit = 0; hit < std::min(n_hits(), most_listed); ++hit)
        list->addItem(hit_label(*comparison(), result.hits[std::size_t(hit)]));
    list->setVisible(n_hits() > 0 && text->hasFocus());
    place_list();
}

/// Below the field, in front of the maps: nothing moves when it comes and goes.
void SearchBar::Parts::place_list() {
    if (list->parentWidget() != bar.window())
        list->setParent(bar.window());
    const int lines = std::min(list->count(), lines_of_list);
    const int height = lines * std::max(list->sizeHintForRow(0), 1) + 2 * list->frameWidth();
    list->setGeometry(
        QRect(text->mapTo(bar.window(), QPoint(0, text->height())), QSize(text->width(), height)));
    list->setVisible(list->count() > 0 && text->hasFocus() && at < 0);
    list->raise();
}

void SearchBar::Parts::show_message() {
    const QLocale locale;
    QString told = result.problem;
    if (n_hits() > 0 && at >= 0)
        told = SearchBar::tr("%1 of %2").arg(locale.toString(at + 1), locale.toString(n_hits()));
    else if (n_hits() > 0)
        told = n_hits() == 1 ? SearchBar::tr("1 found")
                             : SearchBar::tr("%1 found").arg(locale.toString(n_hits()));
    message->setText(told);
    message->setToolTip(told);
    QAccessibleEvent event(message, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void SearchBar::Parts::go(int hit) {
    if (n_hits() == 0 || !comparison())
        return;
    at = (hit % n_hits() + n_hits()) % n_hits();
    const Cell cell = result.hits[std::size_t(at)];
    context.selection.select(cell);
    if (cell.left >= 0 && cell.right >= 0)
        zoom_to(*comparison(), context.view, cell);
    else
        bring_into_view(*comparison(), context.view, cell);
    list->hide();
    show_message();
}

void SearchBar::Parts::choose_in_list(int step) {
    if (list->count() == 0)
        return;
    list->show();
    list->raise();
    list->setCurrentRow(std::clamp(list->currentRow() + step, 0, list->count() - 1));
}

/// Keys that the field leaves to us.
bool SearchBar::Parts::key(int key) {
    switch (key) {
    case Qt::Key_Escape:
        bar.close_search();
        return true;
    case Qt::Key_Down:
        choose_in_list(1);
        return true;
    case Qt::Key_Up:
        choose_in_list(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (list->isVisible() && list->currentRow() >= 0)
            go(list->currentRow());
        else
            go(at + 1);
        return true;
    default:
        return false;
    }
}

SearchBar::SearchBar(const PanelContext& context, QWidget* parent)
    : QFrame(parent), parts_(std::make_unique<Parts>(*this, context)) {
    Parts& p = *parts_;
    setObjectName(QStringLiteral("searchBar"));
    setAccessibleName(tr("Search"));
    p.text = new QLineEdit;
    p.text->setObjectName(QStringLiteral("searchText"));
    p.text->setAccessibleName(tr("Find a neuron or a pair"));
    p.text->setPlaceholderText(tr("A17, B203, a pair as A17 B203, a number, a name"));
    p.text->setClearButtonEnabled(true);
    p.text->setMinimumWidth(220);
    p.text->setMaximumWidth(380);
    p.text->installEventFilter(this);
    p.message = new QLabel;
    p.message->setObjectName(QStringLiteral("searchMessage"));
    p.message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    p.list = new QListWidget(this);
    p.list->setObjectName(QStringLiteral("searchHits"));
    p.list->setAccessibleName(tr("Neurons found"));
    p.list->setFocusPolicy(Qt::NoFocus);
    p.list->setUniformItemSizes(true);
    p.list->hide();
    auto* previous = tool("searchPrevious", QStringLiteral("▲"), tr("Previous (Shift+F3)"));
    auto* next = tool("searchNext", QStringLiteral("▼"), tr("Next (F3)"));
    auto* close = tool("searchClose", QString(), tr("Close (Escape)"));
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::large, spacing::small, spacing::medium, spacing::small);
    row->setSpacing(spacing::small);
    row->addWidget(p.text, 2);
    row->addWidget(previous);
    row->addWidget(next);
    row->addSpacing(spacing::small);
    row->addWidget(p.message, 3);
    row->addWidget(close);
    hide();
    connect(p.text, &QLineEdit::textChanged, this, [this] { parts_->look_up(); });
    connect(p.list, &QListWidget::itemClicked, this,
            [this] { parts_->go(parts_->list->currentRow()); });
    connect(previous, &QToolButton::clicked, this, &SearchBar::previous);
    connect(next, &QToolButton::clicked, this, &SearchBar::next);
    connect(close, &QToolButton::clicked, this, &SearchBar::close_search);
    connect(&context.workbench, &Workbench::changed, this,
            [this, before = std::weak_ptr<const Comparison>()]() mutable {
                const auto& now = parts_->context.workbench.opened().comparison;
                if (now && before.lock() == now)
                    return; // its baselines came, which finds nothing else
                before = now;
                if (!parts_->comparison())
                    close_search();
                else if (isVisible())
                    parts_->look_up();
            });
    // Cleared elsewhere: what is typed is not found any more until it is searched for again.
    connect(&context.selection, &Selection::changed, this, [this] {
        if (isVisible() && parts_->n_hits() > 0 && parts_->context.selection.found().empty()) {
            parts_->result = {};
            parts_->at = -1;
            parts_->fill_list();
            parts_->show_message();
        }
    });
}

SearchBar::~SearchBar() = default;

void SearchBar::begin() {
    if (!parts_->comparison())
        return;
    const bool was_hidden = isHidden();
    show();
    parts_->text->setFocus(Qt::ShortcutFocusReason);
    parts_->text->selectAll();
    if (was_hidden || parts_->n_hits() == 0)
        parts_->look_up();
}

void SearchBar::next() {
    if (isHidden() || parts_->n_hits() == 0)
        begin();
    parts_->go(parts_->at + 1);
}

void SearchBar::previous() {
    if (isHidden() || parts_->n_hits() == 0)
        begin();
    parts_->go(parts_->at < 0 ? -1 : parts_->at - 1);
}

void SearchBar::close_search() {
    if (isHidden())
        return;
    const bool had_focus = parts_->text->hasFocus();
    hide();
    parts_->look_up(); // finds nothing while hidden
    if (had_focus)
        if (auto* maps = window()->findChild<QWidget*>(QStringLiteral("maps")))
            maps->setFocus();
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::ShortcutOverride: // before Escape is the window's
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
            event->accept();
        break;
    case QEvent::KeyPress:
        if (parts_->key(static_cast<QKeyEvent*>(event)->key()))
            return true;
        break;
    case QEvent::FocusOut:
        parts_->list->hide();
        break;
    case QEvent::Resize:
    case QEvent::Move:
        if (parts_->list->isVisible())
            parts_->place_list();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void SearchBar::hideEvent(QHideEvent* event) {
    parts_->list->hide();
    QFrame::hideEvent(event);
}

} // namespace counterpart

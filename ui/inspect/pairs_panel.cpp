#include "ui/inspect/pairs_panel.h"

#include "core/wording/wording.h"
#include "ui/inspect/baseline_delegate.h"
#include "ui/inspect/padded_delegate.h"
#include "ui/inspect/pairs_filter.h"
#include "ui/inspect/pairs_text.h"
#include "ui/inspect/pairs_zoom.h"
#include "ui/inspect/regrets.h"
#include "ui/inspect/verdict_filter.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/workbench/exports.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace counterpart {

namespace {

struct FactButton {
    PairFact fact;
    const char* name;
    const char* text;
    const char* tip;
};

constexpr std::array<FactButton, 6> fact_buttons = {{
    {fact_disagrees, "filterDisagrees", QT_TRANSLATE_NOOP("PairsPanel", "Disagrees"),
     QT_TRANSLATE_NOOP("PairsPanel", "Pairs whose naive choice is another neuron")},
    {fact_weak, "filterWeak", QT_TRANSLATE_NOOP("PairsPanel", "Weak"), ""},
    {fact_ambiguous, "filterAmbiguous", QT_TRANSLATE_NOOP("PairsPanel", "Ambiguous"),
     QT_TRANSLATE_NOOP("PairsPanel", "Pairs that another matching, as good, would change")},
    {fact_hub, "filterHub", QT_TRANSLATE_NOOP("PairsPanel", "Hub"),
     QT_TRANSLATE_NOOP("PairsPanel",
                       "The right neuron is the naive choice of several left neurons")},
    {fact_sign_flip, "filterSignFlip", QT_TRANSLATE_NOOP("PairsPanel", "Sign flip"),
     QT_TRANSLATE_NOOP("PairsPanel", "Pairs with a negative correlation")},
    {fact_flagged, "filterFlagged", QT_TRANSLATE_NOOP("PairsPanel", "Flagged"),
     QT_TRANSLATE_NOOP("PairsPanel", "Pairs that you flagged")},
}};

QString words(const char* text) {
    return QCoreApplication::translate("PairsPanel", text);
}

QString number(Index count) {
    return QLocale().toString(qlonglong(count));
}

/// "37 of 64 pairs", "64 pairs", with the neurons that have no counterpart.
QString count_words(const PairsFilter::Count& shown, const PairsFilter::Count& all) {
    QString pairs =
        shown == all ? (all.pairs == 1 ? PairsPanel::tr("1 pair")
                                       : PairsPanel::tr("%1 pairs").arg(number(all.pairs)))
                     : PairsPanel::tr("%1 of %2 pairs").arg(number(shown.pairs), number(all.pairs));
    if (all.unmatched == 0)
        return pairs;
    const QString rest = shown == all
                             ? PairsPanel::tr("%1 without counterpart").arg(number(all.unmatched))
                             : PairsPanel::tr("%1 of %2 without counterpart")
                                   .arg(number(shown.unmatched), number(all.unmatched));
    return PairsPanel::tr("%1, %2").arg(pairs, rest);
}

/// What the threshold can be measured against.
QString weak_tip(const Comparison& c) {
    const QString high = score_text(c.chance.matched_high);
    const QString level =
        c.chance.matched_low
            ? PairsPanel::tr("between %1 and %2").arg(score_text(*c.chance.matched_low), high)
            : PairsPanel::tr("at most %1").arg(high);
    return PairsPanel::tr("Pairs whose similarity is below the number beside. By chance alone, "
                          "matched pairs would have %1 on average.")
        .arg(level);
}

} // namespace

struct PairsPanel::Parts {
    Parts(PairsPanel& the_panel, const PanelContext& the_context)
        : panel(the_panel), context(the_context), regrets(regrets_of(the_context.workbench)),
          filter(model) {}

    PairsPanel& panel;
    PanelContext context;
    Regrets& regrets;
    PairsModel model;
    PairsFilter filter;
    QTableView* table = nullptr;
    QLineEdit* text = nullptr;
    QLabel* count = nullptr;
    QDoubleSpinBox* weak = nullptr;
    std::vector<QAction*> facts; ///< as fact_buttons
    VerdictFilter* verdicts = nullptr;
    QAction* copy = nullptr;
    QAction* save = nullptr;
    bool following = false; ///< what happens in the table is not the person's doing

    QToolBar* make_facts();
    QToolButton* make_take_out();
    void make_table();
    void connect_all();

    void show_comparison();
    void show_baselines();
    void show_count();
    void filter_facts();
    void follow_selection();
    void take_current(const QModelIndex& index);
    void point(const QModelIndex& index);
    [[nodiscard]] Index row_at(const QModelIndex& index) const;
    [[nodiscard]] PairsToWrite to_write(bool selected_only) const;
    void dress();
    void fit_columns();
};

QToolBar* PairsPanel::Parts::make_facts() {
    auto* bar = new QToolBar;
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    weak = new QDoubleSpinBox;
    weak->setObjectName(QStringLiteral("weakBelow"));
    weak->setAccessibleName(tr("Weak below this similarity"));
    weak->setPrefix(QStringLiteral("< "));
    weak->setDecimals(2);
    weak->setSingleStep(0.05);
    weak->setRange(0, 1);
    weak->setValue(filter.weak_below());
    weak->setKeyboardTracking(false);
    for (const FactButton& button : fact_buttons) {
        QAction* action = bar->addAction(words(button.text));
        action->setObjectName(QLatin1String(button.name));
        action->setToolTip(words(button.tip));
        action->setCheckable(true);
        facts.push_back(action);
        QObject::connect(action, &QAction::toggled, &panel, [this] { filter_facts(); });
        if (button.fact == fact_weak)
            bar->addWidget(weak);
    }
    verdicts = new VerdictFilter(*bar);
    QObject::connect(verdicts, &VerdictFilter::changed, &panel, [this] { filter_facts(); });
    return bar;
}

QToolButton* PairsPanel::Parts::make_take_out() {
    copy = new QAction(tr("&Copy for a spreadsheet"), &panel);
    copy->setObjectName(QStringLiteral("copyPairs"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    save = new QAction(tr("&Save as CSV…"), &panel);
    save->setObjectName(QStringLiteral("savePairs"));
    table->addAction(copy);
    auto* menu = new QMenu(&panel);
    menu->addActions({copy, save});
    auto* button = new QToolButton;
    button->setIcon(themed_icon(QStringLiteral("export")));
    button->setToolTip(tr("Copy the selected rows, or all shown; save what is shown"));
    button->setAccessibleName(tr("Copy or save the table"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setMenu(menu);
    return button;
}

void PairsPanel::Parts::make_table() {
    table = new QTableView;
    table->setObjectName(QStringLiteral("pairsTable"));
    table->setAccessibleName(tr("Pairs of neurons"));
    table->setModel(&filter);
    table->setItemDelegate(new PaddedDelegate(table));
    for (const int column : {PairsModel::column_stability, PairsModel::column_verdict})
        table->setItemDelegateForColumn(column, new BaselineDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setSortingEnabled(true);
    table->sortByColumn(PairsModel::column_left, Qt::AscendingOrder);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::SelectedClicked);
    table->setMouseTracking(true);
    table->setTabKeyNavigation(false); // Tab leads on to what is next in the window
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setResizeContentsPrecision(0); // by the rows on screen, not by thousands
    header->setStretchLastSection(true);
    table->viewport()->installEventFilter(&panel);
}

void PairsPanel::Parts::connect_all() {
    const auto connect = [this](auto* sender, auto signal, auto slot) {
        QObject::connect(sender, signal, &panel, slot);
    };
    connect(&context.workbench, &Workbench::changed, [this] { show_comparison(); });
    connect(&regrets, &Regrets::changed, [this] {
        if (model.comparison() == context.workbench.opened().comparison)
            model.show_regrets(regrets.values());
    });
    connect(&context.view, &ViewState::changed,
            [this] { model.show_notes(context.view.settings().notes); });
    connect(&context.selection, &Selection::changed, [this] { follow_selection(); });
    connect(&model, &PairsModel::noted, [this](const std::vector<PairNote>& notes) {
        ViewSettings settings = context.view.settings();
        settings.notes = notes;
        context.view.set(settings);
    });
    connect(text, &QLineEdit::textChanged, [this](const QString& wanted) {
        following = true;
        filter.set_words(wanted);
        following = false;
        show_count();
    });
    connect(weak, &QDoubleSpinBox::valueChanged, [this](double) {
        facts[1]->setChecked(true);
        filter_facts();
    });
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged,
            [this](const QModelIndex& current) { take_current(current); });
    // A click on the row that is current already selects it once more.
    connect(table, &QTableView::clicked, [this](const QModelIndex& at) { take_current(at); });
    connect(table, &QTableView::entered, [this](const QModelIndex& at) { point(at); });
    connect(table, &QTableView::viewportEntered, [this] { point({}); });
    connect(table, &QTableView::activated, [this](const QModelIndex& at) {
        if (const Index row = row_at(at); row >= 0)
            zoom_to(*model.comparison(), context.view, model.cell(row));
    });
    connect(copy, &QAction::triggered, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(pairs_text(to_write(true), '\t')));
    });
    connect(save, &QAction::triggered, [this] {
        if (context.exports)
            context.exports->export_table(
                tr("Save the pairs that are shown"), QStringLiteral("_pairs.csv"),
                [pairs = to_write(false)] { return pairs_text(pairs, ','); });
    });
}

void PairsPanel::Parts::show_comparison() {
    const auto& comparison = context.workbench.opened().comparison;
    if (comparison != model.comparison()) {
        following = true;
        model.show_comparison(comparison);
        model.show_notes(context.view.settings().notes);
        following = false;
        if (comparison) {
            const QSignalBlocker quiet(weak);
            weak->setRange(comparison->options.sign == Sign::signed_ ? -1 : 0, 1);
            facts[1]->setToolTip(weak_tip(*comparison));
            weak->setToolTip(facts[1]->toolTip());
        }
        filter.set_weak_below(weak->value());
        model.show_regrets(regrets.values());
        show_baselines();
        fit_columns();
    } else {
        show_baselines();
    }
    panel.setEnabled(comparison != nullptr);
    save->setEnabled(context.exports != nullptr);
    show_count();
}

/// The columns that rest on draws are there while there are draws.
void PairsPanel::Parts::show_baselines() {
    const bool before = model.verdicts() != nullptr;
    following = true;
    model.show_baselines(context.workbench.opened().baselines);
    following = false;
    const bool drawn = model.verdicts() != nullptr;
    for (const int column : {PairsModel::column_stability, PairsModel::column_verdict})
        table->setColumnHidden(column, !drawn);
    verdicts->set_available(drawn);
    if (drawn && !before)
        fit_columns();
}

void PairsPanel::Parts::show_count() {
    const PairsFilter::Count shown = filter.shown();
    count->setText(count_words(shown, filter.all()));
    follow_selection();
}

void PairsPanel::Parts::filter_facts() {
    unsigned wanted = 0;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i]->isChecked())
            wanted |= fact_buttons[i].fact;
    following = true;
    filter.set_weak_below(weak->value());
    filter.set_facts(wanted);
    filter.set_verdicts(verdicts->wanted());
    following = false;
    show_count();
}

Index PairsPanel::Parts::row_at(const QModelIndex& index) const {
    return index.isValid() ? Index(filter.mapToSource(index).row()) : -1;
}

void PairsPanel::Parts::take_current(const QModelIndex& index) {
    const Index row = row_at(index);
    if (!following && row >= 0)
        context.selection.select(model.cell(row));
}

void PairsPanel::Parts::point(const QModelIndex& index) {
    const Index row = row_at(index);
    context.selection.point(row < 0 ? std::nullopt : std::optional(model.cell(row)));
}

void PairsPanel::Parts::follow_selection() {
    if (!model.comparison())
        return;
    const auto shown_row = [this](const std::optional<Cell>& cell) {
        return cell ? row_of(*model.comparison(), model.rows(), *cell) : -1;
    };
    QColor light = theme(is_dark(panel.palette())).accent;
    light.setAlphaF(0.22F);
    model.light(shown_row(context.selection.pointed()), light);

    const Index row = shown_row(context.selection.selected());
    const QModelIndex wanted =
        row < 0 ? QModelIndex() : filter.mapFromSource(model.index(int(row), 0));
    QItemSelectionModel& selected = *table->selectionModel();
    following = true;
    if (!wanted.isValid()) {
        selected.clear();
    } else if (selected.currentIndex().row() != wanted.row() ||
               !selected.isRowSelected(wanted.row())) {
        const int column = std::max(selected.currentIndex().column(), 0);
        selected.setCurrentIndex(wanted.siblingAtColumn(column),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table->scrollTo(wanted.siblingAtColumn(column));
    }
    following = false;
}

PairsToWrite PairsPanel::Parts::to_write(bool selected_only) const {
    PairsToWrite pairs{model.comparison(), filter.shown_rows(), model.regrets(),
                       model.notes(),      model.baselines(),   model.verdicts()};
    const QModelIndexList chosen = table->selectionModel()->selectedRows();
    if (!selected_only || chosen.isEmpty())
        return pairs;
    std::vector<int> places;
    for (const QModelIndex& index : chosen)
        places.push_back(index.row());
    std::sort(places.begin(), places.end());
    std::vector<PairRow> rows;
    rows.reserve(places.size());
    for (const int place : places)
        rows.push_back(pairs.rows[std::size_t(place)]);
    pairs.rows = std::move(rows);
    return pairs;
}

void PairsPanel::Parts::dress() {
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    fit_columns();
}

/// By what is on screen, and with room between a number and the text beside it.
void PairsPanel::Parts::fit_columns() {
    table->resizeColumnsToContents();
    for (int column = 0; column < PairsModel::column_note; ++column)
        table->setColumnWidth(column, table->columnWidth(column) + spacing::medium);
}

PairsPanel::PairsPanel(const PanelContext& context, QWidget* parent)
    : QWidget(parent), parts_(std::make_unique<Parts>(*this, context)) {
    Parts& p = *parts_;
    setObjectName(QStringLiteral("pairs"));
    setAccessibleName(tr("Pairs"));
    p.text = new QLineEdit;
    p.text->setObjectName(QStringLiteral("pairsFilter"));
    p.text->setAccessibleName(tr("Filter the pairs by neuron or note"));
    p.text->setPlaceholderText(tr("Filter by neuron or note"));
    p.text->setClearButtonEnabled(true);
    p.text->setMinimumWidth(130);
    p.text->setMaximumWidth(240);
    p.count = new QLabel;
    p.count->setObjectName(QStringLiteral("pairsCount"));
    p.count->setForegroundRole(QPalette::PlaceholderText);
    p.make_table();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    row->setSpacing(spacing::medium);
    row->addWidget(p.text, 1);
    row->addWidget(p.make_facts(), 3);
    row->addWidget(p.count);
    row->addWidget(p.make_take_out());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(p.table, 1);
    p.dress();
    p.connect_all();
    p.show_comparison();
}

PairsPanel::~PairsPanel() {
    delete parts_->table; // while there is what it reads and tells
}

QSize PairsPanel::sizeHint() const {
    return {800, 260};
}

QSize PairsPanel::minimumSizeHint() const {
    return {320, 100};
}

bool PairsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        parts_->point({});
    return QWidget::eventFilter(watched, event);
}

void PairsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        parts_->dress();
}

} // namespace counterpart

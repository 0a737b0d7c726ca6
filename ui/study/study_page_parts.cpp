// The study page's part that makes its widgets.

#include "ui/study/group_marks.h"
#include "ui/study/run_pairs_model.h"
#include "ui/study/runs_tree.h"
#include "ui/study/study_charts.h"
#include "ui/study/study_page.h"
#include "ui/study/study_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFont>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPalette>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpart {

namespace {

/// Milliseconds of work before it is shown: shorter, and it would only flicker.
constexpr int patience_ms = 300;

/// Sorts numbers as numbers, names as people count, and what has no value last.
class Sorted : public QSortFilterProxyModel {
  public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

  protected:
    [[nodiscard]] bool lessThan(const QModelIndex& a, const QModelIndex& b) const override {
        const QVariant x = a.data(RunPairsModel::sort_role);
        const QVariant y = b.data(RunPairsModel::sort_role);
        if (x.typeId() == QMetaType::QString && y.typeId() == QMetaType::QString)
            return counts_before(x.toString(), y.toString());
        if (x.isValid() != y.isValid())
            return x.isValid() == (sortOrder() == Qt::AscendingOrder);
        return x.toDouble() < y.toDouble();
    }
};

QToolButton* tool(const char* name, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

QToolButton* tool_for(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

template<typename Choice>
QComboBox* choice_box(const char* name, const QString& label, QHBoxLayout* row,
                      std::initializer_list<std::pair<QString, Choice>> choices) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setToolTip(label);
    for (const auto& [text, value] : choices)
        box->addItem(text, int(value));
    auto* title = new QLabel(label);
    title->setBuddy(box);
    row->addWidget(title);
    row->addWidget(box);
    return box;
}

QCheckBox* check_box(const char* name, const QString& text, const QString& tip, QHBoxLayout* row) {
    auto* box = new QCheckBox(text);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(tip);
    row->addWidget(box);
    return box;
}

QWidget* titled(const QString& title, QWidget* content) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* label = new QLabel(title);
    label->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(label);
    column->addWidget(content, 1);
    return box;
}

QLabel* text_label(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

StudyPage::StudyPage(const Ways& ways, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("studyPage"));
    auto* right = new QSplitter(Qt::Vertical);
    right->setObjectName(QStringLiteral("studyRight"));
    right->setChildrenCollapsible(false);
    right->addWidget(make_words());
    right->addWidget(make_charts());
    right->addWidget(make_tables());
    right->setStretchFactor(0, 0);
    right->setStretchFactor(1, 3);
    right->setStretchFactor(2, 2);
    right->setSizes({160, 330, 170});
    auto* both = new QSplitter(Qt::Horizontal);
    both->setChildrenCollapsible(false);
    both->addWidget(make_runs(ways));
    both->addWidget(right);
    both->setStretchFactor(0, 0);
    both->setStretchFactor(1, 1);
    both->setSizes({240, 1000});
    // A window that is too small for all of it scrolls, and is not held open by a hidden page.
    auto* content = new QWidget;
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    for (QWidget* bare : {scroll->viewport(), content})
        bare->setAutoFillBackground(false);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::large, spacing::medium, spacing::large, spacing::small);
    column->setSpacing(spacing::medium);
    column->addWidget(make_header(ways));
    column->addWidget(make_options());
    column->addWidget(both, 1);
    column->addWidget(make_work());
    patience_.setSingleShot(true);
    patience_.setInterval(patience_ms);
    connect(&patience_, &QTimer::timeout, work_, &QWidget::show);
    connect_choices();
    connect_pairs();
}

QWidget* StudyPage::make_header(const Ways& ways) {
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto* title = new QLabel(tr("Study"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    title->setFont(large);
    row->addWidget(title);
    extent_ = new QLabel;
    extent_->setObjectName(QStringLiteral("studyExtent"));
    row->addSpacing(spacing::medium);
    row->addWidget(extent_, 1);
    auto* exports = tool("studyExport", tr("Export"), tr("Save the figure, the pairs or all"));
    exports->setIcon(themed_icon(QStringLiteral("export")));
    exports->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(exports);
    menu->addActions({ways.export_figure, ways.export_report, ways.export_pairs, ways.export_json});
    exports->setMenu(menu);
    row->addWidget(exports);
    row->addWidget(tool_for(ways.close));
    return header;
}

QWidget* StudyPage::make_options() {
    auto* options = new QWidget;
    auto* row = new QHBoxLayout(options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::medium);
    measure_ = choice_box<Measure>(
        "studyMeasure", tr("Similarity"), row,
        {{tr("Matched score"), Measure::matched}, {tr("Naive score"), Measure::naive}});
    correlation_ = choice_box<CorrelationKind>(
        "studyCorrelation", tr("Correlation"), row,
        {{tr("Pearson"), CorrelationKind::pearson}, {tr("Spearman"), CorrelationKind::spearman}});
    calibration_ = choice_box<int>(
        "studyCalibration", tr("Calibration"), row,
        {{tr("none"), 0}, {tr("20 shuffles a pair"), 20}, {tr("100 shuffles a pair"), 100}});
    signed_ = check_box("studySigned", tr("Signed"), tr("Similarity is r, not |r|"), row);
    paired_ = check_box("studyPaired", tr("Paired"),
                        tr("The first runs of all groups belong together (the same seed), the "
                           "second ones, and so on: labels change within these only"),
                        row);
    transposed_ = check_box("studyTransposed", tr("Transposed"),
                            tr("Rows of the files are neurons, columns samples"), row);
    row->addStretch(1);
    return options;
}

void StudyPage::fill_run_menus(QWidget* owner, QHBoxLayout* row) {
    auto* more = tool("studyMore", tr("Group or run"), tr("What is selected: name, mark, place"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(owner);
    menu->setObjectName(QStringLiteral("studyRunMenu"));
    more->setMenu(menu);
    row->addWidget(more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const std::optional<RunPlace> at = runs_->current();
        if (!at) {
            menu->addAction(tr("Select a group or a run first"))->setEnabled(false);
            return;
        }
        menu->addAction(tr("Re&name group (F2)"), runs_, &RunsTree::rename_current);
        QMenu* marks = menu->addMenu(tr("&Mark of the group"));
        for (int mark = 0; mark < n_group_marks; ++mark)
            marks->addAction(mark_icon(mark, is_dark(palette())), mark_name(mark), runs_,
                             [this, mark] { runs_->set_mark(mark); });
        menu->addAction(tr("Move &up (Alt+Up)"), runs_, [this] { runs_->move_current(-1); });
        menu->addAction(tr("Move &down (Alt+Down)"), runs_, [this] { runs_->move_current(1); });
        if (at->run >= 0) {
            QMenu* to = menu->addMenu(tr("Move &to group"));
            for (int g = 0; g < int(runs_->plan().groups.size()); ++g)
                to->addAction(runs_->plan().groups[std::size_t(g)].name, runs_,
                              [this, g] { runs_->move_to_group(g); });
            to->addAction(tr("A new one"), runs_, [this] { runs_->move_to_group(-1); });
        }
        menu->addSeparator();
        menu->addAction(tr("Leave out the whole group"), runs_,
                        [this, g = at->group] { runs_->include(g, false); });
        menu->addAction(tr("Include the whole group"), runs_,
                        [this, g = at->group] { runs_->include(g, true); });
        menu->addSeparator();
        menu->addAction(at->run < 0 ? tr("&Remove the group (Del)") : tr("&Remove the run (Del)"),
                        runs_, &RunsTree::remove_current);
    });
    runs_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(runs_, &QWidget::customContextMenuRequested, menu,
            [this, menu](const QPoint& at) { menu->popup(runs_->viewport()->mapToGlobal(at)); });
}

QWidget* StudyPage::make_runs(const Ways& ways) {
    auto* box = new QWidget;
    box->setMinimumWidth(210);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::small);
    runs_ = new RunsTree;
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::small);
    row->addWidget(tool_for(ways.add_files));
    row->addWidget(tool_for(ways.add_folder));
    row->addStretch(1);
    auto* second = new QHBoxLayout;
    second->setSpacing(spacing::small);
    fill_run_menus(box, second);
    second->addWidget(tool_for(ways.read_again));
    second->addStretch(1);
    column->addLayout(row);
    column->addWidget(runs_, 1);
    column->addLayout(second);
    return box;
}

QWidget* StudyPage::make_words() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, spacing::small, 0);
    column->setSpacing(spacing::small);
    notice_ = text_label("studyNotice");
    notice_->hide();
    attainable_ = text_label("studyAttainable");
    verdict_ = text_label("studyVerdict");
    QFont bold = verdict_->font();
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    bold.setBold(true);
    verdict_->setFont(bold);
    each_pair_ = text_label("studyPairVerdicts");
    more_ = text_label("studyMoreWords");
    more_->setForegroundRole(QPalette::PlaceholderText);
    attainable_->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : {notice_, attainable_, verdict_, each_pair_, more_})
        column->addWidget(label);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("studyWords"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setMinimumHeight(70);
    return scroll;
}

QWidget* StudyPage::make_charts() {
    heatmap_ = new StudyHeatmap;
    strips_ = new StudyStrips;
    relabellings_ = new StudyRelabellings;
    relabelled_ = text_label("studyRelabelled");
    auto* distribution = new QWidget;
    auto* column = new QVBoxLayout(distribution);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(relabellings_, 1);
    column->addWidget(relabelled_);
    auto* charts = new QSplitter(Qt::Horizontal);
    charts->setChildrenCollapsible(false);
    charts->addWidget(titled(tr("Every two runs"), heatmap_));
    charts->addWidget(titled(tr("Within and between groups"), strips_));
    charts->addWidget(titled(tr("Relabellings of the runs"), distribution));
    charts->setSizes({360, 340, 300});
    charts->setMinimumHeight(200);
    return charts;
}

QWidget* StudyPage::make_tables() {
    model_ = new RunPairsModel(this);
    sorted_ = new Sorted(this);
    sorted_->setSourceModel(model_);
    pairs_ = new QTableView;
    pairs_->setObjectName(QStringLiteral("studyPairs"));
    pairs_->setAccessibleName(tr("Pairs of runs"));
    pairs_->setModel(sorted_);
    pairs_->setSortingEnabled(true);
    pairs_->sortByColumn(RunPairsModel::column_matched, Qt::DescendingOrder);
    groups_ = new QTableWidget(0, int(group_table_titles().size()));
    groups_->setObjectName(QStringLiteral("studyGroups"));
    groups_->setAccessibleName(tr("Tests of the groups"));
    groups_->setHorizontalHeaderLabels(group_table_titles());
    for (QTableView* table : {pairs_, static_cast<QTableView*>(groups_)}) {
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->verticalHeader()->hide();
        table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
        table->setAlternatingRowColors(true);
        table->setShowGrid(false);
        table->setTabKeyNavigation(false);
        table->horizontalHeader()->setHighlightSections(false);
    }
    pairs_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    groups_->horizontalHeader()->setStretchLastSection(true);
    tables_ = new QTabWidget;
    tables_->setObjectName(QStringLiteral("studyTables"));
    tables_->setDocumentMode(true);
    tables_->addTab(pairs_, tr("Pairs of runs (Enter opens one)"));
    tables_->addTab(groups_, tr("Tests of groups"));
    tables_->setMinimumHeight(110);
    return tables_;
}

QWidget* StudyPage::make_work() {
    work_ = new QWidget;
    work_->setObjectName(QStringLiteral("studyWork"));
    auto* row = new QHBoxLayout(work_);
    row->setContentsMargins(0, 0, 0, 0);
    work_words_ = new QLabel;
    work_words_->setObjectName(QStringLiteral("studyStage"));
    bar_ = new QProgressBar;
    bar_->setObjectName(QStringLiteral("studyBar"));
    bar_->setAccessibleName(tr("Done so far"));
    bar_->setRange(0, 1000);
    bar_->setFormat(QStringLiteral("%p %"));
    bar_->setFixedWidth(200);
    stop_ = new QPushButton(tr("Cancel"));
    stop_->setObjectName(QStringLiteral("studyStop"));
    stop_->setToolTip(tr("Stop, and keep the pairs that are compared"));
    go_on_ = new QPushButton(tr("Go on"));
    go_on_->setObjectName(QStringLiteral("studyGoOn"));
    connect(stop_, &QPushButton::clicked, this, &StudyPage::stopWanted);
    connect(go_on_, &QPushButton::clicked, this, &StudyPage::goOnWanted);
    row->addWidget(work_words_, 1);
    for (QWidget* widget :
         {static_cast<QWidget*>(bar_), static_cast<QWidget*>(stop_), static_cast<QWidget*>(go_on_)})
        row->addWidget(widget);
    work_->hide();
    return work_;
}

} // namespace counterpart

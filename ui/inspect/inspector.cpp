#include "ui/inspect/inspector.h"

#include "core/wording/baseline_words.h"
#include "core/wording/inspect_words.h"
#include "ui/explanation/rich_text.h"
#include "ui/inspect/candidate_bars.h"
#include "ui/inspect/scatter_plot.h"
#include "ui/inspect/what_if_section.h"
#include "ui/inspect/what_ifs.h"
#include "ui/theme/theme.h"
#include "ui/workbench/job.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <QEvent>
#include <QFont>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace counterpart {

namespace {

constexpr double title_size = 1.25; ///< of the usual font
constexpr WordingOptions rich{true};

QPushButton* button(const char* name, const QString& words, const QString& tip) {
    auto* made = new QPushButton(words);
    made->setObjectName(QLatin1String(name));
    made->setToolTip(tip);
    return made;
}

QLabel* section() {
    auto* label = new QLabel;
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

RichText* rich_text(const char* name) {
    auto* text = new RichText;
    text->setObjectName(QLatin1String(name));
    return text;
}

/// The selected cell, a neuron alone together with its counterpart.
std::optional<Cell> completed(const std::optional<Cell>& selected, const Comparison* c) {
    if (!selected || !c || selected->left >= c->left->n_neurons() ||
        selected->right >= c->right->n_neurons() || (selected->left < 0 && selected->right < 0))
        return std::nullopt;
    Cell cell = *selected;
    if (cell.right < 0)
        cell.right = c->counterpart_of_left(cell.left);
    else if (cell.left < 0)
        cell.left = c->counterpart_of_right(cell.right);
    return cell;
}

} // namespace

/// The widgets, and what they show now.
class Inspector::Parts : public QObject {
  public:
    Parts(Inspector& panel, const PanelContext& context);

    void follow_selection();
    void dress();

  private:
    void build();
    QWidget* build_buttons();
    void connect_parts();
    void show_view(PairView view);
    void show_nothing();
    void tell_pair();
    void tell_baselines();
    void tell_why();
    void tell_wishes();
    void show_text(RichText* text, const QString& html) const;
    void light_up(const QString& link);
    void select(Index left, Index right);
    [[nodiscard]] const Comparison& comparison() const { return *comparison_; }
    [[nodiscard]] bool both() const { return cell_ && cell_->left >= 0 && cell_->right >= 0; }
    [[nodiscard]] const Wish* wish_of_pair() const;

    Inspector& panel_;
    Workbench& workbench_;
    Selection& selection_;
    WhatIfs& what_ifs_;
    Job job_;
    QTimer late_; ///< a view that is not there by then leaves nothing of the one before it
    std::shared_ptr<const Comparison> comparison_;
    std::optional<Cell> cell_;
    PairView view_; ///< of the cell; of none while it is computed

    QScrollArea* scroll_ = new QScrollArea;
    QLabel* empty_ = new QLabel;
    QWidget* about_ = new QWidget;
    QLabel* title_ = new QLabel;
    RichText* pair_text_ = rich_text("pairWords");
    RichText* why_text_ = rich_text("whyWords");
    QPushButton* swap_ = nullptr;
    QPushButton* pin_ = nullptr;
    QPushButton* forbid_ = nullptr;
    WhatIfSection* hypothetical_;
    ScatterPlot* scatter_ = new ScatterPlot;
    QLabel* left_heading_ = section();
    QLabel* right_heading_ = section();
    CandidateBars* left_bars_ = new CandidateBars;
    CandidateBars* right_bars_ = new CandidateBars;
    RichText* baseline_text_ = rich_text("pairBaselines");
    std::shared_ptr<const Baselines> baselines_; ///< told last
};

Inspector::Parts::Parts(Inspector& panel, const PanelContext& context)
    : panel_(panel), workbench_(context.workbench), selection_(context.selection),
      what_ifs_(what_ifs_of(context.workbench, context.view)),
      hypothetical_(new WhatIfSection(workbench_, what_ifs_)) {
    build();
    connect_parts();
    late_.setSingleShot(true);
    late_.setInterval(80);
    connect(&late_, &QTimer::timeout, this, &Parts::show_nothing);
    show_nothing();
    dress();
    follow_selection();
}

QWidget* Inspector::Parts::build_buttons() {
    swap_ = button("showSwap", Inspector::tr("Show swap in maps"),
                   Inspector::tr("Mark the cells that leave and those that enter"));
    swap_->setCheckable(true);
    connect(swap_, &QPushButton::toggled, swap_, [this](bool on) {
        swap_->setText(on ? Inspector::tr("✓ Swap shown") : Inspector::tr("Show swap in maps"));
    });
    pin_ = button("pin", Inspector::tr("Pin"),
                  Inspector::tr("What if these two had to be counterparts?"));
    forbid_ = button("forbid", Inspector::tr("Forbid"),
                     Inspector::tr("What if these two must not be counterparts?"));
    for (QPushButton* toggle : {pin_, forbid_})
        toggle->setCheckable(true);
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* each : {swap_, pin_, forbid_})
        row->addWidget(each);
    row->addStretch(1);
    return line;
}

void Inspector::Parts::build() {
    empty_->setObjectName(QStringLiteral("inspectorEmpty"));
    empty_->setText(
        Inspector::tr("Click a cell of the maps, or a row of the pairs table, to see what holds "
                      "that pair together."));
    empty_->setWordWrap(true);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    title_->setObjectName(QStringLiteral("pairTitle"));
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    left_bars_->setObjectName(QStringLiteral("leftCandidates"));
    right_bars_->setObjectName(QStringLiteral("rightCandidates"));

    auto* column = new QVBoxLayout(about_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::medium);
    for (QWidget* part : std::initializer_list<QWidget*>{
             title_, pair_text_, baseline_text_, why_text_, build_buttons(), scatter_,
             left_heading_, left_bars_, right_heading_, right_bars_})
        column->addWidget(part);

    auto* content = new QWidget;
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(12, 12, 12, 12);
    outer->addWidget(hypothetical_);
    outer->addWidget(empty_);
    outer->addWidget(about_);
    outer->addStretch(1);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(content);
    auto* whole = new QVBoxLayout(&panel_);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll_);
}

void Inspector::Parts::connect_parts() {
    connect(&workbench_, &Workbench::changed, this, &Parts::follow_selection);
    connect(&selection_, &Selection::changed, this, &Parts::follow_selection);
    connect(&what_ifs_, &WhatIfs::changed, this, &Parts::tell_wishes);
    for (RichText* text : {pair_text_, why_text_})
        connect(text, &QTextBrowser::anchorClicked, this,
                [this](const QUrl& link) { light_up(link.toString()); });
    connect(hypothetical_, &WhatIfSection::followed, this, &Parts::light_up);
    connect(left_bars_, &CandidateBars::chosen, this,
            [this](qlonglong right) { select(cell_->left, right); });
    connect(right_bars_, &CandidateBars::chosen, this,
            [this](qlonglong left) { select(left, cell_->right); });
    connect(&job_, &Job::failed, this, [this](const Problem& problem) {
        show_nothing();
        show_text(why_text_, QString::fromStdString(problem.sentence()).toHtmlEscaped());
    });
    connect(swap_, &QPushButton::clicked, this, [this](bool on) {
        std::vector<Cell> cells;
        if (on && view_.regret)
            for (const MatrixCell& cell : view_.regret->swap)
                cells.push_back({cell.row, cell.col});
        selection_.show_swap(std::move(cells));
    });
    const auto wish = [this](Wish::Kind kind, bool on) {
        if (on)
            what_ifs_.wish({kind, cell_->left, cell_->right});
        else
            what_ifs_.forget(cell_->left, cell_->right);
    };
    connect(pin_, &QPushButton::clicked, this, [wish](bool on) { wish(Wish::Kind::pin, on); });
    connect(forbid_, &QPushButton::clicked, this,
            [wish](bool on) { wish(Wish::Kind::forbid, on); });
}

/// Shows the selected cell; what has to be computed comes later.
void Inspector::Parts::follow_selection() {
    const std::shared_ptr<const Comparison>& now = workbench_.opened().comparison;
    const std::optional<Cell> cell = completed(selection_.selected(), now.get());
    if (now == comparison_ && cell == cell_ && baselines_ != workbench_.opened().baselines)
        tell_baselines();
    swap_->setChecked(view_.regret && !selection_.swap_cycle().empty());
    if (now == comparison_ && cell == cell_)
        return;
    comparison_ = now;
    cell_ = cell;
    view_ = {};
    job_.cancel();
    late_.stop();
    empty_->setVisible(!cell_);
    about_->setVisible(cell_.has_value());
    tell_wishes();
    if (!cell_)
        return;
    tell_pair();
    tell_baselines();
    tell_why();
    late_.start();
    job_.start<PairView>(
        [c = comparison_, at = *cell_](const Progress& progress) {
            return pair_view(*c, at.left, at.right, progress);
        },
        [this](PairView view) { show_view(std::move(view)); });
}

void Inspector::Parts::show_nothing() {
    for (QWidget* part : std::initializer_list<QWidget*>{scatter_, left_heading_, left_bars_,
                                                         right_heading_, right_bars_})
        part->hide();
}

void Inspector::Parts::show_view(PairView view) {
    late_.stop();
    view_ = std::move(view);
    const Comparison& c = comparison();
    tell_why();
    scatter_->setVisible(view_.scatter.has_value());
    if (view_.scatter)
        scatter_->show_scatter(*view_.scatter, neuron_label(c, {Side::left, view_.left}),
                               neuron_label(c, {Side::right, view_.right}));
    for (QWidget* part : std::initializer_list<QWidget*>{left_heading_, left_bars_})
        part->setVisible(!view_.of_left.empty());
    for (QWidget* part : std::initializer_list<QWidget*>{right_heading_, right_bars_})
        part->setVisible(!view_.of_right.empty());
    if (view_.left >= 0)
        left_heading_->setText(
            Inspector::tr("Most similar to %1").arg(neuron_label(c, {Side::left, view_.left})));
    if (view_.right >= 0)
        right_heading_->setText(
            Inspector::tr("Most similar to %1").arg(neuron_label(c, {Side::right, view_.right})));
    left_bars_->show_candidates(c, Side::right, view_.of_left);
    right_bars_->show_candidates(c, Side::left, view_.of_right);
}

void Inspector::Parts::tell_pair() {
    const Comparison& c = comparison();
    if (both()) {
        title_->setText(Inspector::tr("%1 – %2").arg(neuron_label(c, {Side::left, cell_->left}),
                                                     neuron_label(c, {Side::right, cell_->right})));
        show_text(pair_text_, cell_words(c, cell_->left, cell_->right, rich));
        return;
    }
    const NeuronRef neuron = cell_->left >= 0 ? NeuronRef{Side::left, cell_->left}
                                              : NeuronRef{Side::right, cell_->right};
    const auto& undefined = neuron.side == Side::left ? c.correlations->left_undefined
                                                      : c.correlations->right_undefined;
    title_->setText(neuron_label(c, neuron));
    show_text(pair_text_,
              undefined[std::size_t(neuron.neuron)]
                  ? Inspector::tr("This neuron responds the same to every sample, so it has no "
                                  "correlation with anything and no counterpart.")
                  : Inspector::tr("This neuron has no counterpart."));
}

void Inspector::Parts::tell_baselines() {
    baselines_ = workbench_.opened().baselines;
    show_text(baseline_text_,
              cell_ && comparison_ && baselines_
                  ? pair_baseline_words(*comparison_, *baselines_, cell_->left, cell_->right)
                        .toHtmlEscaped()
                  : QString());
}

void Inspector::Parts::tell_why() {
    const Comparison& c = comparison();
    QString words;
    if (view_.regret)
        words = why_words(c, c.pairs[std::size_t(*view_.pair)], *view_.regret, rich);
    else if (view_.pair)
        words = no_regret_words(c.pairs[std::size_t(*view_.pair)]);
    else if (view_.pinned && c.correlations->defined(view_.left, view_.right))
        words = pin_cost_words(c, {Wish::Kind::pin, view_.left, view_.right}, *view_.pinned, rich);
    show_text(why_text_, words);
    swap_->setVisible(view_.regret.has_value());
    swap_->setChecked(view_.regret && !selection_.swap_cycle().empty());
    const bool can_wish = both() && c.correlations->defined(cell_->left, cell_->right);
    pin_->setVisible(can_wish);
    forbid_->setVisible(can_wish);
}

const Wish* Inspector::Parts::wish_of_pair() const {
    const std::vector<Wish>& wishes = what_ifs_.wishes();
    const auto found = std::find_if(wishes.begin(), wishes.end(), [&](const Wish& wish) {
        return both() && wish.left == cell_->left && wish.right == cell_->right;
    });
    return found == wishes.end() ? nullptr : &*found;
}

void Inspector::Parts::tell_wishes() {
    const Wish* wish = wish_of_pair();
    pin_->setChecked(wish && wish->kind == Wish::Kind::pin);
    forbid_->setChecked(wish && wish->kind == Wish::Kind::forbid);
    // Colour is not the only cue for what is on.
    pin_->setText(pin_->isChecked() ? Inspector::tr("✓ Pinned") : Inspector::tr("Pin"));
    forbid_->setText(forbid_->isChecked() ? Inspector::tr("✓ Forbidden") : Inspector::tr("Forbid"));
}

void Inspector::Parts::show_text(RichText* text, const QString& html) const {
    const Theme& t = theme(is_dark(panel_.palette()));
    text->setVisible(!html.isEmpty());
    text->show_html(QStringLiteral("<p>%1</p>").arg(html),
                    QStringLiteral("a { color: %1; } p { margin: 0; line-height: 118%; } "
                                   "* { color: %2; }")
                        .arg(t.accent.name(), t.text.name()));
}

void Inspector::Parts::light_up(const QString& link) {
    const std::optional<NeuronRef> neuron = neuron_of_link(link);
    if (!neuron)
        return;
    std::vector<NeuronRef> neurons = {*neuron};
    if (neurons == selection_.highlighted()) // once more takes the light off again
        neurons.clear();
    selection_.highlight(std::move(neurons));
}

void Inspector::Parts::select(Index left, Index right) {
    selection_.show_swap({});
    selection_.select(Cell{left, right});
}

void Inspector::Parts::dress() {
    QFont font = panel_.font();
    font.setBold(true);
    for (QLabel* label : {left_heading_, right_heading_})
        label->setFont(font);
    font.setPointSizeF(font.pointSizeF() * title_size);
    title_->setFont(font);
    hypothetical_->tell();
    if (!cell_ || !comparison_)
        return;
    tell_pair();
    tell_baselines();
    tell_why();
}

Inspector::Inspector(const PanelContext& context, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(Inspector::tr("Inspector"));
    parts_ = std::make_unique<Parts>(*this, context);
}

Inspector::~Inspector() = default;

void Inspector::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (parts_ && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        parts_->dress();
}

QWidget* make_inspector(const PanelContext& context) {
    return new Inspector(context);
}

} // namespace counterpart

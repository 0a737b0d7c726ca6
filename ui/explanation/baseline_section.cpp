#include "ui/explanation/baseline_section.h"

#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"
#include "ui/explanation/baseline_draws.h"
#include "ui/explanation/rich_text.h"
#include "ui/explanation/verdict_table.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace counterpart {

namespace {

constexpr std::array<int, 4> draw_choices = {0, 50, 200, 1000};
const QLatin1String shuffle_scheme("shuffle:");

QString number(double value) {
    return QLocale().toString(qlonglong(value));
}

/// "about 40 seconds", "about 3 minutes".
QString duration_words(double seconds) {
    if (seconds < 90)
        return BaselineSection::tr("about %1 seconds")
            .arg(number(std::max(5.0, 5 * std::round(seconds / 5))));
    const double minutes = std::round(seconds / 60);
    if (minutes < 90)
        return BaselineSection::tr("about %1 minutes").arg(number(minutes));
    return BaselineSection::tr("about %1 hours").arg(number(std::round(minutes / 60)));
}

QLabel* label(const QString& text, QWidget* of) {
    auto* made = new QLabel(text);
    made->setBuddy(of);
    return made;
}

} // namespace

struct BaselineSection::Parts {
    Parts(BaselineSection& the_section, const PanelContext& the_context)
        : section(the_section), context(the_context),
          draws(baseline_draws_of(the_context.workbench, the_context.view)) {}

    BaselineSection& section;
    PanelContext context;
    BaselineDraws& draws;
    std::shared_ptr<const Baselines> shown;

    QLabel* status = new QLabel;
    QProgressBar* progress = new QProgressBar;
    QPushButton* button = new QPushButton;
    QToolButton* more = new QToolButton;
    QWidget* options = new QWidget;
    QComboBox* n_draws = new QComboBox;
    QComboBox* shuffle = new QComboBox;
    QSpinBox* block = new QSpinBox;
    QSpinBox* seed = new QSpinBox;
    RichText* words = new RichText;
    VerdictTable* verdicts = new VerdictTable;

    void build();
    void build_options();
    void connect_all();
    void wish();
    void show_wish();
    void show_state();
    void show_progress();
    void show_words();
    void follow(const QString& link);
    [[nodiscard]] QString warning_html(const BaselineWarning& warning, const Theme& t) const;
    [[nodiscard]] QString status_words() const;
};

void BaselineSection::Parts::build_options() {
    n_draws->setObjectName(QStringLiteral("baselineDraws"));
    n_draws->setToolTip(tr("How many shuffles, rotations and half-samples are drawn"));
    for (const int choice : draw_choices)
        n_draws->addItem(choice == 0 ? tr("none") : QLocale().toString(choice), choice);
    shuffle->setObjectName(QStringLiteral("baselineShuffle"));
    shuffle->setToolTip(
        tr("How one side's samples are shuffled. Series need an order that keeps neighbours "
           "together: turned around by some offset, or in blocks."));
    shuffle->addItem(tr("in any order"), int(Shuffle::free));
    shuffle->addItem(tr("circular"), int(Shuffle::circular));
    shuffle->addItem(tr("in blocks of"), int(Shuffle::block));
    block->setObjectName(QStringLiteral("baselineBlock"));
    block->setAccessibleName(tr("Samples a block"));
    block->setToolTip(tr("So many samples stay together; blocks change places"));
    block->setRange(1, 1'000'000);
    seed->setObjectName(QStringLiteral("baselineSeed"));
    seed->setToolTip(tr("The same seed gives the same draws"));
    seed->setRange(0, std::numeric_limits<int>::max());
    for (QSpinBox* box : {block, seed})
        box->setKeyboardTracking(false);
    auto* grid = new QGridLayout(options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::medium);
    grid->setVerticalSpacing(spacing::small);
    grid->addWidget(label(tr("&Draws of each"), n_draws), 0, 0);
    grid->addWidget(n_draws, 0, 1);
    grid->addWidget(label(tr("S&huffle"), shuffle), 1, 0);
    grid->addWidget(shuffle, 1, 1);
    grid->addWidget(block, 1, 2);
    grid->addWidget(label(tr("Se&ed"), seed), 2, 0);
    grid->addWidget(seed, 2, 1);
    grid->setColumnStretch(3, 1);
    options->hide();
}

void BaselineSection::Parts::build() {
    status->setObjectName(QStringLiteral("baselineStatus"));
    status->setWordWrap(true);
    status->setForegroundRole(QPalette::PlaceholderText);
    progress->setObjectName(QStringLiteral("baselineProgress"));
    progress->setAccessibleName(tr("Draws made so far"));
    progress->setRange(0, 1000);
    progress->setTextVisible(false);
    progress->setFixedHeight(6);
    button->setObjectName(QStringLiteral("baselineButton"));
    more->setObjectName(QStringLiteral("baselineOptions"));
    more->setText(tr("Options"));
    more->setToolTip(tr("Number of draws, shuffle, seed"));
    more->setCheckable(true);
    more->setAutoRaise(true);
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setArrowType(Qt::RightArrow);
    words->setObjectName(QStringLiteral("baselineWords"));
    words->setAccessibleName(tr("What the baselines say"));
    build_options();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::medium);
    row->addWidget(button);
    row->addWidget(more);
    row->addStretch(1);
    auto* column = new QVBoxLayout(&section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::small);
    column->addWidget(status); // a line of its own: it says more than half a line has room for
    column->addLayout(row);
    column->addWidget(progress);
    column->addWidget(options);
    column->addSpacing(spacing::small);
    column->addWidget(words);
    column->addWidget(verdicts);
}

void BaselineSection::Parts::connect_all() {
    connect(&context.workbench, &Workbench::changed, &section, [this] { show_words(); });
    connect(&context.view, &ViewState::changed, &section, [this] { show_wish(); });
    connect(&draws, &BaselineDraws::changed, &section, [this] { show_state(); });
    connect(&draws, &BaselineDraws::progressed, &section, [this] { show_progress(); });
    connect(button, &QPushButton::clicked, &section, [this] {
        if (draws.state() == BaselineDraws::State::drawing)
            draws.stop();
        else
            draws.start();
    });
    connect(more, &QToolButton::toggled, &section, [this](bool on) {
        options->setVisible(on);
        more->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    });
    for (QComboBox* box : {n_draws, shuffle})
        connect(box, &QComboBox::activated, &section, [this] { wish(); });
    for (QSpinBox* box : {block, seed})
        connect(box, &QSpinBox::valueChanged, &section, [this] { wish(); });
    connect(words, &QTextBrowser::anchorClicked, &section,
            [this](const QUrl& link) { follow(link.toString()); });
}

/// What the controls say goes to the view.
void BaselineSection::Parts::wish() {
    ViewSettings settings = context.view.settings();
    BaselineWish& wish = settings.baselines;
    wish.draws = n_draws->currentData().toInt();
    wish.options.shuffle = Shuffle(shuffle->currentData().toInt());
    wish.options.block = wish.options.shuffle == Shuffle::block ? block->value() : 1;
    wish.options.seed = std::uint64_t(seed->value());
    context.view.set(settings);
}

void BaselineSection::Parts::show_wish() {
    const BaselineWish& wish = context.view.settings().baselines;
    const std::array blockers{QSignalBlocker(n_draws), QSignalBlocker(shuffle),
                              QSignalBlocker(block), QSignalBlocker(seed)};
    int at = n_draws->findData(int(wish.draws));
    if (at < 0) { // from a session that was made otherwise
        n_draws->addItem(QLocale().toString(qlonglong(wish.draws)), int(wish.draws));
        at = n_draws->count() - 1;
    }
    n_draws->setCurrentIndex(at);
    shuffle->setCurrentIndex(shuffle->findData(int(wish.options.shuffle)));
    const bool blocks = wish.options.shuffle == Shuffle::block;
    if (blocks)
        block->setValue(int(wish.options.block));
    block->setVisible(blocks);
    seed->setValue(int(wish.options.seed));
    show_state();
}

QString BaselineSection::Parts::status_words() const {
    const auto& baselines = context.workbench.opened().baselines;
    const Index drawn = baselines ? baselines->rotations() : 0;
    switch (draws.state()) {
    case BaselineDraws::State::off:
        return draws.wished() == 0 ? tr("No baselines are drawn: chance is a closed form alone.")
                                   : QString();
    case BaselineDraws::State::waiting:
        return drawn == 0 ? tr("Not drawn: %1 of computing.")
                                .arg(duration_words(draws.estimated_seconds()))
                          : tr("%1 of %2 draws; the rest is %3 of computing.")
                                .arg(number(double(drawn)), number(double(draws.wished())),
                                     duration_words(draws.estimated_seconds()));
    case BaselineDraws::State::drawing:
        return tr("Drawing: %1 of %2 of each kind.")
            .arg(number(std::floor(draws.fraction() * double(draws.wished()))),
                 number(double(draws.wished())));
    case BaselineDraws::State::stopped:
        return draws.problem().isEmpty()
                   ? tr("Stopped at %1 of %2.")
                         .arg(number(double(drawn)), number(double(draws.wished())))
                   : draws.problem();
    case BaselineDraws::State::done:
        break;
    }
    return drawn == 0 ? QString() : tr("%1.").arg(draws_words(*baselines));
}

void BaselineSection::Parts::show_state() {
    using State = BaselineDraws::State;
    const State state = draws.state();
    const bool drawing = state == State::drawing;
    progress->setVisible(drawing);
    button->setVisible(drawing || state == State::waiting || state == State::stopped);
    button->setText(drawing                                ? tr("Stop")
                    : state == State::stopped              ? tr("Go on")
                    : context.workbench.opened().baselines ? tr("Go on")
                                                           : tr("Compute baselines"));
    button->setToolTip(drawing ? tr("Stop drawing, and keep what is there")
                               : tr("Shuffled samples, a rotated basis, held-out halves and the "
                                    "stability of every pair"));
    show_progress();
}

void BaselineSection::Parts::show_progress() {
    progress->setValue(int(std::lround(1000 * draws.fraction())));
    const QString words_now = status_words();
    if (status->text() != words_now)
        status->setText(words_now);
}

QString BaselineSection::Parts::warning_html(const BaselineWarning& warning, const Theme& t) const {
    QString links;
    if (warning.kind == BaselineWarning::Kind::autocorrelated)
        links = QStringLiteral("<p style=\"margin-top:3px\"><a href=\"%1circular\">%2</a></p>")
                    .arg(shuffle_scheme, tr("Shuffle circularly"));
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\" width=\"100%\" "
                          "style=\"margin-bottom:8px\"><tr><td width=\"3\" bgcolor=\"%1\"></td>"
                          "<td style=\"padding-left:9px\"><p><b>%2</b> %3</p>%4</td></tr></table>")
        .arg(t.naive_bar.name(), tr("Beware:"), warning.text.toHtmlEscaped(), links);
}

void BaselineSection::Parts::show_words() {
    const Opened& opened = context.workbench.opened();
    if (opened.baselines == shown && shown)
        return;
    shown = opened.baselines;
    words->setVisible(shown != nullptr);
    verdicts->setVisible(shown && shown->rotations() > 0);
    show_state();
    if (!shown || !opened.comparison) {
        words->show_html({}, {});
        verdicts->clear();
        return;
    }
    const Theme& t = theme(is_dark(section.palette()));
    QString html;
    for (const BaselineWarning& warning : baseline_warnings(*opened.comparison, *shown))
        html += warning_html(warning, t);
    const QStringList paragraphs = ladder_paragraphs(*opened.comparison, *shown);
    for (qsizetype i = 0; i < paragraphs.size(); ++i)
        html += QStringLiteral("<p style=\"margin-bottom:6px\">%1</p>")
                    .arg(i == 0 ? QStringLiteral("<b>%1</b>").arg(paragraphs[i].toHtmlEscaped())
                                : paragraphs[i].toHtmlEscaped());
    words->show_html(html, QStringLiteral("a { color: %1; } p { margin: 0; line-height: 118%; } "
                                          "* { color: %2; }")
                               .arg(t.accent.name(), t.text.name()));
    if (shown->rotations() > 0)
        verdicts->show_verdicts(neuron_verdicts(*opened.comparison, *shown));
}

void BaselineSection::Parts::follow(const QString& link) {
    if (!link.startsWith(shuffle_scheme))
        return;
    ViewSettings settings = context.view.settings();
    settings.baselines.options.shuffle = Shuffle::circular;
    settings.baselines.options.block = 1;
    context.view.set(settings);
    more->setChecked(true); // where it can be changed back
}

BaselineSection::BaselineSection(const PanelContext& context, QWidget* parent)
    : QWidget(parent), parts_(std::make_unique<Parts>(*this, context)) {
    setObjectName(QStringLiteral("baselines"));
    setAccessibleName(tr("Compared to what"));
    parts_->build();
    parts_->connect_all();
    parts_->show_wish();
    parts_->words->hide();
    parts_->verdicts->hide();
    parts_->show_words();
}

BaselineSection::~BaselineSection() = default;

void BaselineSection::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    parts_->shown.reset();
    parts_->show_words();
}

} // namespace counterpart

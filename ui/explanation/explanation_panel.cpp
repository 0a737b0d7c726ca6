#include "ui/explanation/explanation_panel.h"

#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"
#include "ui/explanation/ladder_legend.h"
#include "ui/explanation/rich_text.h"
#include "ui/explanation/score_axis.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFont>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace counterpart {

namespace {

constexpr double headline_size = 1.35; ///< of the usual font
constexpr double small_size = 0.92;
const QLatin1String finding_scheme("finding:");
const QLatin1String show_scheme("show:"); ///< "Show me": a walk through the maps

QLabel* text_label(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void scale_font(QWidget* widget, const QFont& usual, double factor, bool bold) {
    QFont font = usual;
    font.setPointSizeF(usual.pointSizeF() * factor);
    font.setBold(bold);
    widget->setFont(font);
}

/// The bar beside a finding: what to beware of, what is reassuring, what is good to know.
QColor bar_colour(FindingKind kind, const Theme& t) {
    switch (kind) {
    case FindingKind::naive_agrees:
    case FindingKind::above_chance:
        return t.accent;
    case FindingKind::order_hides_match:
    case FindingKind::sign_flips:
    case FindingKind::leftover_neurons:
        return t.line;
    case FindingKind::naive_exceeds_matched:
    case FindingKind::directions_disagree:
    case FindingKind::not_above_chance:
    case FindingKind::no_unique_matching:
    case FindingKind::undefined_neurons:
    case FindingKind::more_neurons_than_samples:
        break;
    }
    return t.naive_bar;
}

} // namespace

struct ExplanationPanel::Parts {
    explicit Parts(Selection& shared) : selection(shared) {}

    Selection& selection;
    std::shared_ptr<const Comparison> comparison;
    std::shared_ptr<const Baselines> baselines;
    std::vector<SameKindScores> same_matched;
    std::vector<SameKindScores> same_naive;
    std::vector<Finding> found;

    QScrollArea* scroll = nullptr;
    QWidget* content = nullptr;
    QLabel* headline = nullptr;
    ScoreAxis* axis = nullptr;
    LadderLegend* legend = nullptr;
    QLabel* chance = nullptr;
    QVBoxLayout* below_scores = nullptr;
    QLabel* certificate = nullptr;
    RichText* text = nullptr;
    std::vector<QLabel*> sections;

    QLabel* section(const QString& words) {
        auto* label = new QLabel(words);
        label->setForegroundRole(QPalette::PlaceholderText);
        sections.push_back(label);
        return label;
    }

    /// Fonts and colours from what the panel has now.
    void dress(const QWidget& panel) {
        scale_font(headline, panel.font(), headline_size, true);
        scale_font(chance, panel.font(), small_size, false);
        chance->setForegroundRole(QPalette::PlaceholderText);
        for (QLabel* label : sections)
            scale_font(label, panel.font(), small_size, true);
        tell_findings(panel);
    }

    /// Everything about the comparison; nothing without one.
    void tell(const QWidget& panel) {
        found.clear();
        content->setVisible(comparison != nullptr);
        if (comparison) {
            const Comparison& c = *comparison;
            found = findings(c, baselines.get());
            headline->setText(counterpart::headline(c, baselines.get()));
            axis->show_comparison(c, {baselines.get(), same_matched, same_naive});
            chance->setText(chance_words(c));
            certificate->setText(certificate_words(c));
            tell_legend();
        }
        dress(panel);
    }

    void tell_legend() {
        QVector<Rung> rungs;
        for (const ScoreRow& row : axis->rows())
            rungs += row.rungs;
        const bool drawn = baselines && baselines->rotations() > 0;
        QStringList note;
        if (drawn)
            note
                << ExplanationPanel::tr("bands: the middle 95 % (%1)").arg(draws_words(*baselines));
        if (!same_matched.empty())
            note << ExplanationPanel::tr("of other runs: from lowest to highest");
        note << ExplanationPanel::tr("the closed form is a rough guide");
        legend->show_rungs(rungs, note.join(QStringLiteral("; ")));
        legend->setVisible(!rungs.isEmpty());
        chance->setVisible(rungs.isEmpty());
    }

    void tell_findings(const QWidget& panel) {
        const Theme& t = theme(is_dark(panel.palette()));
        QString html;
        for (std::size_t i = 0; i < found.size(); ++i)
            html += finding_html(i, t);
        text->show_html(html, QStringLiteral("a { color: %1; } p { margin: 0; line-height: 118%; } "
                                             "* { color: %2; }")
                                  .arg(t.accent.name(), t.text.name()));
    }

    [[nodiscard]] QString finding_html(std::size_t number, const Theme& t) const {
        const Finding& finding = found[number];
        const auto link = [number](QLatin1String scheme, const QString& told) {
            return QStringLiteral("<a href=\"%1%2\">%3</a>")
                .arg(scheme, QString::number(number), told);
        };
        QString links = link(show_scheme, ExplanationPanel::tr("Show me"));
        if (finding.neurons.size() > 1)
            links += QStringLiteral(" &nbsp; ") +
                     link(finding_scheme, ExplanationPanel::tr("Show in maps"));
        links = QStringLiteral("<p style=\"margin-top:3px\">%1</p>").arg(links);
        // A table, because this is the only box that Qt's rich text can give a bar on one side.
        return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\" width=\"100%\" "
                              "style=\"margin-bottom:%1px\"><tr><td width=\"3\" bgcolor=\"%2\">"
                              "</td><td style=\"padding-left:9px\"><p><b>%3</b></p>"
                              "<p style=\"margin-top:2px\">%4</p>%5</td></tr></table>")
            .arg(QString::number(spacing::large - 2), bar_colour(finding.kind, t).name(),
                 title(finding).toHtmlEscaped(), words(finding, *comparison, {true}), links);
    }

    void follow(const QString& link) {
        std::vector<NeuronRef> neurons;
        if (const std::optional<NeuronRef> neuron = neuron_of_link(link)) {
            neurons = {*neuron};
        } else if (link.startsWith(finding_scheme)) {
            const std::size_t number = link.mid(finding_scheme.size()).toULongLong();
            if (number < found.size())
                neurons = found[number].neurons;
        }
        // The same link once more takes the light off again.
        if (neurons == selection.highlighted())
            neurons.clear();
        selection.highlight(std::move(neurons));
    }
};

ExplanationPanel::ExplanationPanel(Selection& selection, QWidget* parent)
    : QWidget(parent), parts_(std::make_unique<Parts>(selection)) {
    Parts& p = *parts_;
    setObjectName(QStringLiteral("explanation"));
    setAccessibleName(tr("Explanation"));
    p.headline = text_label("headline");
    p.headline->setAccessibleName(tr("Summary"));
    p.axis = new ScoreAxis;
    p.legend = new LadderLegend;
    p.chance = text_label("chanceWords");
    p.certificate = text_label("certificate");
    p.text = new RichText;
    p.text->setObjectName(QStringLiteral("findings"));
    p.text->setAccessibleName(tr("Findings"));
    connect(p.text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const QString link = url.toString();
        const std::size_t number = link.mid(show_scheme.size()).toULongLong();
        if (link.startsWith(show_scheme) && number < parts_->found.size())
            Q_EMIT showWanted(Finding(parts_->found[number]));
        else
            parts_->follow(link);
    });

    p.content = new QWidget;
    auto* column = new QVBoxLayout(p.content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(spacing::small);
    column->addWidget(p.headline);
    column->addSpacing(spacing::medium);
    column->addWidget(p.section(tr("Scores")));
    column->addWidget(p.axis);
    column->addWidget(p.legend);
    column->addWidget(p.chance);
    p.below_scores = new QVBoxLayout;
    p.below_scores->setSpacing(spacing::small);
    column->addLayout(p.below_scores);
    column->addSpacing(spacing::medium);
    column->addWidget(p.section(tr("Matching")));
    column->addWidget(p.certificate);
    column->addSpacing(spacing::medium);
    column->addWidget(p.section(tr("What this means")));
    column->addWidget(p.text);
    column->addStretch(1);
    p.scroll = new QScrollArea;
    p.scroll->setObjectName(QStringLiteral("explanationScroll"));
    p.scroll->setWidgetResizable(true);
    p.scroll->setFrameShape(QFrame::NoFrame);
    p.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    p.scroll->setWidget(p.content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(p.scroll);
    show_comparison(nullptr);
}

ExplanationPanel::~ExplanationPanel() = default;

void ExplanationPanel::show_comparison(std::shared_ptr<const Comparison> comparison) {
    Parts& p = *parts_;
    p.comparison = std::move(comparison);
    p.baselines = nullptr;
    p.same_matched.clear();
    p.same_naive.clear();
    p.tell(*this);
    p.scroll->verticalScrollBar()->setValue(0);
}

void ExplanationPanel::show_baselines(std::shared_ptr<const Baselines> baselines,
                                      std::vector<SameKindScores> same_matched,
                                      std::vector<SameKindScores> same_naive) {
    Parts& p = *parts_;
    if (baselines == p.baselines && same_matched == p.same_matched && same_naive == p.same_naive)
        return;
    p.baselines = std::move(baselines);
    p.same_matched = std::move(same_matched);
    p.same_naive = std::move(same_naive);
    p.tell(*this);
}

void ExplanationPanel::put_below_scores(const QString& heading, QWidget* widget) {
    Parts& p = *parts_;
    p.below_scores->addSpacing(spacing::medium);
    p.below_scores->addWidget(p.section(heading));
    p.below_scores->addWidget(widget);
    p.dress(*this);
}

void ExplanationPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        parts_->dress(*this);
        break;
    default:
        break;
    }
}

} // namespace counterpart

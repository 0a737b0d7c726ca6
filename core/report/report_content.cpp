#include "core/report/report_content.h"

#include "core/findings/findings.h"
#include "core/reference/verdicts.h"
#include "core/wording/baseline_words.h"
#include "core/wording/definitions.h"
#include "core/wording/phrases.h"
#include "core/wording/score_words.h"
#include "core/wording/study_words.h"
#include "core/wording/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace counterpart {

namespace {

constexpr int longest_file_name = 60;

QString words(const char* text) {
    return QCoreApplication::translate("Report", text);
}

QString named(const Responses& responses) {
    return printable(responses.source().name, longest_file_name);
}

QString range_text(const std::optional<Spread>& spread) {
    if (!spread)
        return QStringLiteral("–");
    return words(QT_TRANSLATE_NOOP("Report", "%1 (%2 to %3)"))
        .arg(score_text(spread->mean), score_text(spread->low), score_text(spread->high));
}

ReportTable score_table(const Comparison& c, const Baselines* b) {
    ReportTable table;
    table.header = {QString(), words(QT_TRANSLATE_NOOP("Report", "score")), chance_heading(c)};
    if (b)
        table.header << words(QT_TRANSLATE_NOOP("Report", "shuffled"))
                     << words(QT_TRANSLATE_NOOP("Report", "p"))
                     << words(QT_TRANSLATE_NOOP("Report", "rotated basis"));
    for (const ScoreLine& line : score_lines(c)) {
        QStringList row{line.name, score_text(line.value), line.chance};
        if (b) {
            const auto p = line.score ? shuffle_p(c, *b, line.score) : std::nullopt;
            row << (line.score ? range_text(spread(values_of(b->shuffled, line.score)))
                               : QStringLiteral("–"))
                << (p ? p_text(*p) : QStringLiteral("–"))
                << (line.score ? range_text(spread(values_of(b->rotated, line.score)))
                               : QStringLiteral("–"));
        }
        table.rows << row;
    }
    return table;
}

ReportSection score_section(const Comparison& c, const Baselines* b) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Scores"));
    section.paragraphs << similarity_words(c);
    section.table = score_table(c, b);
    section.wide = b != nullptr;
    return section;
}

QString drawn_words(const Baselines& b) {
    QString how = words(QT_TRANSLATE_NOOP("Report", "in any order"));
    if (b.options.shuffle == Shuffle::circular)
        how = words(QT_TRANSLATE_NOOP("Report", "by circular offsets"));
    else if (b.options.shuffle == Shuffle::block)
        how = words(QT_TRANSLATE_NOOP("Report", "in blocks of %1"))
                  .arg(count_text(double(b.options.block)));
    return words(QT_TRANSLATE_NOOP("Report",
                                   "Draws: %1 shuffles of the samples (%2), %3 rotations, "
                                   "%4 splits in halves; in brackets the middle 95 %."))
        .arg(count_text(double(b.shuffles())), how, count_text(double(b.rotations())),
             count_text(double(b.splits())));
}

ReportSection baseline_section(const Comparison& c, const Baselines& b) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Baselines"));
    section.paragraphs = baseline_paragraphs(c, b);
    if (b.rotations() > 0) {
        const NeuronVerdicts verdicts = neuron_verdicts(c, b);
        section.paragraphs << verdict_words(NeuronRef::Side::left, verdicts.left)
                           << verdict_words(NeuronRef::Side::right, verdicts.right);
    }
    for (const BaselineWarning& warning : baseline_warnings(c, b))
        section.paragraphs << words(QT_TRANSLATE_NOOP("Report", "Beware: %1")).arg(warning.text);
    if (b.shuffles() > 0)
        section.paragraphs << drawn_words(b);
    return section;
}

ReportSection findings_section(const Comparison& c, const Baselines* b) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "What this means"));
    for (const Finding& finding : findings(c, b))
        section.items << ReportSection::Item{title(finding), counterpart::words(finding, c)};
    section.items << ReportSection::Item{words(QT_TRANSLATE_NOOP("Report", "The matching")),
                                         certificate_words(c)};
    return section;
}

ReportSection definitions_section(const Comparison& c, const Baselines* b) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Definitions"));
    for (const Definition& definition : definitions(c, b))
        section.items << ReportSection::Item{definition.term, definition.meaning};
    return section;
}

ReportSection references_section(bool with_baselines) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Sources"));
    section.paragraphs = references(with_baselines);
    return section;
}

ReportSection::Item input_item(const QString& side, const Responses& responses,
                               const ReportOrigin::Side& origin) {
    QString text =
        words(QT_TRANSLATE_NOOP("Report", "%1, %2"))
            .arg(named(responses), shape_text(responses.n_samples(), responses.n_neurons()));
    if (responses.source().transposed)
        text += words(QT_TRANSLATE_NOOP("Report", ", transposed"));
    if (!origin.sha256.isEmpty())
        text += words(QT_TRANSLATE_NOOP("Report", ", SHA-256 %1")).arg(origin.sha256);
    if (!origin.note.isEmpty())
        text += QStringLiteral(", ") + origin.note;
    return {side, text};
}

ReportSection inputs_section(const Comparison& c, const Baselines* b, const ReportOrigin& origin) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "How this was made"));
    section.items
        << input_item(words(QT_TRANSLATE_NOOP("Report", "Left (A)")), *c.left, origin.left)
        << input_item(words(QT_TRANSLATE_NOOP("Report", "Right (B)")), *c.right, origin.right)
        << ReportSection::Item{words(QT_TRANSLATE_NOOP("Report", "Seed")),
                               b ? QString::number(b->options.seed)
                                 : words(QT_TRANSLATE_NOOP("Report", "none: nothing was drawn at "
                                                                     "random"))};
    if (!origin.command_note.isEmpty())
        section.paragraphs << origin.command_note;
    section.code = origin.command;
    return section;
}

} // namespace

Report explanation_report(const Comparison& c, const Baselines* b) {
    Report report;
    report.title = words(QT_TRANSLATE_NOOP("Report", "%1 and %2, neuron by neuron"))
                       .arg(named(*c.left), named(*c.right));
    report.subtitle = words(QT_TRANSLATE_NOOP("Report", "Left (A) %1, right (B) %2"))
                          .arg(shape_text(c.left->n_samples(), c.left->n_neurons()),
                               shape_text(c.right->n_samples(), c.right->n_neurons()));
    report.headline = headline(c, b);
    report.sections.push_back(score_section(c, b));
    if (b)
        report.sections.push_back(baseline_section(c, *b));
    report.sections.push_back(findings_section(c, b));
    report.small_print = QStringLiteral("Counterpart " COUNTERPART_VERSION);
    return report;
}

Report full_report(const Comparison& c, const Baselines* b, const ReportOrigin& origin) {
    Report report = explanation_report(c, b);
    report.sections.push_back(definitions_section(c, b));
    report.sections.push_back(references_section(b != nullptr));
    report.sections.push_back(inputs_section(c, b, origin));
    return report;
}

} // namespace counterpart

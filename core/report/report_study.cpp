#include "core/report/report_study.h"

#include "core/wording/definitions.h"
#include "core/wording/phrases.h"
#include "core/wording/study_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

constexpr int longest_name = 40;
constexpr qsizetype longest_headline = 260;
constexpr qsizetype most_rows = 30; ///< that one page holds beside the rest

QString words(const char* text) {
    return QCoreApplication::translate("Report", text);
}

QString group_name(const Study& study, Index group) {
    return printable(study.groups[std::size_t(group)], longest_name);
}

QString run_name(const Study& study, Index run) {
    return printable(study.runs[std::size_t(run)].name, longest_name);
}

QString score_or_dash(const std::optional<double>& score) {
    return score ? score_text(*score) : QStringLiteral("–");
}

QString p_or_dash(const std::optional<double>& p) {
    return p ? p_text(*p) : QStringLiteral("–");
}

ReportSection verdict_section(const Study& study, const StudyResult& result) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "What this means"));
    section.paragraphs << attainable_words(study) << other_measure_words(study, result);
    return section;
}

ReportSection means_section(const Study& study, const StudyResult& result) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Within and between groups"));
    section.table.header = {QString(), words(QT_TRANSLATE_NOOP("Report", "matched")),
                            words(QT_TRANSLATE_NOOP("Report", "naive"))};
    const GroupMeans& matched = result.matched.means;
    const GroupMeans& naive = result.naive.means;
    const auto n = Index(study.groups.size());
    for (Index g = 0; g < n; ++g)
        section.table.rows << QStringList{
            words(QT_TRANSLATE_NOOP("Report", "within %1")).arg(group_name(study, g)),
            score_or_dash(matched.within[std::size_t(g)]),
            score_or_dash(naive.within[std::size_t(g)])};
    for (Index g = 0; g < n; ++g)
        for (Index h = g + 1; h < n; ++h)
            section.table.rows << QStringList{
                words(QT_TRANSLATE_NOOP("Report", "between %1 and %2"))
                    .arg(group_name(study, g), group_name(study, h)),
                score_text(matched.between(g, h)), score_text(naive.between(g, h))};
    if (result.at_equal_width)
        section.paragraphs << words(QT_TRANSLATE_NOOP("Report",
                                                      "The runs differ in width: these are means "
                                                      "over %1 draws of %2 neurons from each."))
                                  .arg(count_text(double(study.options.width_draws)),
                                       count_text(double(study.narrowest())));
    return section;
}

ReportSection tests_section(const Study& study, const StudyResult& result) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Tests"));
    const bool told = !result.widths_differ || result.at_equal_width;
    section.table.header = {QString(),
                            QStringLiteral("T"),
                            QStringLiteral("p"),
                            words(QT_TRANSLATE_NOOP("Report", "adjusted p")),
                            words(QT_TRANSLATE_NOOP("Report", "smallest p")),
                            words(QT_TRANSLATE_NOOP("Report", "relabellings"))};
    const auto add = [&](const QString& name, const std::optional<double>& statistic,
                         const RelabellingTest& test, const std::optional<double>& adjusted) {
        section.table.rows << QStringList{
            name,
            told ? score_or_dash(statistic) : QStringLiteral("–"),
            told ? p_or_dash(test.p) : QStringLiteral("–"),
            told ? p_or_dash(adjusted) : QStringLiteral("–"),
            p_text(test.smallest_p),
            test.exact
                ? words(QT_TRANSLATE_NOOP("Report", "all %1")).arg(count_text(test.relabellings))
                : words(QT_TRANSLATE_NOOP("Report", "%1 drawn"))
                      .arg(count_text(double(relabelled_at_random)))};
    };
    for (const auto* measure : {&result.matched, &result.naive}) {
        const QString name = measure == &result.matched
                                 ? words(QT_TRANSLATE_NOOP("Report", "matched"))
                                 : words(QT_TRANSLATE_NOOP("Report", "naive"));
        if (study.groups.size() > 2)
            add(words(QT_TRANSLATE_NOOP("Report", "%1, all groups")).arg(name),
                measure->means.statistic, measure->omnibus, std::nullopt);
        for (const GroupPairTest& t : measure->pairwise)
            add(words(QT_TRANSLATE_NOOP("Report", "%1, %2 and %3"))
                    .arg(name, group_name(study, t.first), group_name(study, t.second)),
                t.statistic, t.test, t.adjusted_p);
    }
    return section;
}

ReportSection pairs_section(const Study& study, const StudyResult& result) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Pairs of runs"));
    const bool calibrated = study.options.shuffle_draws > 0;
    section.table.header = {QString(), words(QT_TRANSLATE_NOOP("Report", "matched")),
                            words(QT_TRANSLATE_NOOP("Report", "naive forward")),
                            words(QT_TRANSLATE_NOOP("Report", "naive backward"))};
    if (result.at_equal_width)
        section.table.header << words(QT_TRANSLATE_NOOP("Report", "matched at equal width"));
    if (calibrated)
        section.table.header << words(QT_TRANSLATE_NOOP("Report", "calibrated"));
    for (const std::optional<RunPair>& pair : study.pairs) {
        if (!pair)
            continue;
        QStringList row{words(QT_TRANSLATE_NOOP("Report", "%1 and %2"))
                            .arg(run_name(study, pair->first), run_name(study, pair->second)),
                        score_text(pair->matched), score_text(pair->naive_forward),
                        score_text(pair->naive_backward)};
        if (result.at_equal_width)
            row << score_or_dash(pair->matched_at_equal_width);
        if (calibrated)
            row << score_or_dash(pair->calibrated);
        section.table.rows << row;
    }
    return section;
}

ReportSection runs_section(const Study& study, const std::vector<ReportOrigin::Side>& origins) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "Runs"));
    for (std::size_t k = 0; k < study.runs.size(); ++k) {
        const Responses& responses = *study.runs[k].responses;
        QString text = words(QT_TRANSLATE_NOOP("Report", "%1, %2"))
                           .arg(run_name(study, Index(k)),
                                shape_text(responses.n_samples(), responses.n_neurons()));
        if (responses.source().transposed)
            text += words(QT_TRANSLATE_NOOP("Report", ", transposed"));
        if (!origins[k].sha256.isEmpty())
            text += words(QT_TRANSLATE_NOOP("Report", ", SHA-256 %1")).arg(origins[k].sha256);
        if (!origins[k].note.isEmpty())
            text += QStringLiteral(", ") + origins[k].note;
        section.items << ReportSection::Item{group_name(study, study.runs[k].group), text};
    }
    return section;
}

ReportSection made_section(const Study& study, const QString& command) {
    ReportSection section;
    section.title = words(QT_TRANSLATE_NOOP("Report", "How this was made"));
    section.items << ReportSection::Item{words(QT_TRANSLATE_NOOP("Report", "Seed")),
                                         QString::number(study.options.seed)};
    section.code = command;
    return section;
}

} // namespace

Report study_report(const Study& study, const StudyResult& result,
                    const std::vector<ReportOrigin::Side>& origins, const QString& command) {
    Report report;
    report.title =
        words(QT_TRANSLATE_NOOP("Report", "Study of %1 in %2"))
            .arg(counted(double(study.runs.size()), Wording::tr("1 run"), Wording::tr("%1 runs")),
                 counted(double(study.groups.size()), Wording::tr("1 group"),
                         Wording::tr("%1 groups")));
    report.subtitle = result.measure == Measure::matched
                          ? words(QT_TRANSLATE_NOOP("Report", "By the matched score"))
                          : words(QT_TRANSLATE_NOOP("Report", "By the naive score"));
    const QString verdict = verdict_words(study, result, result.chosen());
    const bool short_enough = verdict.size() <= longest_headline;
    if (short_enough)
        report.headline = verdict;
    report.sections = {verdict_section(study, result), means_section(study, result),
                       tests_section(study, result)};
    if (!short_enough) // of many groups it is a paragraph
        report.sections.front().paragraphs.prepend(verdict);
    ReportSection pairs = pairs_section(study, result);
    const bool long_list = pairs.table.rows.size() > most_rows;
    (long_list ? report.appendix : report.sections).push_back(std::move(pairs));
    ReportSection sources;
    sources.title = words(QT_TRANSLATE_NOOP("Report", "Sources"));
    sources.paragraphs = references(false);
    ReportSection terms;
    terms.title = words(QT_TRANSLATE_NOOP("Report", "Definitions"));
    for (const Definition& definition :
         study_definitions(study.options.correlation, study.options.sign))
        terms.items << ReportSection::Item{definition.term, definition.meaning};
    report.sections.push_back(std::move(terms));
    report.sections.push_back(std::move(sources));
    report.sections.push_back(made_section(study, command));
    (long_list ? report.appendix : report.sections).push_back(runs_section(study, origins));
    report.small_print = QStringLiteral("Counterpart " COUNTERPART_VERSION);
    return report;
}

} // namespace counterpart

#include "core/wording/study_words.h"

#include "core/wording/phrases.h"
#include "core/wording/wording.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr int longest_group = 30;

QString group_name(const Study& study, Index group) {
    return printable(study.groups[std::size_t(group)], longest_group);
}

QString measure_name(Measure measure) {
    return measure == Measure::matched ? Wording::tr("matched") : Wording::tr("naive");
}

/// The p that a sentence tells, with how it was adjusted.
QString p_words(const GroupPairTest& t, Adjustment adjustment) {
    const QString p = p_text(t.adjusted_p.value_or(1));
    QString told =
        p.startsWith(QLatin1Char('<')) ? Wording::tr("p %1").arg(p) : Wording::tr("p = %1").arg(p);
    switch (adjustment) {
    case Adjustment::closed_testing:
        return Wording::tr("%1, adjusted by closed testing").arg(told);
    case Adjustment::holm:
        return Wording::tr("%1, adjusted after Holm").arg(told);
    case Adjustment::none:
        break;
    }
    return told;
}

QString add_runs_words(const Study& study, const StudyResult& result) {
    if (study.groups.size() != 2 || !result.runs_to_add || *result.runs_to_add == 0)
        return {};
    const double n = double(*result.runs_to_add);
    return study.options.paired
               ? Wording::tr(" Add %1.")
                     .arg(counted(n, Wording::tr("1 run to each group"),
                                  Wording::tr("%1 runs to each group")))
               : Wording::tr(" Add %1.")
                     .arg(counted(n, Wording::tr("1 run"), Wording::tr("%1 runs")));
}

QString untestable_words(const Study& study, const GroupPairTest& t, const GroupMeans& means) {
    const Index alone = means.within[std::size_t(t.first)] ? t.second : t.first;
    return Wording::tr(
               "Whether %1 and %2 differ cannot be tested: %3 has a single run, so how much "
               "its runs agree with each other is not known.")
        .arg(group_name(study, t.first), group_name(study, t.second), group_name(study, alone));
}

QString spread_words(const Study& study, const MeasureResult& m, const GroupPairTest& t) {
    const double a = *m.means.within[std::size_t(t.first)];
    const double b = *m.means.within[std::size_t(t.second)];
    const Index tighter = a >= b ? t.first : t.second;
    const Index wider = a >= b ? t.second : t.first;
    return Wording::tr(
               "%1 agrees more with itself (%2) than %3 does (%4); that alone can give this "
               "p (%5). Runs of %1 and %3 agree no less with each other (%6) than those of "
               "%3 among themselves, so that the two differ does not follow.")
        .arg(group_name(study, tighter), score_text(std::max(a, b)), group_name(study, wider),
             score_text(std::min(a, b)), p_words(t, m.adjustment),
             score_text(m.means.between(t.first, t.second)));
}

QString pair_words(const Study& study, const StudyResult& result, const MeasureResult& m,
                   const GroupPairTest& t) {
    const QString first = group_name(study, t.first);
    const QString second = group_name(study, t.second);
    switch (t.verdict) {
    case StudyVerdict::untestable:
        return untestable_words(study, t, m.means);
    case StudyVerdict::unreachable:
        return Wording::tr(
                   "Whether %1 and %2 differ cannot be shown with these files: the smallest "
                   "p they can reach is %3, above %4.")
                   .arg(first, second, p_text(t.smallest_adjusted_p), p_text(study_level)) +
               add_runs_words(study, result);
    case StudyVerdict::widths_differ:
        return Wording::tr("The verdict on %1 and %2 is withheld: the runs of this study have "
                           "different numbers of neurons, and width and framework cannot be told "
                           "apart.")
            .arg(first, second);
    case StudyVerdict::spread_only:
        return spread_words(study, m, t);
    case StudyVerdict::not_shown:
    case StudyVerdict::omnibus_only:
    case StudyVerdict::groups_differ:
        break;
    }
    const QString numbers = Wording::tr("%1 within %2, %3 within %4, %5 between them")
                                .arg(score_text(*m.means.within[std::size_t(t.first)]), first,
                                     score_text(*m.means.within[std::size_t(t.second)]), second,
                                     score_text(m.means.between(t.first, t.second)));
    if (t.verdict == StudyVerdict::groups_differ)
        return Wording::tr("%1 and %2 differ: runs agree less across the two than within either "
                           "(%3; %4).")
            .arg(first, second, numbers, p_words(t, m.adjustment));
    return Wording::tr("No difference between %1 and %2 is shown (%3; %4). That is no proof that "
                       "there is none.")
        .arg(first, second, numbers, p_words(t, m.adjustment));
}

QString omnibus_words(const MeasureResult& m) {
    if (!m.omnibus.p)
        return Wording::tr("No group has two runs, so nothing can be tested.");
    const QString p = p_text(*m.omnibus.p);
    const QString told =
        p.startsWith(QLatin1Char('<')) ? Wording::tr("p %1").arg(p) : Wording::tr("p = %1").arg(p);
    if (m.verdict == StudyVerdict::omnibus_only)
        return Wording::tr("All groups together are not alike (%1), but no two of them can be told "
                           "apart.")
            .arg(told);
    const QString numbers =
        Wording::tr("T = %1, %2").arg(score_text(m.means.statistic.value_or(0)), told);
    return *m.omnibus.p <= study_level
               ? Wording::tr("All groups together: which group a run is of matters (%1).")
                     .arg(numbers)
               : Wording::tr("All groups together: that it matters which group a run is of is not "
                             "shown (%1).")
                     .arg(numbers);
}

QString relabelled_words(const RelabellingTest& test) {
    if (test.exact)
        return counted(test.relabellings, Wording::tr("the only relabelling"),
                       Wording::tr("all %1 relabellings"));
    return Wording::tr("%1 relabellings drawn at random")
        .arg(count_text(double(relabelled_at_random)));
}

QString lines_of_groups(const Study& study, const StudyResult& result) {
    const GroupMeans& means = result.chosen().means;
    QString text;
    for (std::size_t g = 0; g < study.groups.size(); ++g) {
        const auto n = std::count_if(study.runs.begin(), study.runs.end(),
                                     [g](const StudyRun& run) { return run.group == Index(g); });
        const QString within =
            means.within[g] ? score_text(*means.within[g]) : QString(QChar(0x2013));
        text += Wording::tr("within %1 (%2): %3")
                    .arg(group_name(study, Index(g)),
                         counted(double(n), Wording::tr("1 run"), Wording::tr("%1 runs")), within) +
                QLatin1Char('\n');
    }
    for (Index g = 0; g < Index(study.groups.size()); ++g)
        for (Index h = g + 1; h < Index(study.groups.size()); ++h)
            text += Wording::tr("between %1 and %2: %3")
                        .arg(group_name(study, g), group_name(study, h),
                             score_text(means.between(g, h))) +
                    QLatin1Char('\n');
    return text;
}

} // namespace

QString p_text(double p) {
    if (p < 0.001)
        return Wording::tr("< 0.001");
    return QLocale().toString(p, 'f', p < 0.1 ? 3 : 2);
}

QString attainable_words(const Study& study) {
    std::vector<Index> sizes(study.groups.size(), 0);
    for (const StudyRun& run : study.runs)
        ++sizes[std::size_t(run.group)];
    const double smallest = smallest_attainable_p(sizes, study.options.paired);
    QString told = Wording::tr("The smallest p these runs can reach is %1.").arg(p_text(smallest));
    const std::optional<Index> more = runs_to_add(sizes, study.options.paired, study_level);
    if (!more || *more == 0)
        return told;
    const QString runs = study.options.paired
                             ? counted(double(*more), Wording::tr("1 run to each group"),
                                       Wording::tr("%1 runs to each group"))
                             : counted(double(*more), Wording::tr("1 run"), Wording::tr("%1 runs"));
    return told + Wording::tr(" You cannot reach %1 with these files; add %2.")
                      .arg(p_text(study_level), runs);
}

QString verdict_words(const Study& study, const StudyResult& result, const MeasureResult& m) {
    return verdict_sentences(study, result, m).join(QLatin1Char(' '));
}

QStringList verdict_sentences(const Study& study, const StudyResult& result,
                              const MeasureResult& m) {
    QStringList sentences;
    if (study.groups.size() > 2 && m.verdict != StudyVerdict::widths_differ)
        sentences << omnibus_words(m);
    for (const GroupPairTest& t : m.pairwise)
        sentences << pair_words(study, result, m, t);
    return sentences;
}

QString other_measure_words(const Study& study, const StudyResult& result) {
    const QString name =
        measure_name(result.measure == Measure::matched ? Measure::naive : Measure::matched);
    const MeasureResult& other = result.other();
    QString different;
    for (std::size_t k = 0; k < other.pairwise.size(); ++k)
        if (other.pairwise[k].verdict != result.chosen().pairwise[k].verdict)
            different += QLatin1Char(' ') + pair_words(study, result, other, other.pairwise[k]);
    if (different.isEmpty() && other.verdict != result.chosen().verdict)
        different = QLatin1Char(' ') + omnibus_words(other);
    if (different.isEmpty())
        return Wording::tr("The %1 score leads to the same conclusion.").arg(name);
    return Wording::tr("The %1 score would have led to another conclusion:").arg(name) + different;
}

QString summary(const Study& study, const StudyResult& result) {
    const MeasureResult& m = result.chosen();
    QString text =
        Wording::tr("Study of %1 in %2, by the %3 score.")
            .arg(counted(double(study.runs.size()), Wording::tr("1 run"), Wording::tr("%1 runs")),
                 counted(double(study.groups.size()), Wording::tr("1 group"),
                         Wording::tr("%1 groups")),
                 measure_name(result.measure)) +
        QLatin1Char('\n') + attainable_words(study) + QLatin1Char('\n');
    if (result.at_equal_width)
        text +=
            Wording::tr("The runs differ in width: scores are means over %1 draws of %2 neurons "
                        "from each run.")
                .arg(count_text(double(study.options.width_draws)),
                     count_text(double(study.narrowest()))) +
            QLatin1Char('\n');
    text += QLatin1Char('\n') + lines_of_groups(study, result);
    if (m.means.statistic && m.omnibus.p && !(result.widths_differ && !result.at_equal_width))
        text += Wording::tr("T = %1, p %2 (%3)")
                    .arg(score_text(*m.means.statistic),
                         *m.omnibus.p < 0.001 ? p_text(*m.omnibus.p)
                                              : QStringLiteral("= ") + p_text(*m.omnibus.p),
                         relabelled_words(m.omnibus)) +
                QLatin1Char('\n');
    return text + QLatin1Char('\n') + wrapped(verdict_words(study, result, m), QString()) +
           wrapped(other_measure_words(study, result), QString());
}

} // namespace counterpart

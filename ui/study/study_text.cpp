#include "ui/study/study_text.h"

#include "core/wording/study_words.h"
#include "core/wording/wording.h"
#include "ui/study/study_plots.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("StudyPage", text);
}

QString count(Index n) {
    return QLocale().toString(qlonglong(n));
}

QString none() {
    return QStringLiteral("—");
}

QString score(const std::optional<double>& value) {
    return value ? score_text(*value) : none();
}

QString p_cell(const std::optional<double>& p) {
    return p ? p_text(*p) : none();
}

QString verdict_cell(StudyVerdict verdict) {
    switch (verdict) {
    case StudyVerdict::untestable:
        return words(QT_TRANSLATE_NOOP("StudyPage", "not testable: a group of one run"));
    case StudyVerdict::unreachable:
        return words(QT_TRANSLATE_NOOP("StudyPage", "too few runs"));
    case StudyVerdict::widths_differ:
        return words(QT_TRANSLATE_NOOP("StudyPage", "withheld: widths differ"));
    case StudyVerdict::not_shown:
        return words(QT_TRANSLATE_NOOP("StudyPage", "no difference shown"));
    case StudyVerdict::spread_only:
        return words(QT_TRANSLATE_NOOP("StudyPage", "one agrees more with itself"));
    case StudyVerdict::omnibus_only:
        return words(QT_TRANSLATE_NOOP("StudyPage", "not alike, but no two told apart"));
    case StudyVerdict::groups_differ:
        break;
    }
    return words(QT_TRANSLATE_NOOP("StudyPage", "they differ"));
}

QString method_cell(Adjustment adjustment) {
    return adjustment == Adjustment::closed_testing
               ? words(QT_TRANSLATE_NOOP("StudyPage", "closed testing"))
           : adjustment == Adjustment::holm ? words(QT_TRANSLATE_NOOP("StudyPage", "Holm"))
                                            : none();
}

QString relabelled_cell(const RelabellingTest& test) {
    return test.exact
               ? words(QT_TRANSLATE_NOOP("StudyPage", "all %1"))
                     .arg(QLocale().toString(test.relabellings, 'f', 0))
               : words(QT_TRANSLATE_NOOP("StudyPage", "%1 drawn")).arg(count(relabelled_at_random));
}

GroupRow omnibus_row(const MeasureResult& m, bool withheld) {
    const bool matters = m.omnibus.p && *m.omnibus.p <= study_level;
    QString verdict = withheld ? verdict_cell(StudyVerdict::widths_differ)
                      : matters
                          ? words(QT_TRANSLATE_NOOP("StudyPage", "the group matters"))
                          : words(QT_TRANSLATE_NOOP("StudyPage", "not shown that it matters"));
    if (m.means.permanova_f && m.omnibus.permanova_p && !withheld) {
        const QString p = p_text(*m.omnibus.permanova_p);
        verdict += words(QT_TRANSLATE_NOOP("StudyPage", " (PERMANOVA: F = %1, p %2)"))
                       .arg(QLocale().toString(*m.means.permanova_f, 'f', 2),
                            p.startsWith(QLatin1Char('<')) ? p : QStringLiteral("= ") + p);
    }
    return {-1,
            {words(QT_TRANSLATE_NOOP("StudyPage", "All groups")), none(), none(), none(),
             withheld ? none() : score(m.means.statistic), withheld ? none() : p_cell(m.omnibus.p),
             none(), none(), p_text(m.omnibus.smallest_p), relabelled_cell(m.omnibus), verdict}};
}

GroupRow pair_row(const OpenStudy& open, const MeasureResult& m, int number, bool withheld) {
    const GroupPairTest& t = m.pairwise[std::size_t(number)];
    return {number,
            {words(QT_TRANSLATE_NOOP("StudyPage", "%1 – %2"))
                 .arg(name_of(open, t.first), name_of(open, t.second)),
             score(m.means.within[std::size_t(t.first)]),
             score(m.means.within[std::size_t(t.second)]),
             score_text(m.means.between(t.first, t.second)), withheld ? none() : score(t.statistic),
             withheld ? none() : p_cell(t.test.p), withheld ? none() : p_cell(t.adjusted_p),
             method_cell(m.adjustment), p_text(t.smallest_adjusted_p), relabelled_cell(t.test),
             verdict_cell(t.verdict)}};
}

QStringList further_words(const OpenStudy& open) {
    const Study& study = *open.study;
    const StudyResult& result = *open.result;
    QStringList more{other_measure_words(study, result)};
    if (result.at_equal_width)
        more << words(QT_TRANSLATE_NOOP("StudyPage",
                                        "The runs differ in width: scores are means over %1 draws "
                                        "of %2 neurons from each run."))
                    .arg(count(study.options.width_draws), count(study.narrowest()));
    if (result.two_and_two)
        more << words(QT_TRANSLATE_NOOP(
                          "StudyPage",
                          "Two and two: %1 within (A1 with A2, B1 with B2), %2 across (A1 with B1, "
                          "A2 with B2). This has no p: it depends on which run is called first."))
                    .arg(score_text(result.two_and_two->within),
                         score_text(result.two_and_two->across));
    return more;
}

} // namespace

QString extent_words(const OpenStudy& open) {
    const auto counted = [](Index n, const char* one, const char* many) {
        return n == 1 ? words(one) : words(many).arg(count(n));
    };
    if (!open.study) {
        const Index n = open.plan.n_runs();
        return counted(n, QT_TRANSLATE_NOOP("StudyPage", "1 run"),
                       QT_TRANSLATE_NOOP("StudyPage", "%1 runs"));
    }
    const auto runs = Index(open.study->runs.size());
    const Index out = open.plan.n_runs() - runs;
    const QString told = words(QT_TRANSLATE_NOOP("StudyPage", "%1 in %2, %3"))
                             .arg(counted(runs, QT_TRANSLATE_NOOP("StudyPage", "1 run"),
                                          QT_TRANSLATE_NOOP("StudyPage", "%1 runs")),
                                  counted(Index(open.study->groups.size()),
                                          QT_TRANSLATE_NOOP("StudyPage", "1 group"),
                                          QT_TRANSLATE_NOOP("StudyPage", "%1 groups")),
                                  counted(open.study->runs.front().responses->n_samples(),
                                          QT_TRANSLATE_NOOP("StudyPage", "1 sample"),
                                          QT_TRANSLATE_NOOP("StudyPage", "%1 samples")));
    return out == 0 ? told
                    : words(QT_TRANSLATE_NOOP("StudyPage", "%1; %2 not taking part"))
                          .arg(told, count(out));
}

StudyWords study_words(const OpenStudy& open) {
    StudyWords told;
    if (!open.study)
        return told;
    told.attainable = attainable_words(*open.study);
    if (!open.result)
        return told;
    told.pairs = verdict_sentences(*open.study, *open.result, open.result->chosen());
    told.verdict = told.pairs.takeFirst();
    told.more = further_words(open);
    return told;
}

QStringList group_table_titles() {
    return {words(QT_TRANSLATE_NOOP("StudyPage", "Groups")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Within first")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Within second")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Between")),
            words(QT_TRANSLATE_NOOP("StudyPage", "T")),
            words(QT_TRANSLATE_NOOP("StudyPage", "p")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Adjusted p")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Method")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Smallest p")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Relabellings")),
            words(QT_TRANSLATE_NOOP("StudyPage", "Verdict"))};
}

std::vector<GroupRow> group_table(const OpenStudy& open) {
    std::vector<GroupRow> rows;
    if (!open.study || !open.result)
        return rows;
    const MeasureResult& m = open.result->chosen();
    const bool withheld = open.result->widths_differ && !open.result->at_equal_width;
    if (open.study->groups.size() > 2)
        rows.push_back(omnibus_row(m, withheld));
    for (int number = 0; number < int(m.pairwise.size()); ++number)
        rows.push_back(pair_row(open, m, number, withheld));
    return rows;
}

} // namespace counterpart

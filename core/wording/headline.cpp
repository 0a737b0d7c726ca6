#include "core/wording/wording.h"

#include "core/findings/chance_verdict.h"
#include "core/findings/finders.h"
#include "core/findings/thresholds.h"
#include "core/wording/finding_words.h"

#include <algorithm>

namespace counterpart {

namespace {

bool found(const std::vector<Finding>& all, FindingKind kind) {
    return std::any_of(all.begin(), all.end(), [&](const Finding& f) { return f.kind == kind; });
}

/// The naive score that exceeds the matched one notably, if any.
const Finding* exceeding(const std::vector<Finding>& all) {
    const auto at = std::find_if(all.begin(), all.end(), [](const Finding& f) {
        return f.kind == FindingKind::naive_exceeds_matched;
    });
    return at == all.end() ? nullptr : &*at;
}

QString at_chance(const Comparison& c, const ChanceVerdict& chance, const Finding& told,
                  const Finding* naive) {
    const QString matched = score_text(c.scores.matched);
    const Index samples = c.left->n_samples();
    const QString n = count_text(double(samples));
    if (samples < enough_samples) // no score could be above chance
        return naive
                   ? Wording::tr("The naive score is %1, one to one it is %2, and %3 samples are "
                                 "too few to tell either from chance.")
                         .arg(score_text(naive->numbers.at("naive")), matched, n)
                   : Wording::tr("Matched one to one: %1, but %2 samples are too few to tell this "
                                 "from chance.")
                         .arg(matched, n);
    const bool not_above = chance.standing == ChanceVerdict::Standing::not_above;
    const QString standing =
        not_above ? Wording::tr("not above chance") : Wording::tr("not clearly above chance");
    if (!naive)
        return Wording::tr("Matched one to one: %1, %2.").arg(matched, standing);
    const char* by_chance =
        naive->numbers.at("backward") > 0 ? "chance_backward" : "chance_forward";
    return Wording::tr("The naive score is %1 (by chance %2). Matched one to one: %3, %4.")
        .arg(score(*naive, "naive"), score(told, by_chance), matched, standing);
}

/// Which matchings the proof speaks of; %1 is the bound. Partial ones are not meant: with signed
/// similarity they may total more, having fewer negative pairs.
QString matchings_words(const Comparison& c) {
    const DefinedCounts defined = defined_counts(c);
    const bool whole = c.undefined_left.empty() && c.undefined_right.empty();
    if (whole && defined.left == defined.right)
        return defined.left == 1
                   ? Wording::tr("There is only one matching; its total similarity is %1.")
                   : Wording::tr("Proven optimal: of the %1 one-to-one matchings none has a total "
                                 "similarity above %2.")
                         .arg(factorial_text(defined.left), QStringLiteral("%1"));
    const bool left = defined.left <= defined.right;
    QString who = left ? counted(double(defined.left), Wording::tr("the one left neuron"),
                                 Wording::tr("all %1 left neurons"))
                       : counted(double(defined.right), Wording::tr("the one right neuron"),
                                 Wording::tr("all %1 right neurons"));
    if (!whole)
        who = defined.fewer() == 1 ? Wording::tr("%1 that varies").arg(who)
                                   : Wording::tr("%1 that vary").arg(who);
    return Wording::tr("Proven optimal: no one-to-one matching of %1 has a total similarity above "
                       "%2.")
        .arg(who, QStringLiteral("%1"));
}

} // namespace

QString headline(const Comparison& c, const Baselines* baselines) {
    const std::optional<ChanceVerdict> chance = chance_verdict(c, baselines);
    const std::optional<Finding> told = find_chance(c, baselines);
    if (!chance || !told)
        return Wording::tr("Nothing can be compared: one side has no neuron that varies.");
    const std::vector<Finding> all = findings(c, baselines);
    const Finding* naive = exceeding(all);
    if (chance->standing != ChanceVerdict::Standing::clearly_above)
        return at_chance(c, *chance, *told, naive);
    QString text = chance->shuffled
                       ? Wording::tr("Matched one to one: %1, above shuffled samples (%2).")
                             .arg(score_text(c.scores.matched), score_text(chance->shuffled->mean))
                       : Wording::tr("Matched one to one: %1, clearly above chance.")
                             .arg(score_text(c.scores.matched));
    if (naive)
        return text +
               Wording::tr(" The naive score says %1.").arg(score_text(naive->numbers.at("naive")));
    if (found(all, FindingKind::order_hides_match))
        return text + Wording::tr(" In the files' order it looked like %1.")
                          .arg(score_text(c.scores.index_aligned.value_or(0)));
    if (found(all, FindingKind::naive_agrees))
        return text + Wording::tr(" The naive score agrees.");
    return text;
}

QString certificate_words(const Comparison& c) {
    constexpr double proven = 1e-9; // relative gap
    const Certificate& proof = c.certificate;
    if (defined_counts(c).fewer() == 0)
        return Wording::tr("There is nothing to match.");
    const QString bound = score_text(proof.upper_bound);
    if (!(proof.relative_gap <= proven))
        return Wording::tr("Not proven optimal: a matching could reach a total similarity of %1; "
                           "this one reaches %2.")
            .arg(bound, score_text(proof.total));
    QString text = matchings_words(c).arg(bound);
    const DefinedCounts defined = defined_counts(c);
    if (std::max(defined.left, defined.right) == 1)
        return text;
    return text + (c.unique ? Wording::tr(" No other reaches it.")
                            : Wording::tr(" Others reach it, too."));
}

} // namespace counterpart

#include "core/wording/score_words.h"

#include "core/findings/thresholds.h"
#include "core/wording/phrases.h"

namespace counterpart {

namespace {

QString level(std::optional<double> low, double high) {
    const QString top = score_text(high);
    if (!low)
        return Wording::tr("≤ %1").arg(top);
    const QString bottom = score_text(*low);
    return bottom == top ? top : Wording::tr("%1–%2").arg(bottom, top);
}

} // namespace

std::vector<ScoreLine> score_lines(const Comparison& c) {
    const auto& exact = c.chance.all_orders;
    const bool comparable = defined_counts(c).fewer() > 0;
    std::vector<ScoreLine> lines;
    const auto add = [&lines, comparable](const QString& name, double value,
                                          std::optional<double> low, double high,
                                          double Scores::*score) {
        lines.push_back({name, value, comparable ? level(low, high) : QStringLiteral("–"), score});
    };
    if (c.scores.index_aligned) {
        const double chance = exact && exact->index_aligned ? *exact->index_aligned
                                                            : c.chance.index_aligned.value_or(0);
        add(Wording::tr("index-aligned"), *c.scores.index_aligned, chance, chance, nullptr);
    }
    const double forward = exact ? exact->naive_forward : c.chance.naive_forward;
    const double backward = exact ? exact->naive_backward : c.chance.naive_backward;
    add(Wording::tr("naive forward"), c.scores.naive_forward, forward, forward,
        &Scores::naive_forward);
    add(Wording::tr("naive backward"), c.scores.naive_backward, backward, backward,
        &Scores::naive_backward);
    add(Wording::tr("matched"), c.scores.matched, exact ? exact->matched : c.chance.matched_low,
        exact ? exact->matched : c.chance.matched_high, &Scores::matched);
    if (!c.scores.index_aligned)
        add(Wording::tr("matched strict"), c.scores.matched_strict,
            exact ? exact->matched_strict : c.chance.matched_strict_low,
            exact ? exact->matched_strict : c.chance.matched_strict_high, &Scores::matched_strict);
    return lines;
}

QString chance_heading(const Comparison& c) {
    return c.chance.all_orders ? Wording::tr("mean over all orders")
                               : Wording::tr("by chance (rough guide)");
}

QString similarity_words(const Comparison& c) {
    const bool pearson = c.options.correlation == CorrelationKind::pearson;
    if (c.options.sign == Sign::signed_)
        return pearson ? Wording::tr("Similarity: Pearson correlation, signed.")
                       : Wording::tr("Similarity: Spearman correlation, signed.");
    return pearson ? Wording::tr("Similarity: Pearson correlation, absolute.")
                   : Wording::tr("Similarity: Spearman correlation, absolute.");
}

} // namespace counterpart

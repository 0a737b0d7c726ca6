#include "ui/inspect/ranking.h"

#include "core/wording/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace counterpart {

namespace {

constexpr Index most_named = 8; ///< neurons of a bar

QString words(const char* text) {
    return QCoreApplication::translate("Ranking", text);
}

QString number(Index count) {
    return QLocale().toString(qlonglong(count));
}

/// A digit more than the scores: told beside them, it must be what their difference is.
QString gap_text(double value) {
    return QLocale()
        .toString(std::abs(value) < 0.00005 ? 0.0 : value, 'f', 4)
        .replace(QLatin1Char('-'), QChar(0x2212));
}

const Pair* pair_of(const Comparison& c, Index left) {
    const Index pair = c.pair_of_left[std::size_t(left)];
    return pair < 0 ? nullptr : &c.pairs[std::size_t(pair)];
}

/// Binomial: of `choosers` that choose one of `n_candidates` each, how many candidates are chosen k
/// times, on average.
double expected(Index choosers, Index n_candidates, Index k) {
    if (n_candidates == 0 || k > choosers)
        return 0;
    if (n_candidates == 1)
        return k == choosers ? 1 : 0;
    const double n = double(choosers);
    const double p = 1.0 / double(n_candidates);
    const double log_ways =
        std::lgamma(n + 1) - std::lgamma(double(k) + 1) - std::lgamma(n - double(k) + 1);
    return double(n_candidates) *
           std::exp(log_ways + double(k) * std::log(p) + (n - double(k)) * std::log1p(-p));
}

void count_chosen(const Comparison& c, Ranking& r) {
    const std::vector<Index>& chosen = c.anatomy.right_chosen;
    const Index most = chosen.empty() ? 0 : *std::max_element(chosen.begin(), chosen.end());
    r.n_chosen.assign(std::size_t(most) + 1, 0);
    for (const Index times : chosen)
        ++r.n_chosen[std::size_t(times)];
    const auto& choices = c.anatomy.left_choice;
    const Index choosers = std::count_if(choices.begin(), choices.end(),
                                         [](const NaiveChoice& n) { return n.choice >= 0; });
    const Index undefined = Index(c.undefined_right.size());
    const Index candidates = Index(chosen.size()) - undefined;
    for (Index k = 0; k <= most; ++k)
        r.at_random.push_back(expected(choosers, candidates, k) + (k == 0 ? double(undefined) : 0));
}

} // namespace

Ranking ranking(const Comparison& c) {
    Ranking r;
    const Index n = c.left->n_neurons();
    r.order.resize(std::size_t(n));
    std::iota(r.order.begin(), r.order.end(), Index{0});
    const auto key = [&c](Index left) {
        const Pair* pair = pair_of(c, left);
        return std::tuple(pair == nullptr, -c.anatomy.left_choice[std::size_t(left)].similarity,
                          pair ? -pair->similarity : 0.0, left);
    };
    std::sort(r.order.begin(), r.order.end(), [&key](Index a, Index b) { return key(a) < key(b); });
    r.rank_of.resize(std::size_t(n));
    for (std::size_t rank = 0; rank < r.order.size(); ++rank) {
        const Index left = r.order[rank];
        r.rank_of[std::size_t(left)] = Index(rank);
        r.maxima.push_back(c.anatomy.left_choice[std::size_t(left)].similarity);
        if (const Pair* pair = pair_of(c, left))
            r.assigned.push_back(pair->similarity);
    }
    r.gap = c.scores.naive_forward - c.scores.matched;
    r.displaced = c.anatomy.displaced;
    r.leftover = c.anatomy.leftover;
    count_chosen(c, r);
    return r;
}

QString ranking_words(const Comparison& c, const Ranking& r) {
    const QString naive = score_text(c.scores.naive_forward);
    const QString matched = score_text(c.scores.matched);
    if (r.assigned.size() == r.order.size())
        return words(QT_TRANSLATE_NOOP("Ranking",
                                       "Naive forward %1, matched %2: the gap of %3 is the shaded "
                                       "area, what a left neuron gives up on average."))
            .arg(naive, matched, gap_text(r.gap));
    const Index unmatched = Index(r.order.size() - r.assigned.size());
    return words(QT_TRANSLATE_NOOP(
                     "Ranking",
                     "Naive forward %1, matched %2. The gap of %3 has two parts: %4 is the shaded "
                     "area, what a matched left neuron gives up on average; %5 is the difference "
                     "that the %6 without counterpart make to the mean of the row maxima."))
        .arg(naive, matched, gap_text(r.gap), gap_text(r.displaced), gap_text(r.leftover),
             number(unmatched));
}

QString rank_words(const Comparison& c, Index left) {
    const QString a = neuron_label(c, {NeuronRef::Side::left, left});
    const NaiveChoice& naive = c.anatomy.left_choice[std::size_t(left)];
    const auto with_score = [&c](Index right, double similarity) {
        return QStringLiteral("%1 (%2)").arg(neuron_label(c, {NeuronRef::Side::right, right}),
                                             score_text(similarity));
    };
    if (naive.choice < 0)
        return words(QT_TRANSLATE_NOOP("Ranking", "%1 has no naive choice, and counts 0.")).arg(a);
    const QString choice = with_score(naive.choice, naive.similarity);
    const Pair* pair = pair_of(c, left);
    if (!pair || pair->placeholder())
        return words(QT_TRANSLATE_NOOP("Ranking", "%1: naive choice %2, no counterpart."))
            .arg(a, choice);
    if (pair->right == naive.choice)
        return words(QT_TRANSLATE_NOOP("Ranking", "%1: naive choice and counterpart %2."))
            .arg(a, choice);
    return words(QT_TRANSLATE_NOOP("Ranking", "%1: naive choice %2, counterpart %3."))
        .arg(a, choice, with_score(pair->right, pair->similarity));
}

QString chosen_words(const Comparison& c, const Ranking& r, Index times) {
    const Index count = r.n_chosen[std::size_t(times)];
    QStringList names;
    const std::vector<Index>& chosen = c.anatomy.right_chosen;
    for (std::size_t right = 0; right < chosen.size() && names.size() < most_named; ++right)
        if (chosen[right] == times)
            names << neuron_label(c, {NeuronRef::Side::right, Index(right)});
    QString list = names.join(words(QT_TRANSLATE_NOOP("Ranking", ", ")));
    if (count > names.size())
        list += words(QT_TRANSLATE_NOOP("Ranking", " and %1 more"))
                    .arg(number(count - Index(names.size())));
    const QString form =
        times == 0 ? words(QT_TRANSLATE_NOOP("Ranking", "Right neurons nobody chooses: %1 (%2)."))
                   : words(QT_TRANSLATE_NOOP("Ranking",
                                             "Right neurons that are the naive choice of %3: %1 "
                                             "(%2)."));
    const QString filled = form.arg(number(count), count == 0 ? QStringLiteral("–") : list);
    return times == 0 ? filled : filled.arg(number(times));
}

} // namespace counterpart

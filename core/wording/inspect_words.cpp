#include "core/wording/inspect_words.h"

#include "core/wording/phrases.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

using Side = NeuronRef::Side;

/// What one neuron of the smaller side gives up and takes in a swap.
struct Move {
    NeuronRef who;
    NeuronRef from;
    NeuronRef to;
    double before = 0;
    double after = 0;
};

std::vector<Move> moves_of(const Comparison& c, const Regret& regret) {
    // A cell that leaves and the next one that enters share the neuron of the smaller side.
    const bool left_moves = regret.swap[0].row == regret.swap[1].row;
    std::vector<Move> moves;
    for (std::size_t k = 0; k + 1 < regret.swap.size(); k += 2) {
        const MatrixCell& leaves = regret.swap[k];
        const MatrixCell& enters = regret.swap[k + 1];
        Move move;
        move.who =
            left_moves ? NeuronRef{Side::left, leaves.row} : NeuronRef{Side::right, leaves.col};
        move.from =
            left_moves ? NeuronRef{Side::right, leaves.col} : NeuronRef{Side::left, leaves.row};
        move.to =
            left_moves ? NeuronRef{Side::right, enters.col} : NeuronRef{Side::left, enters.row};
        move.before = c.similarity(leaves.row, leaves.col);
        move.after = c.similarity(enters.row, enters.col);
        moves.push_back(move);
    }
    return moves;
}

bool is_given_up(const std::vector<Move>& moves, NeuronRef neuron) {
    return std::any_of(moves.begin(), moves.end(),
                       [&](const Move& move) { return move.from == neuron; });
}

bool is_taken(const std::vector<Move>& moves, NeuronRef neuron) {
    return std::any_of(moves.begin(), moves.end(),
                       [&](const Move& move) { return move.to == neuron; });
}

/// "A17 takes B203 (0.812 instead of 0.850), A55 takes B9 (…)", and who comes in or is left out.
QString told(const std::vector<Move>& moves, const Names& names) {
    constexpr std::size_t most = 4;
    QStringList words;
    for (std::size_t k = 0; k < std::min(most, moves.size()); ++k) {
        const Move& move = moves[k];
        const QString form = is_given_up(moves, move.to)
                                 ? Wording::tr("%1 takes %2 (%3 instead of %4)")
                                 : Wording::tr("%1 takes %2, unmatched so far (%3 instead of %4)");
        words << form.arg(names.of(move.who), names.of(move.to), score_text(move.after),
                          score_text(move.before));
    }
    if (moves.size() > most)
        words << counted(double(moves.size() - most), Wording::tr("1 more pair changes"),
                         Wording::tr("%1 more pairs change"));
    for (const Move& move : moves)
        if (!is_taken(moves, move.from))
            words << Wording::tr("%1 is left without a counterpart").arg(names.of(move.from));
    return enumerate(words);
}

/// Why the first of the moves does not happen.
QString reason(const std::vector<Move>& moves, double loss, const QString& pair,
               const Names& names) {
    const Move& first = moves.front();
    const double gain = first.after - first.before;
    const QString who = names.of(first.who);
    const QString what = names.of(first.to);
    if (gain < 0)
        return Wording::tr(
                   "%1 holds: the cheapest way to do without it gives %2 to %3, which is %4 "
                   "less similar to it.")
            .arg(pair, what, who, difference_text(-gain));
    if (moves.size() == 2 && moves[1].to == first.from)
        return Wording::tr("%1 holds because %2 is worth %3 more to %4: so much more would %4 lose "
                           "by exchanging it for %5 than %6 would gain.")
            .arg(pair, what, difference_text(loss), names.of(moves[1].who), names.of(first.from),
                 who);
    return Wording::tr("%1 holds because the neurons that would have to move lose %2 more than %3 "
                       "would gain with %4.")
        .arg(pair, difference_text(loss), who, what);
}

QString pair_name(const Names& names, Index left, Index right) {
    return QStringLiteral("%1–%2").arg(names.of(Side::left, left), names.of(Side::right, right));
}

QString wishes_words(const std::vector<Wish>& wishes) {
    const auto pins = std::count_if(wishes.begin(), wishes.end(),
                                    [](const Wish& wish) { return wish.kind == Wish::Kind::pin; });
    const auto forbids = Index(wishes.size()) - pins;
    QStringList words;
    if (pins > 0)
        words << counted(double(pins), Wording::tr("1 pair pinned"),
                         Wording::tr("%1 pairs pinned"));
    if (forbids > 0)
        words << counted(double(forbids), Wording::tr("1 pair forbidden"),
                         Wording::tr("%1 pairs forbidden"));
    return enumerate(words);
}

QString impossible_words(const Comparison& c, const Impossible& why, const Names& names) {
    switch (why.reason) {
    case Impossible::Reason::undefined: {
        const bool left = c.correlations->left_undefined[std::size_t(why.first.left)];
        return Wording::tr("Impossible: %1 does not vary, so it cannot be matched with anything.")
            .arg(left ? names.of(Side::left, why.first.left)
                      : names.of(Side::right, why.first.right));
    }
    case Impossible::Reason::same_neuron:
        if (why.first.left == why.second.left)
            return Wording::tr("Impossible: %1 is pinned to both %2 and %3.")
                .arg(names.of(Side::left, why.first.left), names.of(Side::right, why.first.right),
                     names.of(Side::right, why.second.right));
        return Wording::tr("Impossible: %1 is pinned to both %2 and %3.")
            .arg(names.of(Side::right, why.first.right), names.of(Side::left, why.first.left),
                 names.of(Side::left, why.second.left));
    case Impossible::Reason::pinned_and_forbidden:
        return Wording::tr("Impossible: %1 is both pinned and forbidden.")
            .arg(pair_name(names, why.first.left, why.first.right));
    case Impossible::Reason::none_left:
        break;
    }
    return Wording::tr("Impossible: with so much forbidden, there is no one-to-one matching that "
                       "gives every neuron of the smaller side a counterpart.");
}

} // namespace

QString difference_text(double value) {
    if (value <= 0)
        return QStringLiteral("0");
    const int digits = std::clamp(1 - int(std::floor(std::log10(value))), 3, 11);
    return QLocale().toString(value, 'f', digits);
}

QString why_words(const Comparison& c, const Pair& pair, const Regret& regret,
                  const WordingOptions& options) {
    const Names names(c, options);
    const QString name = pair_name(names, pair.left, pair.right);
    const std::vector<Move> moves = moves_of(c, regret);
    const QString swap = told(moves, names);
    if (regret.loss <= 0)
        return Wording::tr("Regret 0: %1 could be given up at no loss: %2.").arg(name, swap);
    if (regret.loss <= tie_tolerance)
        return Wording::tr("Regret %1, which counts as a tie: %2 could be given up: %3.")
            .arg(difference_text(regret.loss), name, swap);
    return Wording::tr("Regret %1: so much the total loses without this pair. ")
               .arg(difference_text(regret.loss)) +
           reason(moves, regret.loss, name, names) + QLatin1Char(' ') +
           Wording::tr("The cheapest swap: %1.").arg(swap);
}

QString no_regret_words(const Pair& pair) {
    if (pair.placeholder())
        return Wording::tr("No regret: the pair only fills up the matching, with a neuron that "
                           "does not vary.");
    return Wording::tr("No regret: there is no other matching.");
}

QString pin_cost_words(const Comparison& c, const Wish& pin, const WhatIf& pinned,
                       const WordingOptions& options) {
    const Names names(c, options);
    if (pinned.impossible)
        return impossible_words(c, *pinned.impossible, names);
    const QString name = pair_name(names, pin.left, pin.right);
    if (-pinned.change <= tie_tolerance)
        return Wording::tr("%1 is not part of this matching, but of another that is as good.")
            .arg(name);
    return Wording::tr("%1 is not part of the matching: were it pinned, the total would be %2 "
                       "lower.")
        .arg(name, difference_text(-pinned.change));
}

QString what_if_words(const Comparison& c, const std::vector<Wish>& wishes, const WhatIf& result,
                      const WordingOptions& options) {
    const Names names(c, options);
    if (result.impossible)
        return impossible_words(c, *result.impossible, names);
    const QString with = Wording::tr("With %1: ").arg(wishes_words(wishes));
    if (result.changed.empty())
        return with + Wording::tr("nothing changes, the matching is so already.");
    const QString changed =
        counted(double(result.changed.size()), Wording::tr("1 left neuron changes."),
                Wording::tr("%1 left neurons change."));
    if (-result.change <= tie_tolerance)
        return with + Wording::tr("another matching is as good (total %1); %2")
                          .arg(score_text(result.total), changed);
    const QString before = score_text(c.scores.matched);
    const QString after = score_text(result.matched);
    const QString total =
        with + Wording::tr("the total falls by %1 to %2, ")
                   .arg(difference_text(-result.change), score_text(result.total));
    if (before == after)
        return total + Wording::tr("the matched score (%1) by too little to be seen in three "
                                   "decimals; %2")
                           .arg(after, changed);
    return total + Wording::tr("the matched score from %1 to %2; %3").arg(before, after, changed);
}

QStringList change_words(const Comparison& c, const WhatIf& result, int most,
                         const WordingOptions& options) {
    const Names names(c, options);
    const auto partner = [&](Index left, Index right) {
        return right < 0 ? Wording::tr("none")
                         : Wording::tr("%1 (%2)").arg(names.of(Side::right, right),
                                                      score_text(c.similarity(left, right)));
    };
    QStringList lines;
    for (const CounterpartChange& change : result.changed) {
        if (lines.size() == most) {
            lines << counted(double(result.changed.size()) - most, Wording::tr("and 1 more"),
                             Wording::tr("and %1 more"));
            break;
        }
        lines << Wording::tr("%1: %2 instead of %3")
                     .arg(names.of(Side::left, change.left), partner(change.left, change.then),
                          partner(change.left, change.now));
    }
    return lines;
}

} // namespace counterpart

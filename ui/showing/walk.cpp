#include "ui/showing/walk.h"

#include "core/findings/direction.h"
#include "core/wording/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

struct Walk {
    Q_DECLARE_TR_FUNCTIONS(Walk)
};

QString count_text(std::size_t n) {
    return QLocale().toString(qulonglong(n));
}

/// At even distances, where there are too many; told then.
template<typename T>
void thin(std::vector<T>& all, std::size_t most, QString& words) {
    const std::size_t n = all.size();
    if (n <= most)
        return;
    for (std::size_t k = 0; k < most; ++k)
        all[k] = all[k * n / most];
    all.resize(most);
    words += Walk::tr(" (%1 of %2 are drawn.)").arg(count_text(most), count_text(n));
}

Cell cell_of(NeuronRef::Side chooser_side, Index chooser, Index answer) {
    return chooser_side == NeuronRef::Side::left ? Cell{chooser, answer} : Cell{answer, chooser};
}

WalkStep choices_step(const Direction& way, const QString& words) {
    WalkStep step{words, MapKind::raw, {}, {}, {}, false};
    const bool from_left = way.choosers == NeuronRef::Side::left;
    for (std::size_t i = 0; i < way.choices.size(); ++i)
        if (way.choices[i].choice >= 0)
            step.arrows.push_back(
                {from_left ? WalkArrow::From::row_head : WalkArrow::From::column_head,
                 {},
                 cell_of(way.choosers, Index(i), way.choices[i].choice)});
    thin(step.arrows, most_arrows, step.words);
    return step;
}

QString choosing_words(NeuronRef::Side choosers) {
    return choosers == NeuronRef::Side::left
               ? Walk::tr("Every left neuron points at the right neuron most similar to it.")
               : Walk::tr("Every right neuron points at the left neuron most similar to it.");
}

WalkStep pairs_step(const Comparison& c, const QString& words) {
    WalkStep step{words, MapKind::matched, {}, {}, {}, false};
    for (const Pair& pair : c.pairs)
        if (!pair.placeholder())
            step.rings.push_back({pair.left, pair.right});
    thin(step.rings, most_rings, step.words);
    return step;
}

WalkStep travel_step() {
    return {Walk::tr("The columns move: every right neuron goes to where its counterpart is."),
            MapKind::matched,
            {},
            {},
            {},
            true};
}

/// Where the counterpart of a neuron is, as a cell; nothing where it has none.
std::optional<Cell> counterpart_cell(const Comparison& c, NeuronRef::Side side, Index neuron) {
    const Index other = side == NeuronRef::Side::left ? c.counterpart_of_left(neuron)
                                                      : c.counterpart_of_right(neuron);
    return other < 0 ? std::nullopt : std::optional(cell_of(side, neuron, other));
}

void add_hub_steps(std::vector<WalkStep>& steps, const Comparison& c, const Direction& way) {
    if (way.hubs.empty())
        return;
    const Hub& hub = way.hubs.front();
    const QString name = neuron_label(c, {way.answerers(), hub.neuron});
    WalkStep same{hub.fewest == hub.most
                      ? Walk::tr("%1 of them point at the same one, %2.")
                            .arg(count_text(hub.chosen_by.size()), name)
                      : Walk::tr("%1 of them point at the same one, %2; where others are as "
                                 "similar, the first counts.")
                            .arg(count_text(hub.chosen_by.size()), name),
                  MapKind::raw,
                  {},
                  {},
                  {{way.answerers(), hub.neuron}},
                  false};
    WalkStep apart{Walk::tr("One to one, a single neuron can have %1. Those that have other "
                            "counterparts go to them.")
                       .arg(name),
                   MapKind::raw,
                   {},
                   {},
                   {},
                   false};
    const bool from_left = way.choosers == NeuronRef::Side::left;
    for (const Index chooser : hub.chosen_by) {
        const Cell at_hub = cell_of(way.choosers, chooser, hub.neuron);
        same.arrows.push_back(
            {from_left ? WalkArrow::From::row_head : WalkArrow::From::column_head, {}, at_hub});
        const std::optional<Cell> own = counterpart_cell(c, way.choosers, chooser);
        if (own && !(*own == at_hub))
            apart.arrows.push_back({WalkArrow::From::cell, at_hub, *own});
        else if (own)
            apart.rings.push_back(at_hub);
    }
    thin(same.arrows, most_arrows, same.words);
    thin(apart.arrows, most_arrows, apart.words);
    steps.push_back(std::move(same));
    if (!apart.arrows.empty())
        steps.push_back(std::move(apart));
}

std::vector<WalkStep> naive_walk(const Finding& finding, const Comparison& c) {
    const auto side =
        finding.numbers.at("backward") != 0 ? NeuronRef::Side::right : NeuronRef::Side::left;
    const Direction way = direction(c, side);
    std::vector<WalkStep> steps{choices_step(way, choosing_words(side))};
    add_hub_steps(steps, c, way);
    steps.push_back(
        pairs_step(c, Walk::tr("Over the pairs of the matching the mean is %1; over the choices, "
                               "where one may answer for many, %2.")
                          .arg(score_text(c.scores.matched), score_text(way.naive))));
    return steps;
}

std::vector<WalkStep> agreeing_walk(const Comparison& c) {
    const Direction way = forward_direction(c);
    WalkStep agreed{
        Walk::tr("In %1 of the %2 pairs of the matching the counterpart is as similar "
                 "as that choice.")
            .arg(count_text(std::size_t(c.anatomy.agreeing)), count_text(c.pairs.size())),
        MapKind::matched,
        {},
        {},
        {},
        false};
    for (const Pair& pair : c.pairs)
        if (pair.agrees)
            agreed.rings.push_back({pair.left, pair.right});
    thin(agreed.rings, most_rings, agreed.words);
    return {choices_step(way, choosing_words(NeuronRef::Side::left)), std::move(agreed)};
}

std::vector<WalkStep> order_walk(const Comparison& c) {
    WalkStep index{Walk::tr("Neuron i with neuron i, as the files have them: %1 on average.")
                       .arg(score_text(c.scores.index_aligned.value_or(0))),
                   MapKind::raw,
                   {},
                   {},
                   {},
                   false};
    for (Index i = 0; i < std::min(c.left->n_neurons(), c.right->n_neurons()); ++i)
        index.rings.push_back({i, i});
    thin(index.rings, most_rings, index.words);
    return {std::move(index), travel_step(),
            pairs_step(c, Walk::tr("Counterparts stand beside each other: %1 on average.")
                              .arg(score_text(c.scores.matched)))};
}

std::vector<WalkStep> directions_walk(const Comparison& c) {
    return {choices_step(forward_direction(c),
                         choosing_words(NeuronRef::Side::left) +
                             Walk::tr(" The mean is %1.").arg(score_text(c.scores.naive_forward))),
            choices_step(backward_direction(c),
                         choosing_words(NeuronRef::Side::right) +
                             Walk::tr(" The mean is %1.").arg(score_text(c.scores.naive_backward))),
            pairs_step(c, Walk::tr("The matching is the same from both sides: %1.")
                              .arg(score_text(c.scores.matched)))};
}

/// Some pairs of the matching, which a sentence is about.
template<typename Which>
WalkStep some_pairs(const Comparison& c, Which which, const QString& words) {
    WalkStep step{QString(), MapKind::matched, {}, {}, {}, false};
    for (const Pair& pair : c.pairs)
        if (which(pair))
            step.rings.push_back({pair.left, pair.right});
    step.words = words.arg(count_text(step.rings.size()), count_text(c.pairs.size()));
    thin(step.rings, most_rings, step.words);
    return step;
}

WalkStep bands_step(const Finding& finding, const Comparison& c) {
    return {words(finding, c), MapKind::raw, {}, {}, finding.neurons, false};
}

std::vector<WalkStep> plain_walk(const Finding& finding, const Comparison& c) {
    return {travel_step(),
            pairs_step(c, Walk::tr("The matched score is the mean over these pairs: %1.")
                              .arg(score_text(c.scores.matched))),
            {words(finding, c), MapKind::matched, {}, {}, {}, false}};
}

} // namespace

std::vector<WalkStep> walk_of(const Finding& finding, const Comparison& c) {
    switch (finding.kind) {
    case FindingKind::naive_exceeds_matched:
        return naive_walk(finding, c);
    case FindingKind::naive_agrees:
        return agreeing_walk(c);
    case FindingKind::order_hides_match:
        return order_walk(c);
    case FindingKind::directions_disagree:
        return directions_walk(c);
    case FindingKind::no_unique_matching:
        return {some_pairs(
            c, [](const Pair& pair) { return pair.ambiguous; },
            Walk::tr("%1 of the %2 pairs could be others, and the total would be the same."))};
    case FindingKind::sign_flips:
        return {travel_step(),
                some_pairs(
                    c, [](const Pair& pair) { return pair.correlation && *pair.correlation < 0; },
                    Walk::tr("%1 of the %2 pairs have a negative correlation."))};
    case FindingKind::undefined_neurons:
    case FindingKind::leftover_neurons:
        return {bands_step(finding, c)};
    case FindingKind::above_chance:
    case FindingKind::not_above_chance:
    case FindingKind::more_neurons_than_samples:
        break;
    }
    return plain_walk(finding, c);
}

} // namespace counterpart

#include "core/wording/finding_words.h"

#include "core/findings/direction.h"

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr std::size_t hubs_told = 3;

/// "3", or "1 to 3", "up to 3" where ties touch it.
QString range_text(double low, double high) {
    if (std::llround(low) == std::llround(high))
        return count_text(low);
    if (std::llround(low) == 0)
        return Wording::tr("up to %1").arg(count_text(high));
    return Wording::tr("%1 to %2").arg(count_text(low), count_text(high));
}

/// "B3 is the naive choice of 7 left neurons, B12 of 5 and B7 of 4; 12 others are shared as well."
QString hubs_words(const Direction& way, const Names& names) {
    QStringList told;
    for (std::size_t i = 0; i < way.hubs.size() && i < hubs_told; ++i) {
        const Hub& hub = way.hubs[i];
        const QString neuron = names.of(way.answerers(), hub.neuron);
        const QString choosers = range_text(double(hub.fewest), double(hub.most));
        told << (i == 0 ? Wording::tr("%1 is the naive choice of %2 %3")
                              .arg(neuron, choosers, neurons_of(way.choosers))
                        : Wording::tr("%1 of %2").arg(neuron, choosers));
    }
    const auto others = Index(way.hubs.size()) - Index(told.size());
    if (others == 0)
        return enumerate(told);
    return told.join(Wording::tr(", ")) + counted(double(others),
                                                  Wording::tr("; 1 other is shared as well"),
                                                  Wording::tr("; %1 others are shared as well"));
}

/// How many were never chosen, and which; a range where ties touch it.
QString never_chosen_words(const Finding& finding, const Comparison& c, const Direction& way,
                           const Names& names) {
    const double low = finding.numbers.at("never_chosen_low");
    const double high = finding.numbers.at("never_chosen_high");
    const QString all = Wording::tr("%1 %2").arg(count_text(finding.numbers.at("answering")),
                                                 neurons_of(way.answerers()));
    if (std::llround(high) == 0)
        return {};
    if (std::llround(low) != std::llround(high))
        return Wording::tr("Depending on how ties are broken, %1 of the %2 are never chosen.")
            .arg(range_text(low, high), all);
    const std::vector<char>& undefined = way.answerers() == NeuronRef::Side::left
                                             ? c.correlations->left_undefined
                                             : c.correlations->right_undefined;
    std::vector<NeuronRef> never;
    for (std::size_t i = 0; i < way.chosen.size(); ++i)
        if (way.chosen[i] == 0 && !undefined[i])
            never.push_back({way.answerers(), Index(i)});
    return (std::llround(low) == 1 ? Wording::tr("%1 of the %2 is never chosen: %3.")
                                   : Wording::tr("%1 of the %2 are never chosen: %3."))
        .arg(count_text(low), all, names.list(never, Index(never.size())));
}

/// How many lose by this matching.
QString displaced_words(const Finding& finding, const Comparison& c, const Direction& way) {
    const double displaced = finding.numbers.at("displaced_neurons");
    if (displaced == 0)
        return {};
    const bool none = std::any_of(c.pairs.begin(), c.pairs.end(),
                                  [](const Pair& pair) { return pair.placeholder(); });
    const QString partner =
        none ? Wording::tr("a less similar partner than the naive choice, or none")
             : Wording::tr("a less similar partner than the naive choice");
    const QString matched = way.choosers == NeuronRef::Side::left
                                ? Wording::tr("matched left neurons")
                                : Wording::tr("matched right neurons");
    return (displaced == 1 ? Wording::tr("One to one, %1 of the %2 %3 gets %4.")
                           : Wording::tr("One to one, %1 of the %2 %3 get %4."))
        .arg(count_text(displaced), count_text(finding.numbers.at("matched_neurons")), matched,
             partner);
}

} // namespace

QString difference_text(double larger, double smaller) {
    const auto told = [](double value) { return QString::number(value, 'f', 3).toDouble(); };
    return score_text(told(larger) - told(smaller));
}

QString naive_exceeds_words(const Finding& finding, const Comparison& c, const Names& names) {
    const bool backward = finding.numbers.at("backward") > 0;
    const Direction way = direction(c, backward ? NeuronRef::Side::right : NeuronRef::Side::left);
    const QString hubs = hubs_words(way, names);
    QStringList sentences;
    sentences << (backward ? Wording::tr("Naive backward (%1) is %2 higher than matched (%3), "
                                         "because one left neuron may answer for many")
                           : Wording::tr("Naive forward (%1) is %2 higher than matched (%3), "
                                         "because one right neuron may answer for many"))
                         .arg(score(finding, "naive"),
                              difference_text(finding.numbers.at("naive"),
                                              finding.numbers.at("matched")),
                              score(finding, "matched")) +
                     (hubs.isEmpty() ? Wording::tr(".") : Wording::tr(": %1.").arg(hubs));
    sentences << never_chosen_words(finding, c, way, names) << displaced_words(finding, c, way);
    // As little as half a hundredth is not worth a sentence.
    if (std::abs(finding.numbers.at("leftover")) >= 0.005)
        sentences << Wording::tr("Over the matched %1 alone the naive score would be %2.")
                         .arg(neurons_of(way.choosers),
                              score_text(way.naive - finding.numbers.at("leftover")));
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString naive_agrees_words(const Finding& f) {
    const QString scores =
        Wording::tr("Naive forward (%1), naive backward (%2) and matched (%3) say nearly the same, "
                    "and clearly more than chance.")
            .arg(score(f, "naive_forward"), score(f, "naive_backward"), score(f, "matched"));
    const QString right = count_text(f.numbers.at("right"));
    const QString left = count_text(f.numbers.at("left"));
    const QString distinct_right = count_text(f.numbers.at("distinct_forward"));
    const QString distinct_left = count_text(f.numbers.at("distinct_backward"));
    const bool all = right == left && distinct_right == right && distinct_left == left;
    return scores + QLatin1Char(' ') +
           (all ? Wording::tr("Every neuron is somebody's naive choice, and none answers for two.")
                : Wording::tr("At least %1 of %2 right neurons and %3 of %4 left ones are "
                              "somebody's naive choice, so few answer for several.")
                      .arg(distinct_right, right, distinct_left, left)) +
           Wording::tr(" That holds for these two files; with others it may not.");
}

QString directions_words(const Finding& f, const Comparison& c) {
    QString text = Wording::tr("Asked from the left the naive score is %1, from the right %2.")
                       .arg(score(f, "forward"), score(f, "backward"));
    // Different numbers of neurons give each direction its own chance level.
    const double by_chance = f.numbers.at("chance_forward") - f.numbers.at("chance_backward");
    if (std::abs(by_chance) >= 0.005)
        text += Wording::tr(" By chance alone the two would differ, too: %1 and %2.")
                    .arg(score(f, "chance_forward"), score(f, "chance_backward"));
    text += Wording::tr(" Likeness should be the same both ways; the matched score, %1, is.")
                .arg(score_text(c.scores.matched));
    return text;
}

} // namespace counterpart

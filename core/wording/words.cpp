#include "core/wording/wording.h"

#include "core/wording/finding_words.h"

namespace counterpart {

QString title(const Finding& finding) {
    switch (finding.kind) {
    case FindingKind::naive_exceeds_matched:
        return Wording::tr("The naive score counts some neurons many times");
    case FindingKind::naive_agrees:
        return Wording::tr("Here the naive score is not misleading");
    case FindingKind::directions_disagree:
        return Wording::tr("The naive score depends on the direction");
    case FindingKind::order_hides_match:
        return Wording::tr("The order of the neurons hides a match");
    case FindingKind::above_chance:
        return finding.numbers.count("shuffled_mean") > 0
                   ? Wording::tr("The match is above shuffled samples")
                   : Wording::tr("The match is clearly above chance");
    case FindingKind::not_above_chance:
        return finding.numbers.at("beyond") > 0
                   ? Wording::tr("The match is not clearly above chance")
                   : Wording::tr("The match is not above chance");
    case FindingKind::no_unique_matching:
        return Wording::tr("No unique matching");
    case FindingKind::undefined_neurons:
        return Wording::tr("Undefined neurons");
    case FindingKind::sign_flips:
        return Wording::tr("Negative correlations");
    case FindingKind::leftover_neurons:
        return Wording::tr("Leftover neurons");
    case FindingKind::more_neurons_than_samples:
        break;
    }
    return Wording::tr("More neurons than samples");
}

QString words(const Finding& finding, const Comparison& comparison, const WordingOptions& options) {
    const Names names(comparison, options);
    switch (finding.kind) {
    case FindingKind::naive_exceeds_matched:
        return naive_exceeds_words(finding, comparison, names);
    case FindingKind::naive_agrees:
        return naive_agrees_words(finding);
    case FindingKind::directions_disagree:
        return directions_words(finding, comparison);
    case FindingKind::order_hides_match:
        return order_words(finding);
    case FindingKind::above_chance:
    case FindingKind::not_above_chance:
        return chance_finding_words(finding, comparison);
    case FindingKind::no_unique_matching:
        return no_unique_words(finding, names);
    case FindingKind::undefined_neurons:
        return undefined_words(finding, names);
    case FindingKind::sign_flips:
        return sign_flips_words(finding);
    case FindingKind::leftover_neurons:
        return leftover_words(finding, names);
    case FindingKind::more_neurons_than_samples:
        break;
    }
    return more_neurons_words(finding);
}

} // namespace counterpart

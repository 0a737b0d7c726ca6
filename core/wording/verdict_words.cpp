// The verdicts on neurons in words.

#include "core/wording/baseline_words.h"
#include "core/wording/phrases.h"
#include "core/wording/wording.h"

#include <QLocale>

#include <algorithm>
#include <optional>

namespace counterpart {

QString verdict_word(NeuronVerdict verdict) {
    switch (verdict) {
    case NeuronVerdict::matched:
        return Wording::tr("matched");
    case NeuronVerdict::ambiguous:
        return Wording::tr("ambiguous");
    case NeuronVerdict::redundant:
        return Wording::tr("redundant");
    case NeuronVerdict::orphan:
        return Wording::tr("orphan");
    case NeuronVerdict::dead:
        return Wording::tr("dead");
    case NeuronVerdict::undecidable:
        break;
    }
    return Wording::tr("undecidable");
}

QString verdict_meaning(NeuronVerdict verdict) {
    switch (verdict) {
    case NeuronVerdict::matched:
        return Wording::tr("Its best similarity is above shuffled samples and above the rotated "
                           "basis, and it and its counterpart are each other's best.");
    case NeuronVerdict::ambiguous:
        return Wording::tr("Its best similarity is above shuffled samples and above the rotated "
                           "basis, but it and a counterpart are not each other's best, or another "
                           "matching is as good.");
    case NeuronVerdict::redundant:
        return Wording::tr("As ambiguous, and its own network holds a near-copy of it (|r| of "
                           "0.95 or more).");
    case NeuronVerdict::orphan:
        return Wording::tr("Its best similarity is not above both shuffled samples and the "
                           "rotated basis.");
    case NeuronVerdict::dead:
        return Wording::tr("It does not vary, so it has no correlation with anything.");
    case NeuronVerdict::undecidable:
        break;
    }
    return Wording::tr("So few draws cannot tell: more of them may change that.");
}

QString verdict_words(NeuronRef::Side side, const std::vector<NeuronVerdict>& verdicts) {
    const VerdictCounts n = count(verdicts);
    QStringList parts;
    for (const NeuronVerdict verdict : all_verdicts)
        if (n[verdict] > 0)
            parts << (verdict == NeuronVerdict::undecidable
                          ? Wording::tr("%1 undecidable with so few draws")
                                .arg(count_text(double(n[verdict])))
                          : QStringLiteral("%1 %2").arg(count_text(double(n[verdict])),
                                                        verdict_word(verdict)));
    return side == NeuronRef::Side::left ? Wording::tr("Left neurons: %1.").arg(enumerate(parts))
                                         : Wording::tr("Right neurons: %1.").arg(enumerate(parts));
}

QString pair_baseline_words(const Comparison& c, const Baselines& b, Index left, Index right) {
    if (b.rotations() == 0)
        return {};
    const NeuronVerdicts verdicts = neuron_verdicts(c, b);
    QStringList sentences;
    const Index k = left < 0 ? -1 : c.pair_of_left[std::size_t(left)];
    if (k >= 0 && c.pairs[std::size_t(k)].right == right)
        if (const auto kept = stability(c, b, k)) {
            const auto percent = [](double share) {
                return QLocale().toString(100 * share, 'f', 0);
            };
            sentences << Wording::tr("%1 % of the half-samples keep this pair; of shuffled samples "
                                     "%2 % of the pairs.")
                             .arg(percent(*kept), percent(stability_of_noise(b).value_or(0)));
        }
    const auto tell = [&](NeuronRef::Side side, Index neuron,
                          const std::vector<NeuronVerdict>& of_side) {
        if (neuron >= 0)
            sentences << Wording::tr("%1 is %2.")
                             .arg(neuron_label(c, {side, neuron}),
                                  verdict_word(of_side[std::size_t(neuron)]));
    };
    tell(NeuronRef::Side::left, left, verdicts.left);
    tell(NeuronRef::Side::right, right, verdicts.right);
    return sentences.join(QLatin1Char(' '));
}

} // namespace counterpart

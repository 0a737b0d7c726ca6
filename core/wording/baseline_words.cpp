#include "core/wording/baseline_words.h"

#include "core/reference/verdicts.h"
#include "core/wording/finding_words.h"
#include "core/wording/phrases.h"
#include "core/wording/study_words.h"
#include "core/wording/wording.h"

#include <algorithm>

namespace counterpart {

namespace {

QString no_draws() {
    return Wording::tr("There are no baselines: one network has no neuron that varies.");
}

} // namespace

QString ladder_words(const Comparison& c, const Baselines& b) {
    const auto rotated = spread(values_of(b.rotated, &Scores::matched));
    const auto shuffled = spread(values_of(b.shuffled, &Scores::matched));
    if (!rotated)
        return no_draws();
    const QString observed = score_text(c.scores.matched);
    const QString basis = score_text(rotated->mean);
    QString text = shuffled ? Wording::tr("%1; any basis of the same subspace already gets %2, "
                                          "shuffled samples %3.")
                                  .arg(observed, basis, score_text(shuffled->mean))
                            : Wording::tr("%1; any basis of the same subspace already gets %2.")
                                  .arg(observed, basis);
    const auto above = above_rotated(c.scores.matched, b, &Scores::matched);
    if (b.spans_everything || !above)
        return text;
    if (c.scores.matched <= rotated->high)
        return text + Wording::tr(" That is no more than other neurons of the same subspace reach "
                                  "(%1 to %2): no evidence for shared neurons.")
                          .arg(score_text(rotated->low), score_text(rotated->high));
    return text + Wording::tr(" Only what lies above %1 is evidence for shared neurons: %2 of a "
                              "possible %3 (%4).")
                      .arg(basis, difference_text(c.scores.matched, rotated->mean),
                           difference_text(1, rotated->mean), score_text(*above));
}

QString draws_words(const Baselines& b) {
    const auto number = [](Index n) { return count_text(double(n)); };
    if (b.shuffles() == b.rotations() && b.splits() == b.rotations())
        return counted(double(b.rotations()), Wording::tr("1 draw of each kind"),
                       Wording::tr("%1 draws of each kind"));
    QStringList parts{Wording::tr("%1 shuffles").arg(number(b.shuffles())),
                      Wording::tr("%1 rotations").arg(number(b.rotations()))};
    if (b.splits() > 0)
        parts << Wording::tr("%1 half-samples").arg(number(b.splits()));
    return enumerate(parts);
}

QString shuffle_words(const Comparison& c, const Baselines& b) {
    const auto p = shuffle_p(c, b, &Scores::matched);
    if (!p)
        return {};
    const QString told = *p < 0.001 ? p_text(*p) : QStringLiteral("= ") + p_text(*p);
    const QString draws =
        b.exhausted
            ? counted(double(b.shuffles()), Wording::tr("the only other order"),
                      Wording::tr("all %1 other orders"))
            : counted(double(b.shuffles()), Wording::tr("1 shuffle"), Wording::tr("%1 shuffles"));
    return Wording::tr(
               "Against shuffled samples: p %1 (%2; the smallest possible is %3). A small p "
               "says that both networks respond to these stimuli, as almost any two do; it "
               "says nothing about seeds or frameworks, and one pair of runs gives no p "
               "about them.")
        .arg(told, draws, p_text(smallest_p(b.shuffles())));
}

QString held_out_words(const Baselines& b) {
    if (b.held_out.empty())
        return Wording::tr("Held-out: too few samples to split them.");
    double held = 0;
    double in_sample = 0;
    for (const HeldOutDraw& draw : b.held_out) {
        held += draw.held_out / double(b.splits());
        in_sample += draw.in_sample / double(b.splits());
    }
    const QString halves = b.contiguous_halves ? Wording::tr("a contiguous half of the samples")
                                               : Wording::tr("a random half of the samples");
    return Wording::tr(
               "Held-out: matching and signs learned on %1 score %2 on the other half, where "
               "0 is chance, and %3 on the half they were learned on (%4).")
        .arg(halves, score_text(held), score_text(in_sample),
             counted(double(b.splits()), Wording::tr("1 split"), Wording::tr("%1 splits")));
}

QString stability_words(const Comparison& c, const Baselines& b) {
    const std::optional<double> noise = stability_of_noise(b);
    double sum = 0;
    Index n = 0;
    for (Index k = 0; k < Index(c.pairs.size()); ++k)
        if (const auto kept = stability(c, b, k)) {
            sum += *kept;
            ++n;
        }
    if (!noise || n == 0)
        return {};
    QString text = Wording::tr("Stability: a half of the samples keeps a pair with a unique match "
                               "%1 of the time on average; of shuffled samples %2.")
                       .arg(score_text(sum / double(n)), score_text(*noise));
    if (b.constant_in_half > 0)
        text += Wording::tr(" In %1 a neuron did not vary in the half; these count as not kept.")
                    .arg(counted(double(b.constant_in_half), Wording::tr("1 case"),
                                 Wording::tr("%1 cases")));
    return text;
}

std::vector<BaselineWarning> baseline_warnings(const Comparison& c, const Baselines& b) {
    using Kind = BaselineWarning::Kind;
    std::vector<BaselineWarning> warnings;
    const auto add = [&warnings](Kind kind, const QString& text) {
        warnings.push_back({kind, text});
    };
    const Dependence& d = b.dependence;
    if (d.parted && b.options.shuffle == Shuffle::free)
        add(Kind::autocorrelated,
            Wording::tr("Neighbouring samples resemble each other on both sides (lag-1 "
                        "correlation %1 and %2): free shuffles give p-values that are too "
                        "small. Shuffle circularly, or in the blocks that samples come in.")
                .arg(score_text(d.lag1_left.value_or(0)), score_text(d.lag1_right.value_or(0))));
    if (d.parted && b.options.shuffle == Shuffle::block)
        add(Kind::autocorrelated,
            Wording::tr("Samples resemble each other across the edges of the blocks too, on both "
                        "sides: shuffled blocks give p-values that are too small. Shuffle "
                        "circularly, or in the blocks that samples come in."));
    if (d.repeats)
        add(Kind::repeats,
            Wording::tr("%1 of %2 samples repeat an earlier one on both sides: if these are "
                        "repeated stimuli, the p-values are too small and the halves not "
                        "independent. Keep one of each.")
                .arg(count_text(double(d.repeated)), count_text(double(c.left->n_samples()))));
    if (b.spans_everything)
        add(Kind::spans_everything,
            Wording::tr("The right responses span everything that %1 samples can hold, so "
                        "the rotated basis tells nothing: every network has that subspace. "
                        "More samples than neurons are needed.")
                .arg(count_text(double(c.left->n_samples()))));
    return warnings;
}

QStringList ladder_paragraphs(const Comparison& c, const Baselines& b) {
    QStringList paragraphs{ladder_words(c, b)};
    if (b.rotations() > 0)
        paragraphs << shuffle_words(c, b) << held_out_words(b) << stability_words(c, b);
    paragraphs.removeAll(QString());
    return paragraphs;
}

QStringList baseline_paragraphs(const Comparison& c, const Baselines& b) {
    QStringList lines = ladder_paragraphs(c, b);
    lines.front().prepend(Wording::tr("Compared to what: "));
    if (b.rotations() > 0) {
        const NeuronVerdicts verdicts = neuron_verdicts(c, b);
        lines << verdict_words(NeuronRef::Side::left, verdicts.left)
              << verdict_words(NeuronRef::Side::right, verdicts.right);
    }
    for (const BaselineWarning& warning : baseline_warnings(c, b))
        lines << Wording::tr("Beware: ") + warning.text;
    return lines;
}

QString summary(const Comparison& c, const Baselines& b) {
    QString text;
    for (const QString& line : baseline_paragraphs(c, b))
        text += wrapped(line, QString());
    return text;
}

} // namespace counterpart

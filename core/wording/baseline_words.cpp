#include "core/wording/baseline_words.h"

#include "core/reference/verdicts.h"
#include "core/wording/phrases.h"
#include "core/wording/study_words.h"
#include "core/wording/wording.h"

#include <algorithm>

namespace counterpart {

namespace {

QString no_draws() {
    return Wording::tr("There are no baselines: one network has no neuron that varies.");
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

QString verdict_counts(const QString& side, const std::vector<NeuronVerdict>& verdicts) {
    const VerdictCounts n = count(verdicts);
    const std::pair<NeuronVerdict, QString> names[] = {
        {NeuronVerdict::matched, Wording::tr("%1 matched")},
        {NeuronVerdict::ambiguous, Wording::tr("%1 ambiguous")},
        {NeuronVerdict::redundant, Wording::tr("%1 redundant")},
        {NeuronVerdict::orphan, Wording::tr("%1 orphan")},
        {NeuronVerdict::dead, Wording::tr("%1 dead")},
        {NeuronVerdict::undecidable, Wording::tr("%1 undecidable with so few draws")}};
    QStringList parts;
    for (const auto& [verdict, text] : names)
        if (n[verdict] > 0)
            parts << text.arg(count_text(double(n[verdict])));
    return Wording::tr("%1: %2.").arg(side, enumerate(parts));
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
                      .arg(basis, score_text(c.scores.matched - rotated->mean),
                           score_text(1 - rotated->mean), score_text(*above));
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

QStringList baseline_warnings(const Comparison& c, const Baselines& b) {
    QStringList warnings;
    const Dependence& d = b.dependence;
    if (d.autocorrelated && b.options.shuffle == Shuffle::free)
        warnings << Wording::tr("Neighbouring samples resemble each other on both sides (lag-1 "
                                "correlation %1 and %2): free shuffles give p-values that are too "
                                "small. Shuffle in blocks or circularly.")
                        .arg(score_text(*d.lag1_left), score_text(*d.lag1_right));
    if (d.repeats)
        warnings << Wording::tr(
                        "%1 of %2 samples repeat an earlier one on both sides: if these are "
                        "repeated stimuli, the p-values are too small and the halves not "
                        "independent. Keep one of each.")
                        .arg(count_text(double(d.repeated)),
                             count_text(double(c.left->n_samples())));
    if (b.spans_everything)
        warnings << Wording::tr("The right responses span everything that %1 samples can hold, so "
                                "the rotated basis tells nothing: every network has that subspace. "
                                "More samples than neurons are needed.")
                        .arg(count_text(double(c.left->n_samples())));
    return warnings;
}

QStringList baseline_paragraphs(const Comparison& c, const Baselines& b) {
    const NeuronVerdicts verdicts = neuron_verdicts(c, b);
    QStringList lines{Wording::tr("Compared to what: ") + ladder_words(c, b)};
    if (b.rotations() > 0)
        lines << shuffle_words(c, b) << held_out_words(b) << stability_words(c, b)
              << verdict_counts(Wording::tr("Left neurons"), verdicts.left)
              << verdict_counts(Wording::tr("Right neurons"), verdicts.right);
    for (const QString& warning : baseline_warnings(c, b))
        lines << Wording::tr("Beware: ") + warning;
    lines.removeAll(QString());
    return lines;
}

QString summary(const Comparison& c, const Baselines& b) {
    QString text;
    for (const QString& line : baseline_paragraphs(c, b))
        text += wrapped(line, QString());
    return text;
}

} // namespace counterpart

#include "core/wording/finding_words.h"

#include "core/findings/thresholds.h"
#include "core/wording/study_words.h"

#include <QLocale>

namespace counterpart {

namespace {

/// "about 0.222 to 0.258", "about 0.960", "up to about 0.980".
QString level_text(const Finding& f) {
    const QString high = score(f, "high");
    if (!f.numbers.count("low"))
        return Wording::tr("up to about %1").arg(high);
    const QString low = score(f, "low");
    if (low == high)
        return Wording::tr("about %1").arg(high);
    return Wording::tr("about %1 to %2").arg(low, high);
}

QString standing_words(const Finding& f) {
    const QString matched = score(f, "matched");
    if (f.kind == FindingKind::above_chance)
        return Wording::tr(" The matched score, %1, is clearly above that.").arg(matched);
    if (f.numbers.at("matched") < 0)
        return Wording::tr(
                   " The matched score, %1, is below that: signed similarity counts opposite "
                   "responses as unlike.")
            .arg(matched);
    if (f.numbers.at("beyond") == 0)
        return Wording::tr(" The matched score, %1, is not above that.").arg(matched);
    if (f.numbers.at("samples") < double(enough_samples))
        return Wording::tr(" The matched score, %1, is above that, which means little with so few "
                           "samples.")
            .arg(matched);
    return Wording::tr(
               " The matched score, %1, is above that, but not clearly (from about %2 on it "
               "would be).")
        .arg(matched, score(f, "needed"));
}

QString exact_words(const Finding& f) {
    const auto samples = Index(f.numbers.at("samples"));
    const QString orders = factorial_text(samples);
    QString text =
        Wording::tr("Put the %1 samples of one file in any order: on average over all %2 orders, "
                    "naive forward is %3, naive backward %4 and matched %5. Here they are %6, %7 "
                    "and %8.")
            .arg(count_text(double(samples)), orders, score(f, "chance_forward"),
                 score(f, "chance_backward"), score(f, "high"), score(f, "naive_forward"),
                 score(f, "naive_backward"), score(f, "matched")) +
        standing_words(f);
    if (samples < enough_samples)
        text += Wording::tr(" With only %1 orders no score can stand out: even the best one comes "
                            "up in at least 1 of %1.")
                    .arg(orders);
    else
        text += Wording::tr(" It is a mean: single orders lie above and below it.");
    return text;
}

QString closed_form_words(const Finding& f, const Comparison& c) {
    const bool lifted = f.kind == FindingKind::not_above_chance && defined_counts(c).fewer() > 1;
    const QString level =
        lifted ? Wording::tr("With %1 samples, unrelated networks of this size would score %2 when "
                             "matched: choosing the best matching lifts even noise that far.")
               : Wording::tr("With %1 samples, unrelated networks of this size would score %2 when "
                             "matched.");
    return level.arg(count_text(f.numbers.at("samples")), level_text(f)) + standing_words(f) +
           (c.chance.approximate
                ? Wording::tr(" A rough guide: it assumes independent bell-shaped responses and is "
                              "approximate for Spearman; sparse or autocorrelated responses score "
                              "higher by chance.")
                : Wording::tr(
                      " A rough guide: it assumes independent bell-shaped responses; sparse "
                      "or autocorrelated ones score higher by chance."));
}

/// How the matched score stands to shuffled samples.
QString against_shuffles(const Finding& f) {
    const QString matched = score(f, "matched");
    const QString p = p_text(f.numbers.at("p"));
    const QString is = f.numbers.at("p") < 0.001 ? p : QStringLiteral("= ") + p;
    if (f.kind == FindingKind::above_chance)
        return Wording::tr(" The matched score, %1, is above that (p %2; the smallest possible "
                           "here is %3).")
            .arg(matched, is, p_text(f.numbers.at("smallest_p")));
    if (f.numbers.at("beyond") == 0)
        return Wording::tr(" The matched score, %1, is not above that.").arg(matched);
    if (f.numbers.at("samples") < double(enough_samples))
        return Wording::tr(" The matched score, %1, is above that, which means little with so few "
                           "samples.")
            .arg(matched);
    if (f.numbers.at("dependent") > 0)
        return Wording::tr(" The matched score, %1, is above that, but neighbouring samples "
                           "resemble each other and the shuffle parts them, so unrelated series "
                           "can be above it as well: shuffle circularly.")
            .arg(matched);
    if (f.numbers.at("repeated") > 0)
        return Wording::tr(" The matched score, %1, is above that, but many samples are repeated, "
                           "so there are fewer of them than it seems.")
            .arg(matched);
    return Wording::tr(" The matched score, %1, is above that, but not clearly: p %2 (the smallest "
                       "possible here is %3).")
        .arg(matched, is, p_text(f.numbers.at("smallest_p")));
}

QString shuffled_words(const Finding& f, const Comparison& c) {
    const double draws = f.numbers.at("draws");
    const QString made = f.numbers.at("exhausted") > 0
                             ? counted(draws, Wording::tr("the only other order"),
                                       Wording::tr("all %1 other orders"))
                             : counted(draws, Wording::tr("1 shuffle"), Wording::tr("%1 shuffles"));
    const QString level =
        defined_counts(c).fewer() > 1 && f.numbers.at("shuffled_mean") > 0
            ? Wording::tr("With their samples shuffled, these networks score %1 when matched "
                          "(middle 95 %: %2 to %3; %4): choosing the best matching lifts even "
                          "noise that far.")
            : Wording::tr("With their samples shuffled, these networks score %1 when matched "
                          "(middle 95 %: %2 to %3; %4).");
    return level.arg(score(f, "shuffled_mean"), score(f, "low"), score(f, "high"), made) +
           against_shuffles(f);
}

} // namespace

QString factorial_text(Index n) {
    if (n > 8)
        return QStringLiteral("%1!").arg(QLocale().toString(qlonglong(n)));
    qlonglong product = 1;
    for (Index k = 2; k <= n; ++k)
        product *= k;
    return QLocale().toString(product);
}

QString chance_finding_words(const Finding& f, const Comparison& c) {
    if (f.numbers.at("samples") <= 2)
        return Wording::tr("With 2 samples every correlation is +1 or −1, whatever the networks. "
                           "Nothing can be concluded from these scores.");
    if (f.numbers.count("shuffled_mean") > 0)
        return shuffled_words(f, c);
    return f.numbers.at("exact") > 0 ? exact_words(f) : closed_form_words(f, c);
}

} // namespace counterpart

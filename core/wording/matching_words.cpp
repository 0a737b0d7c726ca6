#include "core/wording/finding_words.h"

namespace counterpart {

QString order_words(const Finding& f) {
    const double same = f.numbers.at("agreeing_index");
    const QString pairs = count_text(f.numbers.at("pairs"));
    const QString text =
        Wording::tr("Compared as the files have them, neuron i with neuron i, the "
                    "networks score %1 (by chance %2); matched they score %3.")
            .arg(score(f, "index_aligned"), score(f, "chance"), score(f, "matched"));
    const QString moved =
        same == 0 ? Wording::tr(" None of the %1 pairs joins neurons of the same index.").arg(pairs)
                  : Wording::tr(" Neurons of the same index are counterparts in %1 of %2 pairs.")
                        .arg(count_text(same), pairs);
    return text + moved +
           Wording::tr(" In networks trained apart the order of neurons means nothing; only the "
                       "index-aligned score depends on it.");
}

QString no_unique_words(const Finding& f, const Names& names) {
    const double pairs = f.numbers.at("pairs");
    const double ambiguous = f.numbers.at("ambiguous");
    if (f.numbers.at("any_matching") > 0)
        return Wording::tr("All %1 one-to-one matchings are equally good. The matched score is "
                           "certain; which neuron belongs to which is not.")
            .arg(factorial_text(Index(pairs)));
    const QString lead =
        Wording::tr("Another matching reaches the same total, to within 0.000001. ");
    if (ambiguous == pairs)
        return lead +
               counted(pairs, Wording::tr("The one pair could be another at no loss."),
                       Wording::tr("All %1 pairs could be others at no loss.")) +
               Wording::tr(" The matched score is certain; the pairs are not.");
    return lead + Wording::tr("At no loss other partners are possible for %1; %2 of %3 pairs are "
                              "concerned. The matched score is certain; these pairs are not.")
                      .arg(names.list(f.neurons, Index(ambiguous)), count_text(ambiguous),
                           count_text(pairs));
}

QString undefined_words(const Finding& f, const Names& names) {
    const double left = f.numbers.at("left");
    const double right = f.numbers.at("right");
    const bool whole_left = left == f.numbers.at("left_neurons");
    const bool whole_right = right == f.numbers.at("right_neurons");
    const bool comparable = f.numbers.count("matched_defined") > 0;
    QString who;
    if (whole_left && whole_right)
        who = Wording::tr("All neurons of both networks");
    else if (whole_left)
        who = Wording::tr("All left neurons");
    else if (whole_right)
        who = Wording::tr("All right neurons");
    if (!comparable)
        return Wording::tr("%1 respond the same to every sample, so there is no correlation to "
                           "compute: nothing can be compared, and every score is 0.")
            .arg(who);
    QString text = (left + right == 1
                        ? Wording::tr("%1 responds the same to every sample, so it has no "
                                      "correlation with anything. It counts as 0 in every mean.")
                        : Wording::tr("%1 respond the same to every sample, so they have no "
                                      "correlation with anything. They count as 0 in every mean."))
                       .arg(names.list(f.neurons, Index(left + right)));
    if (const double alone = f.numbers.at("without_counterpart"); alone > 0)
        text += counted(alone, Wording::tr(" That leaves 1 other neuron without a counterpart."),
                        Wording::tr(" That leaves %1 other neurons without a counterpart."));
    if (score(f, "matched") != score(f, "matched_defined"))
        text +=
            Wording::tr(" Over the neurons that can be matched, the matched score is %1 instead "
                        "of %2.")
                .arg(score(f, "matched_defined"), score(f, "matched"));
    if (f.numbers.at("lifted") > 0)
        text += Wording::tr(" With the sign, having no counterpart counts more (0) than a negative "
                            "correlation; so here matched exceeds a naive score.");
    return text;
}

QString sign_flips_words(const Finding& f) {
    const double pairs = f.numbers.at("pairs");
    const double flipped = f.numbers.at("flipped");
    QString text;
    if (pairs == 1)
        text =
            Wording::tr("The correlation of the one pair is negative; absolute similarity counts "
                        "it like a positive one.");
    else
        text =
            (flipped == 1
                 ? Wording::tr("%1 of %2 counterparts has a negative correlation, which absolute "
                               "similarity counts like a positive one. Between unrelated "
                               "networks about half would be negative.")
                 : Wording::tr("%1 of %2 counterparts have a negative correlation, which "
                               "absolute similarity counts like a positive one. Between "
                               "unrelated networks about half would be negative."))
                .arg(count_text(flipped), count_text(pairs));
    text += Wording::tr(" With the sign, this matching would score %1 instead of %2.")
                .arg(score(f, "signed_mean"), score(f, "matched"));
    if (f.numbers.at("unique") == 0)
        text += Wording::tr(" In another matching that is as good both numbers may differ.");
    return text;
}

QString leftover_words(const Finding& f, const Names& names) {
    const double leftover = f.numbers.at("leftover");
    const bool left = f.neurons.front().side == NeuronRef::Side::left;
    const QString who =
        leftover == 1
            ? (left ? Wording::tr("%1 left neuron has") : Wording::tr("%1 right neuron has"))
            : (left ? Wording::tr("%1 left neurons have") : Wording::tr("%1 right neurons have"));
    QString text =
        Wording::tr("The left network has %1, the right one %2, so %3 no counterpart: "
                    "%4.")
            .arg(counted(f.numbers.at("left"), Wording::tr("1 neuron"), Wording::tr("%1 neurons")),
                 count_text(f.numbers.at("right")), who.arg(count_text(leftover)),
                 names.list(f.neurons, Index(leftover)));
    text += (leftover == 1
                 ? Wording::tr(" Matched (%1) leaves it out; matched strict (%2) counts it as 0.")
                 : Wording::tr(" Matched (%1) leaves them out; matched strict (%2) counts each "
                               "as 0."))
                .arg(score(f, "matched"), score(f, "matched_strict"));
    if (f.numbers.count("best") && leftover > 1)
        text += Wording::tr(" The most similar of them, %1, reaches %2.")
                    .arg(names.of(f.neurons.front()), score(f, "best"));
    else if (f.numbers.count("best"))
        text += Wording::tr(" Its highest similarity is %1.").arg(score(f, "best"));
    if (f.numbers.at("unique") == 0)
        text += Wording::tr(" In another matching that is as good others may be left over.");
    return text;
}

QString more_neurons_words(const Finding& f) {
    const QString text =
        Wording::tr("Both networks have more neurons (%1 and %2) than samples (%3).")
            .arg(count_text(f.numbers.at("left")), count_text(f.numbers.at("right")),
                 count_text(f.numbers.at("samples")));
    const double transposed = f.numbers.at("transposed");
    if (transposed == 0)
        return text + Wording::tr(" Rows are taken as samples: if your files have neurons in rows, "
                                  "transpose both.");
    return text + (transposed == 1
                       ? Wording::tr(" One file was transposed on opening; if neurons and samples "
                                     "are mixed up, transpose both again.")
                       : Wording::tr(" Both files were transposed on opening; if that was wrong, "
                                     "open them as they are."));
}

} // namespace counterpart

#include "core/wording/definitions.h"

#include "core/wording/phrases.h"

namespace counterpart {

namespace {

Definition similarity_definition(CorrelationKind correlation, Sign sign) {
    const QString r = correlation == CorrelationKind::pearson
                          ? Wording::tr("the Pearson correlation of two neurons over the samples")
                          : Wording::tr("the Spearman correlation of two neurons: Pearson's, of "
                                        "their ranks over the samples");
    return {
        Wording::tr("Similarity"),
        sign == Sign::absolute
            ? Wording::tr("|r|, r being %1. A neuron that does not vary has none, and counts "
                          "as 0.")
                  .arg(r)
            : Wording::tr("r, %1. A neuron that does not vary has none, and counts as 0.").arg(r)};
}

Definition naive_definition() {
    return {Wording::tr("Naive score"),
            Wording::tr("The mean over the neurons of one side of their best similarity on the "
                        "other; forward from the left, backward from the right. One neuron may "
                        "answer for many, and a maximum grows with the number of neurons to choose "
                        "from (semi-matching, Li et al. 2015).")};
}

Definition matched_definition() {
    return {Wording::tr("Matched score"),
            Wording::tr("The mean similarity of the pairs of the one-to-one matching whose total "
                        "is greatest, over the smaller side (matching, Li et al. 2015; for as many "
                        "neurons on both sides the case of Khosla & Williams 2024 where every "
                        "neuron has one partner). Strict: over the larger side, leftover neurons "
                        "counting 0.")};
}

Definition chance_definition(const Comparison& c) {
    if (c.chance.all_orders)
        return {Wording::tr("Chance"),
                Wording::tr("The exact mean of each score over all orders of the samples of one "
                            "side.")};
    return {Wording::tr("Chance"),
            Wording::tr("What each score would be for independent, bell-shaped responses of this "
                        "many samples and neurons, in closed form. A rough guide: sparse or "
                        "autocorrelated responses exceed it.")};
}

void add_baselines(std::vector<Definition>& list) {
    list.push_back(
        {Wording::tr("Shuffled"),
         Wording::tr("The same scores with the samples of one side in another order. p "
                     "is (b + 1)/(m + 1), b of m shuffles reaching the observed score.")});
    list.push_back(
        {Wording::tr("Rotated basis"),
         Wording::tr("The same scores with the right responses standardised and multiplied by a "
                     "random orthogonal matrix: the same subspace, other neurons. Measures such as "
                     "linear CKA (Kornblith et al. 2019) do not change when the responses are "
                     "multiplied by such a matrix; the matched score does.")});
    list.push_back({Wording::tr("Held-out"),
                    Wording::tr("Matching and signs learned on one half of the samples, scored as "
                                "sign · r on the other half: 0 by chance.")});
}

} // namespace

std::vector<Definition> definitions(const Comparison& c, const Baselines* baselines) {
    std::vector<Definition> list{similarity_definition(c.options.correlation, c.options.sign)};
    if (c.scores.index_aligned)
        list.push_back({Wording::tr("Index-aligned"),
                        Wording::tr("The mean similarity of left neuron i with right neuron i. "
                                    "Neurons have no order: it changes when one file's columns "
                                    "do.")});
    list.push_back(naive_definition());
    list.push_back(matched_definition());
    list.push_back(chance_definition(c));
    if (baselines)
        add_baselines(list);
    return list;
}

std::vector<Definition> study_definitions(CorrelationKind correlation, Sign sign) {
    return {similarity_definition(correlation, sign),
            naive_definition(),
            matched_definition(),
            {Wording::tr("T and p"),
             Wording::tr("T is the mean over the groups of the similarity within a group, minus "
                         "the mean over pairs of groups of that between them. p is the share of "
                         "relabellings of the runs whose T is as large: a test of whether the runs "
                         "are exchangeable, which unequal spread alone can fail.")}};
}

QStringList references(bool with_baselines) {
    QStringList list{
        QStringLiteral("Y. Li, J. Yosinski, J. Clune, H. Lipson, J. Hopcroft, Convergent Learning: "
                       "Do different neural networks learn the same representations? (2015)."),
        QStringLiteral("M. Khosla, A. H. Williams, Soft Matching Distance: A metric on neural "
                       "representations that captures single-neuron tuning (2024).")};
    if (with_baselines)
        list << QStringLiteral("S. Kornblith, M. Norouzi, H. Lee, G. Hinton, Similarity of Neural "
                               "Network Representations Revisited (2019).");
    list << Wording::tr("The matching: %1")
                .arg(QStringLiteral("R. Jonker, A. Volgenant, A shortest augmenting path algorithm "
                                    "for dense and sparse linear assignment problems, Computing 38 "
                                    "(1987)."))
         << Wording::tr("SciPy's linear_sum_assignment, whose total is the same: %1")
                .arg(QStringLiteral("D. F. Crouse, On implementing 2D rectangular assignment "
                                    "algorithms, IEEE Trans. Aerosp. Electron. Syst. 52 (2016)."));
    return list;
}

} // namespace counterpart

#include "core/wording/phrases.h"

namespace counterpart {

namespace {

/// "A17 – B9: r = −0.973 (similarity 0.973)."
QString pair_words(const Comparison& c, Index left, Index right, const Names& names) {
    const QString a = names.of(NeuronRef::Side::left, left);
    const QString b = names.of(NeuronRef::Side::right, right);
    const bool a_undefined = c.correlations->left_undefined[static_cast<std::size_t>(left)];
    const bool b_undefined = c.correlations->right_undefined[static_cast<std::size_t>(right)];
    if (a_undefined && b_undefined)
        return Wording::tr("%1 – %2: no correlation, neither varies.").arg(a, b);
    if (a_undefined || b_undefined)
        return Wording::tr("%1 – %2: no correlation, %3 does not vary.")
            .arg(a, b, a_undefined ? a : b);
    const QString r = score_text(double(c.correlations->r(left, right)));
    if (c.options.sign == Sign::signed_)
        return Wording::tr("%1 – %2: r = %3.").arg(a, b, r);
    return Wording::tr("%1 – %2: r = %3 (similarity %4).")
        .arg(a, b, r, score_text(c.similarity(left, right)));
}

/// ", tied with 2 others"
QString ties_words(const NaiveChoice& choice) {
    if (choice.ties == 0)
        return {};
    return counted(double(choice.ties), Wording::tr(", tied with 1 other"),
                   Wording::tr(", tied with %1 others"));
}

QString ambiguous_words(const Pair& pair) {
    return pair.ambiguous ? Wording::tr(", another is as good") : QString();
}

} // namespace

QString cell_words(const Comparison& c, Index left, Index right, const WordingOptions& options) {
    const Names names(c, options);
    QString pair_text = pair_words(c, left, right, names);
    const NaiveChoice& naive = c.anatomy.left_choice[static_cast<std::size_t>(left)];
    const QString a = names.of(NeuronRef::Side::left, left);
    if (naive.choice < 0) {
        if (c.correlations->left_undefined[static_cast<std::size_t>(left)])
            return pair_text + Wording::tr(" %1 has neither counterpart nor naive choice.").arg(a);
        return pair_text;
    }
    const QString choice = names.of(NeuronRef::Side::right, naive.choice);
    const QString choice_value = score_text(naive.similarity) + ties_words(naive);
    const Index partner = c.counterpart_of_left(left);
    if (partner < 0)
        return pair_text + Wording::tr(" %1 has no counterpart. Its naive choice: %2 (%3).")
                               .arg(a, choice, choice_value);
    const Pair& pair =
        c.pairs[static_cast<std::size_t>(c.pair_of_left[static_cast<std::size_t>(left)])];
    if (partner == naive.choice)
        return pair_text + Wording::tr(" %1's counterpart and naive choice: %2 (%3).")
                               .arg(a, choice, choice_value + ambiguous_words(pair));
    return pair_text + Wording::tr(" %1's counterpart: %2 (%3). %1's naive choice: %4 (%5).")
                           .arg(a, names.of(NeuronRef::Side::right, partner),
                                score_text(pair.similarity) + ambiguous_words(pair), choice,
                                choice_value);
}

} // namespace counterpart

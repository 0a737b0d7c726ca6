#include "core/synthetic/lesson_charts.h"

#include <algorithm>

namespace counterpart {

namespace {

using Facts = std::map<std::string, double>;

void put(Facts& facts, const char* name, const std::optional<double>& value) {
    if (value)
        facts[name] = *value;
}

/// Mean similarity over all cells but those of the matching.
std::optional<double> mispaired(const Comparison& c) {
    double sum = 0;
    const Index rows = c.correlations->r.rows();
    const Index cols = c.correlations->r.cols();
    for (Index i = 0; i < rows; ++i)
        for (Index j = 0; j < cols; ++j)
            if (c.counterpart_of_left(i) != j)
                sum += c.similarity(i, j);
    const Index cells = rows * cols - Index(c.pairs.size());
    return cells > 0 ? std::optional(sum / double(cells)) : std::nullopt;
}

void put_chance(Facts& facts, const Chance& chance) {
    put(facts, "chance.index_aligned", chance.index_aligned);
    facts["chance.naive_forward"] = chance.naive_forward;
    facts["chance.naive_backward"] = chance.naive_backward;
    put(facts, "chance.matched_low", chance.matched_low);
    facts["chance.matched_high"] = chance.matched_high;
    if (!chance.all_orders)
        return;
    put(facts, "orders.index_aligned", chance.all_orders->index_aligned);
    facts["orders.naive_forward"] = chance.all_orders->naive_forward;
    facts["orders.naive_backward"] = chance.all_orders->naive_backward;
    facts["orders.matched"] = chance.all_orders->matched;
}

} // namespace

Facts lesson_facts(const Comparison& c) {
    Facts facts;
    put(facts, "index_aligned", c.scores.index_aligned);
    facts["naive_forward"] = c.scores.naive_forward;
    facts["naive_backward"] = c.scores.naive_backward;
    facts["matched"] = c.scores.matched;
    facts["gap"] = c.scores.naive_forward - c.scores.matched;
    put_chance(facts, c.chance);
    facts["samples"] = double(c.left->n_samples());
    facts["left_neurons"] = double(c.left->n_neurons());
    facts["right_neurons"] = double(c.right->n_neurons());
    facts["coverage"] = c.anatomy.forward.value;
    facts["chosen"] =
        double(std::count_if(c.anatomy.right_chosen.begin(), c.anatomy.right_chosen.end(),
                             [](Index chosen) { return chosen > 0; }));
    facts["never_chosen"] = facts["right_neurons"] - facts["chosen"];
    facts["hubs"] = double(c.anatomy.right_hubs.size());
    facts["largest_hub"] = c.anatomy.right_chosen.empty()
                               ? 0
                               : double(*std::max_element(c.anatomy.right_chosen.begin(),
                                                          c.anatomy.right_chosen.end()));
    facts["agreeing"] = double(c.anatomy.agreeing);
    facts["pairs"] = double(c.pairs.size());
    put(facts, "mispaired", mispaired(c));
    return facts;
}

const std::vector<std::string>& lesson_fact_names() {
    static const std::vector<std::string> names = {"index_aligned",
                                                   "naive_forward",
                                                   "naive_backward",
                                                   "matched",
                                                   "gap",
                                                   "chance.index_aligned",
                                                   "chance.naive_forward",
                                                   "chance.naive_backward",
                                                   "chance.matched_low",
                                                   "chance.matched_high",
                                                   "orders.index_aligned",
                                                   "orders.naive_forward",
                                                   "orders.naive_backward",
                                                   "orders.matched",
                                                   "samples",
                                                   "left_neurons",
                                                   "right_neurons",
                                                   "coverage",
                                                   "chosen",
                                                   "never_chosen",
                                                   "hubs",
                                                   "largest_hub",
                                                   "agreeing",
                                                   "pairs",
                                                   "mispaired"};
    return names;
}

} // namespace counterpart

#pragma once
// A comparison written down by hand: three left neurons (the last undefined), two right ones, or
// the other way round; enough of everything a report tells.

#include "core/comparison/comparison.h"

namespace counterpart::test {

/// left 0 ↔ right 1 (r = −0.75), left 2 (undefined) ↔ right 0: a place-holder; left 1 unmatched.
inline Comparison small_comparison() {
    Comparison c;
    c.left = std::make_shared<const Responses>(
        make_responses(Eigen::MatrixXd::Zero(4, 3), "left").named({"a,b", "say \"x\"", "ü"}, {}));
    c.right =
        std::make_shared<const Responses>(make_responses(Eigen::MatrixXd::Zero(4, 2), "right"));
    c.options = {CorrelationKind::spearman, Sign::absolute, 0};
    auto correlations = std::make_shared<CorrelationMatrix>();
    correlations->r.setZero(3, 2);
    correlations->r << 0.5F, -0.75F, 0.25F, -0.75F, 0, 0;
    correlations->left_undefined = {0, 0, 1};
    correlations->right_undefined = {0, 0};
    c.correlations = correlations;
    c.undefined_left = {2};
    c.pairs = {{0, 1, 0.75, -0.75, true, true}, {2, 0, 0, std::nullopt, false, false}};
    c.pair_of_left = {0, -1, 1};
    c.pair_of_right = {1, 0};
    c.unmatched_left = {1};
    c.unique = false;
    c.certificate = {0.75, 0.75, 0, 0};
    c.scores = {std::nullopt, 0.5, 1.0 / 3, 0.375, 0.25};
    c.chance.naive_forward = 0.4;
    c.chance.matched_high = 0.6;
    c.chance.approximate = true;
    c.chance.all_orders = Chance::AllOrders{std::nullopt, 0.1, 0.2, 0.3, 0.35};
    c.anatomy.left_choice = {{1, 0.75, 0}, {1, 0.75, 1}, {-1, 0, 0}};
    c.anatomy.right_choice = {{0, 0.5, 0}, {0, 0.75, 1}};
    c.anatomy.right_chosen = {0, 2};
    c.anatomy.left_chosen = {2, 0, 0};
    c.anatomy.right_hubs = {{1, {0, 1}, 1, 2}};
    c.anatomy.forward = {0.5, 0.5, 1};
    c.anatomy.backward = {1.0 / 3, 1.0 / 3, 2.0 / 3};
    return c;
}

} // namespace counterpart::test

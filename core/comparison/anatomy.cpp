#include "core/comparison/anatomy.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace counterpart {
namespace {

/// One side's choices and what they make of the other side. "Choosers" choose "candidates";
/// indices are those of the defined part.
struct Direction {
    const std::vector<NaiveChoice>& choices;       ///< of the choosers
    const std::vector<Index>& could_choose;        ///< of the candidates
    const std::vector<Index>& choosers;            ///< their neurons
    const std::vector<Index>& candidates;          ///< their neurons
    Index n_candidates;                            ///< the undefined ones included
    std::function<float(Index, Index)> similarity; ///< of a chooser with a candidate
};

std::vector<NaiveChoice> of_neurons(const std::vector<NaiveChoice>& choices,
                                    const std::vector<Index>& choosers,
                                    const std::vector<Index>& candidates, Index n_choosers) {
    std::vector<NaiveChoice> all{std::size_t(n_choosers)};
    for (std::size_t k = 0; k < choices.size(); ++k) {
        NaiveChoice choice = choices[k];
        if (choice.choice >= 0)
            choice.choice = candidates[std::size_t(choice.choice)];
        all[std::size_t(choosers[k])] = choice;
    }
    return all;
}

std::vector<Index> times_chosen(const std::vector<NaiveChoice>& choices, Index n_candidates) {
    std::vector<Index> times(std::size_t(n_candidates), 0);
    for (const NaiveChoice& choice : choices)
        if (choice.choice >= 0)
            ++times[std::size_t(choice.choice)];
    return times;
}

std::vector<ChosenRange> chosen_ranges(const Direction& d) {
    std::vector<ChosenRange> ranges{std::size_t(d.n_candidates)};
    for (std::size_t j = 0; j < d.candidates.size(); ++j)
        ranges[std::size_t(d.candidates[j])].most = d.could_choose[j];
    for (const NaiveChoice& choice : d.choices)
        if (choice.choice >= 0 && choice.ties == 0)
            ++ranges[std::size_t(d.candidates[std::size_t(choice.choice)])].fewest;
    return ranges;
}

std::vector<Hub> hubs(const Direction& d, const std::vector<ChosenRange>& ranges) {
    std::vector<Hub> of_candidate(d.candidates.size());
    for (std::size_t k = 0; k < d.choices.size(); ++k) {
        const NaiveChoice& choice = d.choices[k];
        if (choice.choice < 0)
            continue;
        Hub& hub = of_candidate[std::size_t(choice.choice)];
        hub.chosen_by.push_back(d.choosers[k]);
    }
    std::vector<Hub> result;
    for (std::size_t j = 0; j < of_candidate.size(); ++j) {
        if (of_candidate[j].chosen_by.size() < 2)
            continue;
        const ChosenRange& range = ranges[std::size_t(d.candidates[j])];
        of_candidate[j].neuron = d.candidates[j];
        of_candidate[j].fewest = range.fewest;
        of_candidate[j].most = range.most;
        result.push_back(std::move(of_candidate[j]));
    }
    std::stable_sort(result.begin(), result.end(), [](const Hub& a, const Hub& b) {
        return a.chosen_by.size() > b.chosen_by.size();
    });
    return result;
}

/// How many candidates are chosen however ties are broken, at least. `chosen` holds those that an
/// untied choice makes certain. Choosers whose tied candidates are all new, one chooser after the
/// other, need one candidate each: the candidates of any two of them are disjoint.
/// Nothing: cancelled.
std::optional<Index> fewest_chosen(const Direction& d, std::vector<char> chosen, Index certain,
                                   const Progress& progress) {
    Index fewest = certain;
    double steps = 0;
    for (std::size_t k = 0; k < d.choices.size(); ++k) {
        if (d.choices[k].ties == 0)
            continue;
        const float least = least_tie(d.choices[k].similarity);
        std::vector<std::size_t> tied;
        bool all_new = true;
        for (std::size_t j = 0; all_new && j < chosen.size(); ++j)
            if (d.similarity(Index(k), Index(j)) >= least) {
                all_new = chosen[j] == 0;
                tied.push_back(j);
            }
        if (all_new) {
            ++fewest;
            for (const std::size_t j : tied)
                chosen[j] = 1;
        }
        steps += 8 * double(chosen.size()); // cells of a column lie far apart
        if (steps > 0.2 * Progress::work_between_polls) {
            if (progress.cancelled(steps))
                return std::nullopt;
            steps = 0;
        }
    }
    if (progress.cancelled(steps))
        return std::nullopt;
    return fewest;
}

std::optional<Coverage> coverage(const Direction& d, const Progress& progress) {
    std::vector<char> by_rule(d.candidates.size(), 0);
    std::vector<char> certain(d.candidates.size(), 0);
    Index tied_choosers = 0;
    for (const NaiveChoice& choice : d.choices) {
        if (choice.choice < 0)
            continue;
        by_rule[std::size_t(choice.choice)] = 1;
        if (choice.ties == 0)
            certain[std::size_t(choice.choice)] = 1;
        else
            ++tied_choosers;
    }
    Index open = 0; // candidates that only tied choosers could choose
    for (std::size_t j = 0; j < certain.size(); ++j)
        open += certain[j] == 0 && d.could_choose[j] > 0 ? 1 : 0;
    const Index n_certain = Index(std::count(certain.begin(), certain.end(), 1));
    const Index n_chosen = Index(std::count(by_rule.begin(), by_rule.end(), 1));
    const std::optional<Index> fewest = fewest_chosen(d, certain, n_certain, progress);
    if (!fewest)
        return std::nullopt;
    const double n = double(d.n_candidates);
    return Coverage{double(n_chosen) / n, double(*fewest) / n,
                    double(n_certain + std::min(tied_choosers, open)) / n};
}

std::vector<std::pair<Index, Index>> mutual_best(const Anatomy& a) {
    std::vector<std::pair<Index, Index>> pairs;
    for (std::size_t i = 0; i < a.left_choice.size(); ++i) {
        const Index right = a.left_choice[i].choice;
        if (right >= 0 && a.right_choice[std::size_t(right)].choice == Index(i))
            pairs.emplace_back(Index(i), right);
    }
    return pairs;
}

/// displaced, leftover and agreement. A place-holder takes part with similarity 0 and, where its
/// left neuron is defined, that neuron's row maximum: the identity holds with any undefined ones.
void compare_with_pairs(Comparison& c) {
    Anatomy& a = c.anatomy;
    double lost = 0;
    double matched_maxima = 0;
    for (Pair& pair : c.pairs) {
        const NaiveChoice& choice = a.left_choice[std::size_t(pair.left)];
        lost += choice.similarity - pair.similarity;
        matched_maxima += choice.similarity;
        pair.agrees =
            !pair.placeholder() && pair.similarity >= double(least_tie(choice.similarity));
        a.agreeing += pair.agrees ? 1 : 0;
    }
    const double n_pairs = double(c.pairs.size());
    a.displaced = lost / n_pairs;
    if (!c.unmatched_left.empty()) {
        double all_maxima = 0;
        for (const NaiveChoice& choice : a.left_choice)
            all_maxima += choice.similarity;
        a.leftover = all_maxima / double(a.left_choice.size()) - matched_maxima / n_pairs;
    }
}

} // namespace

bool explain(const DefinedPart& part, const Maxima& maxima, const Progress& progress,
             Comparison& c) {
    const Index n_left = c.correlations->r.rows();
    const Index n_right = c.correlations->r.cols();
    const SimilarityView& s = part.similarity;
    const auto at = [&s](Index i, Index j) { return float(s.at(i, j)); };
    const Direction forward{
        maxima.of_row, maxima.could_choose_col, part.left, part.right, n_right, at};
    const Direction backward{maxima.of_col, maxima.could_choose_row,
                             part.right,    part.left,
                             n_left,        [&at](Index j, Index i) { return at(i, j); }};
    Anatomy& a = c.anatomy;
    a.left_choice = of_neurons(maxima.of_row, part.left, part.right, n_left);
    a.right_choice = of_neurons(maxima.of_col, part.right, part.left, n_right);
    a.right_chosen = times_chosen(a.left_choice, n_right);
    a.left_chosen = times_chosen(a.right_choice, n_left);
    a.right_range = chosen_ranges(forward);
    a.left_range = chosen_ranges(backward);
    a.right_hubs = hubs(forward, a.right_range);
    a.left_hubs = hubs(backward, a.left_range);
    const std::optional<Coverage> of_right = coverage(forward, progress);
    const std::optional<Coverage> of_left = of_right ? coverage(backward, progress) : std::nullopt;
    if (!of_left)
        return false;
    a.forward = *of_right;
    a.backward = *of_left;
    a.mutual_best = mutual_best(a);
    compare_with_pairs(c);
    return true;
}

} // namespace counterpart

#include "core/reference/study.h"

#include "core/base/thread_pool.h"
#include "core/comparison/inputs.h"
#include "core/reference/matched_draw.h"
#include "core/reference/random.h"
#include "core/reference/resampling.h"
#include "core/reference/samples.h"
#include "core/similarity/correlate.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <new>
#include <numeric>
#include <set>
#include <utility>

namespace counterpart {
namespace {

enum Stream : std::uint64_t { drawing_neurons = 31 };

/// What a run is known by: draws of its neurons depend on it, and not on what other runs there are.
std::string identity(const Study& study, const StudyRun& run) {
    return study.groups[std::size_t(run.group)] + '\n' + run.name + '\n' +
           run.responses->source().path;
}

/// F_min of a run's neurons, ascending; the same in all of a run's comparisons.
std::vector<Index> drawn_neurons(const Study& study, Index run, Index draw) {
    const StudyRun& r = study.runs[std::size_t(run)];
    std::vector<Index> neurons(std::size_t(r.responses->n_neurons()));
    std::iota(neurons.begin(), neurons.end(), Index{0});
    std::uint64_t name = 14695981039346656037U; // FNV-1a
    for (const char c : identity(study, r))
        name = (name ^ static_cast<unsigned char>(c)) * 1099511628211U;
    Random random(study.options.seed ^ name, drawing_neurons, std::uint64_t(draw));
    random.shuffle(neurons);
    neurons.resize(std::size_t(study.narrowest()));
    std::sort(neurons.begin(), neurons.end());
    return neurons;
}

CorrelationMatrix part_of(const CorrelationMatrix& all, const std::vector<Index>& left,
                          const std::vector<Index>& right) {
    CorrelationMatrix part;
    part.r = all.r(left, right);
    for (const Index i : left)
        part.left_undefined.push_back(all.left_undefined[std::size_t(i)]);
    for (const Index j : right)
        part.right_undefined.push_back(all.right_undefined[std::size_t(j)]);
    return part;
}

std::optional<Scores> scored(const CorrelationMatrix& correlations, Sign sign,
                             const Progress& progress) {
    const auto match = matched_draw(correlations, sign, progress);
    if (!match)
        return std::nullopt;
    return scores_of_draw(*match, correlations.r.rows(), correlations.r.cols());
}

/// Means over draws of as many neurons as the narrowest run has. False: cancelled.
bool score_at_equal_width(const Study& study, const CorrelationMatrix& correlations,
                          const Progress& progress, RunPair& pair) {
    double matched = 0;
    double naive = 0;
    for (Index draw = 0; draw < study.options.width_draws; ++draw) {
        const CorrelationMatrix part = part_of(correlations, drawn_neurons(study, pair.first, draw),
                                               drawn_neurons(study, pair.second, draw));
        const std::optional<Scores> scores = scored(part, study.options.sign, progress);
        if (!scores)
            return false;
        matched += scores->matched;
        naive += (scores->naive_forward + scores->naive_backward) / 2;
    }
    pair.matched_at_equal_width = matched / double(study.options.width_draws);
    pair.naive_at_equal_width = naive / double(study.options.width_draws);
    return true;
}

/// The matched score against its mean over shuffled samples. False: cancelled.
bool calibrate(const Study& study, const Responses& left, const Responses& right,
               const CorrelationMatrix& correlations, const Progress& progress, RunPair& pair) {
    const StudyOptions& options = study.options;
    const auto one = sample_side(left, correlations.left_undefined, options.correlation, progress);
    const auto other =
        one ? sample_side(right, correlations.right_undefined, options.correlation, progress)
            : std::nullopt;
    if (!other)
        return false;
    const ShufflePlan plan(left.n_samples(), Shuffle::free, 1, options.seed);
    const Index n_draws = plan.n_draws() < 0 ? options.shuffle_draws
                                             : std::min(options.shuffle_draws, plan.n_draws());
    double sum = 0;
    for (Index draw = 0; draw < n_draws; ++draw) {
        auto r = products(one->correlated, rows_of(other->correlated, plan.order(draw)), progress);
        if (!r)
            return false;
        const CorrelationMatrix shuffled{std::move(*r), std::vector<char>(one->neurons.size()),
                                         std::vector<char>(other->neurons.size())};
        const auto match = matched_draw(shuffled, options.sign, progress);
        if (!match)
            return false;
        sum += scores_of_draw(*match, left.n_neurons(), right.n_neurons()).matched;
    }
    const double mean = n_draws > 0 ? sum / double(n_draws) : 1;
    if (mean < 1 - tie_tolerance)
        pair.calibrated = (pair.matched - mean) / (1 - mean);
    return true;
}

/// The pair compared. Nothing: cancelled, or `problem` says what failed.
std::optional<RunPair> compare_runs(const Study& study, RunPair pair, const Progress& progress,
                                    std::optional<Problem>& problem) {
    const Responses& left = *study.runs[std::size_t(pair.first)].responses;
    const Responses& right = *study.runs[std::size_t(pair.second)].responses;
    ThreadPool here(1);
    const Result<CorrelationMatrix> correlations =
        correlate(left, right, study.options.correlation, here, progress);
    if (correlations.failed())
        problem = correlations.problem();
    if (!correlations.ok())
        return std::nullopt;
    const std::optional<Scores> scores = scored(correlations.value(), study.options.sign, progress);
    if (!scores)
        return std::nullopt;
    pair.matched = scores->matched;
    pair.naive_forward = scores->naive_forward;
    pair.naive_backward = scores->naive_backward;
    if (study.widths_differ() && study.options.width_draws > 0 &&
        !score_at_equal_width(study, correlations.value(), progress, pair))
        return std::nullopt;
    if (study.options.shuffle_draws > 0 &&
        !calibrate(study, left, right, correlations.value(), progress, pair))
        return std::nullopt;
    return pair;
}

std::optional<Problem> why_no_study(const std::vector<std::string>& groups,
                                    const std::vector<StudyRun>& runs,
                                    const StudyOptions& options) {
    if (groups.size() < 2)
        return Problem{"the study", "it needs at least two groups", "add a group of runs"};
    std::vector<Index> sizes(groups.size(), 0);
    std::set<std::string> seen;
    for (const StudyRun& run : runs) {
        ++sizes[std::size_t(run.group)];
        const std::string& path = run.responses->source().path;
        if (!path.empty() && !seen.insert(path).second)
            return Problem{path, "the file is in the study twice", "name every run once"};
    }
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (sizes[g] == 0)
            return Problem{"group " + groups[g], "there are no runs in it", "add a file to it"};
    if (options.paired &&
        std::adjacent_find(sizes.begin(), sizes.end(), std::not_equal_to<>()) != sizes.end())
        return Problem{"the study", "paired groups need the same number of runs",
                       "leave out the runs that have no partner, or compare without pairing"};
    for (const StudyRun& run : runs)
        if (auto problem = why_not_comparable(*runs.front().responses, *run.responses))
            return problem;
    return std::nullopt;
}

} // namespace

Index Study::pair_number(Index first, Index second) const {
    const Index n = Index(runs.size());
    return first * n - first * (first + 1) / 2 + second - first - 1;
}

Index Study::n_missing() const {
    return Index(std::count_if(pairs.begin(), pairs.end(),
                               [](const auto& pair) { return !pair.has_value(); }));
}

Index Study::narrowest() const {
    Index least = runs.front().responses->n_neurons();
    for (const StudyRun& run : runs)
        least = std::min(least, run.responses->n_neurons());
    return least;
}

bool Study::widths_differ() const {
    return std::any_of(runs.begin(), runs.end(), [this](const StudyRun& run) {
        return run.responses->n_neurons() != runs.front().responses->n_neurons();
    });
}

Result<Study> begin_study(std::vector<std::string> groups, std::vector<StudyRun> runs,
                          const StudyOptions& options) {
    if (std::optional<Problem> problem = why_no_study(groups, runs, options))
        return *problem;
    Study study{std::move(groups), std::move(runs), options, {}};
    study.pairs.resize(study.runs.size() * (study.runs.size() - 1) / 2);
    return study;
}

Study with_known_pairs(Study study, const Study& known) {
    StudyOptions ours = study.options;
    StudyOptions theirs = known.options;
    for (StudyOptions* options : {&ours, &theirs}) { // what a pair's numbers do not depend on
        options->measure = Measure::matched;
        options->paired = false;
        options->threads = 0;
    }
    const bool same_widths = study.widths_differ() == known.widths_differ() &&
                             (!study.widths_differ() || study.narrowest() == known.narrowest());
    if (!(ours == theirs) || !same_widths)
        return study;
    std::map<std::pair<const Responses*, std::string>, Index> place;
    for (std::size_t i = 0; i < known.runs.size(); ++i)
        place[{known.runs[i].responses.get(), identity(known, known.runs[i])}] = Index(i);
    for (Index i = 0; i < Index(study.runs.size()); ++i)
        for (Index j = i + 1; j < Index(study.runs.size()); ++j) {
            const auto at = [&](Index run) {
                const StudyRun& r = study.runs[std::size_t(run)];
                const auto found = place.find({r.responses.get(), identity(study, r)});
                return found == place.end() ? Index(-1) : found->second;
            };
            const Index a = at(i);
            const Index b = at(j);
            if (a < 0 || b < 0 || a == b)
                continue;
            std::optional<RunPair> pair =
                known.pairs[std::size_t(known.pair_number(std::min(a, b), std::max(a, b)))];
            if (!pair)
                continue;
            if (a > b)
                std::swap(pair->naive_forward, pair->naive_backward);
            pair->first = i;
            pair->second = j;
            study.pairs[std::size_t(study.pair_number(i, j))] = pair;
        }
    return study;
}

Result<Study> advance(Study so_far, Index n_more, const Progress& progress) {
    std::vector<RunPair> missing;
    for (Index i = 0; i < Index(so_far.runs.size()); ++i)
        for (Index j = i + 1; j < Index(so_far.runs.size()); ++j)
            if (!so_far.pairs[std::size_t(so_far.pair_number(i, j))] &&
                Index(missing.size()) < n_more) {
                missing.push_back({});
                missing.back().first = i;
                missing.back().second = j;
            }
    const Index n = Index(missing.size());
    std::vector<std::optional<RunPair>> made(missing.size());
    std::vector<std::optional<Problem>> problems(missing.size());
    const Progress silent = progress.silent();
    std::atomic<Index> done{0};
    progress.report(Stage::comparing_runs, 0);
    const auto compare_one = [&](Index k) {
        made[std::size_t(k)] =
            compare_runs(so_far, missing[std::size_t(k)], silent, problems[std::size_t(k)]);
        progress.report(Stage::comparing_runs, double(++done) / double(std::max<Index>(1, n)));
        return made[std::size_t(k)].has_value() && !progress.cancelled(0);
    };
    try {
        ThreadPool pool(so_far.options.threads);
        const bool all = pool.run(n, double(n) * 1e6, compare_one);
        for (const auto& problem : problems)
            if (problem)
                return *problem;
        if (!all)
            return Cancelled{};
    } catch (const std::bad_alloc&) {
        return Problem{"the study", "there is not enough memory to compare its runs",
                       "choose fewer neurons"};
    }
    for (const auto& pair : made)
        so_far.pairs[std::size_t(so_far.pair_number(pair->first, pair->second))] = pair;
    return so_far;
}

} // namespace counterpart

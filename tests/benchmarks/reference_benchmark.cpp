// How long baselines and studies take, and what standing prices spare a resample's assignment.
//
// `ratio` of the assignments is time from standing prices over time afresh, both in the same run
// and on the same matrices; totals are compared as well.

#include "core/assignment/solver.h"
#include "core/reference/baselines.h"
#include "core/reference/samples.h"
#include "core/reference/study.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <random>
#include <stdexcept>

using namespace counterpart;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Eigen::MatrixXd noise(Index n, Index f, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    return Eigen::MatrixXd::NullaryExpr(n, f, [&] { return normal(random); });
}

std::shared_ptr<const Responses> shared(const Eigen::MatrixXd& x) {
    return std::make_shared<const Responses>(make_responses(x, "noise"));
}

/// Right neurons are the left ones with `noise_level` of noise, in another order; or unrelated.
std::shared_ptr<const Comparison> related(Index n, Index f, double noise_level) {
    const Eigen::MatrixXd x = noise(n, f, 1);
    Eigen::MatrixXd y = noise(n, f, 2);
    if (noise_level >= 0)
        y = x.rowwise().reverse() + noise_level * y;
    return compare(shared(x), shared(y), {}, Progress()).value();
}

void baselines(benchmark::State& state) {
    const auto c = related(1000, 512, double(state.range(0)) / 10);
    for ([[maybe_unused]] auto _ : state) {
        const Baselines none = begin_baselines(*c, {}, Progress()).value();
        const Baselines b = refine(*c, none, 200, Progress()).value();
        if (b.shuffles() != 200 || b.splits() != 200)
            throw std::logic_error("draws are missing");
    }
}
BENCHMARK(baselines)->Arg(-10)->Arg(10)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

/// The matching's total, found from given prices of the right neurons.
double total_from(const std::vector<double>& right_price, const SimilarityView& view) {
    const matching::WideCosts costs(view);
    const Progress none;
    matching::Poller poller(none);
    const matching::Array<double> prices(right_price.begin(), right_price.end());
    const matching::Matching found = matching::solve(costs, &prices, poller).value();
    double total = 0;
    for (Index i = 0; i < costs.rows(); ++i)
        total += costs.at(i, found.col_of_row[i]);
    return total;
}

/// Half-samples matched from the whole samples' prices, against afresh.
void standing_prices(benchmark::State& state) {
    const auto c = related(1000, 512, double(state.range(0)) / 10);
    const SampleSides sides = sample_sides(*c, Progress()).value();
    double warm = 0;
    double afresh = 0;
    double difference = 0;
    std::mt19937_64 random(7);
    std::vector<Index> rows(1000);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = Index(i);
    for ([[maybe_unused]] auto _ : state) {
        std::shuffle(rows.begin(), rows.end(), random);
        const std::vector<Index> half(rows.begin(), rows.begin() + 500);
        const auto take = [&](const SampleSide& side) {
            return restandardised(rows_of(side.correlated, half), sides.kind, Progress()).value();
        };
        const Restandardised left = take(sides.left);
        const Restandardised right = take(sides.right);
        const auto r = products(left.samples, right.samples, Progress()).value();
        const SimilarityView view{r.data(), r.rows(), r.cols(), r.cols(), Sign::absolute};
        auto start = Clock::now();
        const double one = total_from(c->right_price, view);
        warm += seconds_since(start);
        start = Clock::now();
        const double other = assign(view, Progress()).value().total;
        afresh += seconds_since(start);
        difference = std::max(difference, std::abs(one - other));
    }
    state.counters["ratio"] = warm / afresh;
    state.counters["afresh_ms"] = 1e3 * afresh / double(state.iterations());
    state.counters["difference"] = difference;
}
BENCHMARK(standing_prices)->Arg(-10)->Arg(10)->Arg(30)->Iterations(30);

/// Twelve runs of 64 neurons on 500 samples, as the digits demo has.
void study(benchmark::State& state) {
    std::vector<StudyRun> runs;
    for (std::uint64_t k = 0; k < 12; ++k)
        runs.push_back({std::to_string(k), shared(noise(500, 64, k)), Index(k % 3)});
    for ([[maybe_unused]] auto _ : state) {
        const Study whole =
            advance(begin_study({"A", "B", "C"}, runs, {}).value(), 66, Progress()).value();
        benchmark::DoNotOptimize(study_result(whole, Progress()));
    }
}
BENCHMARK(study)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(3);

} // namespace

BENCHMARK_MAIN();

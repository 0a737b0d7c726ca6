// How long the headless job takes, against the least it could: reading both files as they are and
// one bare product of the same shape on two threads.
//
// Ours and the reference take turns within one run, so that what else the machine does touches
// both alike; `ratio` compares the fastest of each, `cpu_ratio` the processor's time of all
// threads, which a busy machine disturbs less. The target is at most 1.5 for a planted
// permutation and 2.2 for noise, where the assignment is hard.
//
// The reference's product is taken both ways, by two threads of ours that each have half of the
// rows, and by OpenBLAS's own two threads; the faster of all counts. OpenBLAS's threads go on
// looking for work for a while, so that there is a pause after them.

#include "core/comparison/comparison.h"
#include "core/responses/read_responses.h"
#include "tests/benchmarks/generated.h"

#include <benchmark/benchmark.h>
#include <cblas.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <memory>
#include <random>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

using namespace counterpart;
using namespace counterpart::benchmarks;

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The two sides as .npy files, gone with it.
class Files {
  public:
    explicit Files(const Sides& s)
        : folder_(std::filesystem::temp_directory_path() /
                  ("counterpart-benchmark-" + std::to_string(std::random_device()()))) {
        std::filesystem::create_directory(folder_);
        write(left(), s.left);
        write(right(), s.right);
    }
    ~Files() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    [[nodiscard]] std::string left() const { return (folder_ / "left.npy").string(); }
    [[nodiscard]] std::string right() const { return (folder_ / "right.npy").string(); }

  private:
    static void write(const std::string& path, const Samples& values) {
        write_npy(path, values.data(), values.rows(), values.cols());
    }

    std::filesystem::path folder_;
};

std::shared_ptr<const Responses> read(const std::string& path) {
    return std::make_shared<const Responses>(read_responses(path, {}, Progress()).value());
}

/// Seconds of a job: until it was done, and of all threads together.
struct Took {
    double wall = 1e9;
    double cpu = 1e9;

    void keep_best(const Took& other) {
        wall = std::min(wall, other.wall);
        cpu = std::min(cpu, other.cpu);
    }
};

class Watch {
  public:
    [[nodiscard]] Took read() const {
        return {seconds_since(start_), double(std::clock() - cpu_start_) / CLOCKS_PER_SEC};
    }

  private:
    Clock::time_point start_ = Clock::now();
    std::clock_t cpu_start_ = std::clock();
};

Took ours(const Files& files, const CompareOptions& options) {
    const Watch watch;
    const auto comparison =
        compare(read(files.left()), read(files.right()), options, Progress()).value();
    benchmark::DoNotOptimize(comparison->scores.matched);
    return watch.read();
}

void rows_of_product(const float* x, const float* y, Index n, Index f, Index first, Index rows,
                     float* r) {
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, int(rows), int(f), int(n), 1.0F, x + first,
                int(f), y, int(f), 0.0F, r + first * f, int(f));
}

/// xᵀy on two threads of one half each.
void product_of_halves(const float* x, const float* y, Index n, Index f, float* r) {
    std::thread half([&] { rows_of_product(x, y, n, f, 0, f / 2, r); });
    rows_of_product(x, y, n, f, f / 2, f - f / 2, r);
    half.join();
}

enum class Bare { two_halves, openblas_threads };

Took reference(const Files& files, Index n, Index f, Bare how) {
    openblas_set_num_threads(how == Bare::two_halves ? 1 : 2);
    const Watch watch;
    const auto x = raw(files.left(), n * f);
    const auto y = raw(files.right(), n * f);
    const auto r = std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(f * f));
    if (how == Bare::two_halves)
        product_of_halves(x.get(), y.get(), n, f, r.get());
    else
        rows_of_product(x.get(), y.get(), n, f, 0, f, r.get());
    benchmark::DoNotOptimize(r[0]);
    const Took took = watch.read();
    if (how == Bare::openblas_threads) {
        openblas_set_num_threads(1);
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return took;
}

void headless_job(benchmark::State& state, Kind kind, CorrelationKind correlation) {
    const Index n = state.range(0);
    const Index f = state.range(1);
    const Files files(sides(kind, n, f, f));
    const CompareOptions options{correlation, Sign::absolute, 2};
    ours(files, options); // both warm
    reference(files, n, f, Bare::two_halves);
    Took best;
    Took halves;
    Took threads;
    for (auto _ : state) {
        const Took took = ours(files, options);
        halves.keep_best(reference(files, n, f, Bare::two_halves));
        threads.keep_best(reference(files, n, f, Bare::openblas_threads));
        best.keep_best(took);
        state.SetIterationTime(took.wall);
    }
    state.counters["ours_ms"] = 1e3 * best.wall;
    state.counters["bare_halves_ms"] = 1e3 * halves.wall;
    state.counters["bare_openblas_ms"] = 1e3 * threads.wall;
    state.counters["ratio"] = best.wall / std::min(halves.wall, threads.wall);
    state.counters["cpu_ratio"] = best.cpu / std::min(halves.cpu, threads.cpu);
}
BENCHMARK_CAPTURE(headless_job, planted, Kind::planted, CorrelationKind::pearson)
    ->Args({10'000, 1024})
    ->UseManualTime()
    ->Iterations(15)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(headless_job, noise, Kind::noise, CorrelationKind::pearson)
    ->Args({10'000, 1024})
    ->UseManualTime()
    ->Iterations(15)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(headless_job, noise_spearman, Kind::noise, CorrelationKind::spearman)
    ->Args({10'000, 1024})
    ->UseManualTime()
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

std::shared_ptr<const Responses> in_memory(const Samples& samples) {
    auto values = std::make_shared<ResponseValues>();
    values->numbers = std::vector<float>(samples.data(), samples.data() + samples.size());
    return std::make_shared<const Responses>(std::move(values), samples.rows(), samples.cols(),
                                             Responses::Layout::sample_major, Source{});
}

/// `between_polls_ms`: the longest the calling thread went without asking, waiting for the other
/// thread's last task included. `cancel_ms`: the longest from a cancel, at any time, until
/// compare() has returned. Wanted: about 100.
void cancelling(benchmark::State& state, Kind kind, CorrelationKind correlation) {
    const Sides s = sides(kind, state.range(0), state.range(1), state.range(1));
    const auto left = in_memory(s.left);
    const auto right = in_memory(s.right);
    const CompareOptions options{correlation, Sign::absolute, 2};
    double longest_gap = 0;
    double longest_cancel = 0;
    for (auto _ : state) {
        const auto caller = std::this_thread::get_id();
        auto last = Clock::now();
        Progress watched;
        watched.on_poll = [&](double) {
            if (std::this_thread::get_id() != caller)
                return;
            longest_gap = std::max(longest_gap, seconds_since(last));
            last = Clock::now();
        };
        const auto start = Clock::now();
        benchmark::DoNotOptimize(compare(left, right, options, watched).ok());
        longest_gap = std::max(longest_gap, seconds_since(last));
        const double whole = seconds_since(start);

        constexpr int cancels = 12;
        for (int k = 0; k < cancels; ++k) {
            std::stop_source stop;
            Clock::time_point asked;
            std::thread impatient([&] {
                std::this_thread::sleep_for(
                    std::chrono::duration<double>(whole * (k + 0.5) / (cancels + 1)));
                asked = Clock::now();
                stop.request_stop();
            });
            const bool cancelled =
                compare(left, right, options, Progress(stop.get_token())).cancelled();
            const auto returned = Clock::now();
            impatient.join();
            if (cancelled)
                longest_cancel = std::max(longest_cancel,
                                          std::chrono::duration<double>(returned - asked).count());
        }
    }
    state.counters["between_polls_ms"] = 1e3 * longest_gap;
    state.counters["cancel_ms"] = 1e3 * longest_cancel;
}
BENCHMARK_CAPTURE(cancelling, noise, Kind::noise, CorrelationKind::pearson)
    ->Args({10'000, 1024})
    ->Args({10'000, 4096})
    ->Args({100, 8192})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(cancelling, noise_spearman, Kind::noise, CorrelationKind::spearman)
    ->Args({10'000, 1024})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// The largest shape for which the mean over all N! orders is taken.
void all_orders(benchmark::State& state) {
    const auto left = in_memory(noise(7, 64, 1));
    const auto right = in_memory(noise(7, 64, 2));
    for (auto _ : state)
        benchmark::DoNotOptimize(compare(left, right, {}, Progress()).ok());
}
BENCHMARK(all_orders)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();

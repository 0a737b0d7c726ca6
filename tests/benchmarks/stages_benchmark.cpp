// Our side of the table of figures (tests/benchmarks/table.py): makes the files, takes our stages
// one by one, and measures what the machine can do at all. Prints JSON, times in milliseconds.
//
//   stages_benchmark generate planted|noise|low_rank|ties N F_LEFT F_RIGHT LEFT.npy RIGHT.npy
//   stages_benchmark ours LEFT.npy RIGHT.npy pearson|spearman [--similarities FILE] [--regrets]
//   stages_benchmark limits LEFT.npy RIGHT.npy
//
// Each figure is the median of as many repetitions as fit into a quarter of a second, at least
// one; of what takes longer, the repetitions are the table's.

#include "core/comparison/comparison.h"
#include "core/comparison/defined_part.h"
#include "core/comparison/maxima.h"
#include "core/comparison/regrets.h"
#include "core/responses/read_responses.h"
#include "core/similarity/correlate.h"
#include "core/similarity/ranks.h"
#include "tests/benchmarks/generated.h"

#include <benchmark/benchmark.h>
#include <cblas.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <limits>
#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace counterpart;
using namespace counterpart::benchmarks;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Time {
    double wall = 0;
    double cpu = 0; ///< of all threads; steadier where other programs run
};

/// Milliseconds of work().
template<typename Work>
Time time_of(Work&& work) {
    constexpr double enough = 250;
    std::vector<double> wall;
    std::vector<double> cpu;
    const auto begin = Clock::now();
    do {
        const std::clock_t cpu_start = std::clock(); // takes a while itself: outside
        const auto start = Clock::now();
        work();
        wall.push_back(milliseconds_since(start));
        cpu.push_back(1e3 * double(std::clock() - cpu_start) / CLOCKS_PER_SEC);
    } while (milliseconds_since(begin) + wall.back() < enough);
    return {median(std::move(wall)), median(std::move(cpu))};
}

/// Milliseconds of work() without those of call(), a microsecond or less; as the peer's
/// without_call().
template<typename Work, typename Call>
double without_call(const Work& work, const Call& call) {
    const auto mean_of = [](const auto& what, int batch) {
        const auto start = Clock::now();
        for (int i = 0; i < batch; ++i)
            what();
        return milliseconds_since(start) / batch;
    };
    if (mean_of(work, 1) > 1)
        return std::max(0.0, time_of(work).wall - time_of(call).wall);
    const int batch = std::max(1, static_cast<int>(0.1 / mean_of(work, 10)));
    double least_work = std::numeric_limits<double>::infinity();
    double least_call = least_work;
    for (int round = 0; round < 500; ++round) {
        least_work = std::min(least_work, mean_of(work, batch));
        least_call = std::min(least_call, mean_of(call, batch));
    }
    return std::max(0.0, least_work - least_call);
}

using Figures = std::map<std::string, double>;

void note(Figures& figures, const std::string& name, const Time& time) {
    figures[name] = time.wall;
    figures[name + "_cpu"] = time.cpu;
}

void print(const Figures& figures) {
    const char* separator = "{";
    for (const auto& [name, value] : figures) {
        std::printf("%s\"%s\": %.9g", separator, name.c_str(), value);
        separator = ", ";
    }
    std::printf(", \"kernel\": \"%s\"}\n", openblas_get_corename());
}

std::shared_ptr<const Responses> read(const std::string& path) {
    return std::make_shared<const Responses>(read_responses(path, {}, Progress()).value());
}

/// |r| as SciPy gets it.
void save_similarities(const CorrelationMatrix::Values& r, const std::string& path) {
    const CorrelationMatrix::Values similarities = r.cwiseAbs();
    write_npy(path, similarities.data(), r.rows(), r.cols());
}

/// Assignment, certificate and uniqueness of the neurons that have variance.
void match_stages(const CorrelationMatrix& r, Figures& figures) {
    const Progress none;
    const DefinedPart part = defined_part(r, Sign::absolute, none).value();
    const auto matching = [&] {
        // Taking constant neurons out is part of our way.
        const DefinedPart again = defined_part(r, Sign::absolute, none).value();
        benchmark::DoNotOptimize(assign(again.similarity, none).value().total);
    };
    const float one = 1;
    const auto call = [&] {
        benchmark::DoNotOptimize(assign({&one, 1, 1, 1}, none).value().total);
    };
    note(figures, "assign", time_of(matching));
    figures["assign_net"] = without_call(matching, call);
    const Assignment best = assign(part.similarity, none).value();
    note(figures, "certificate",
         time_of([&] { benchmark::DoNotOptimize(certify(part.similarity, best, none).value()); }));
    note(figures, "uniqueness", time_of([&] {
             benchmark::DoNotOptimize(
                 uniqueness(part.similarity, best, tie_tolerance, none).value());
         }));
    figures["matched_total"] = best.total;
    figures["gap"] = certify(part.similarity, best, none).value().relative_gap;
}

void regrets(const Comparison& c, Figures& figures) {
    std::vector<double> single;
    for (Index pair = 0; pair < Index(c.pairs.size()); pair += std::max<Index>(1, pair / 64)) {
        const auto start = Clock::now();
        benchmark::DoNotOptimize(regret_of_pair(c, pair, Progress()).value());
        single.push_back(milliseconds_since(start));
    }
    figures["regret_worst"] = *std::max_element(single.begin(), single.end());
    figures["regret"] = median(std::move(single));
    ThreadPool pool;
    note(figures, "regrets_all",
         time_of([&] { benchmark::DoNotOptimize(regrets_of_pairs(c, pool, Progress()).value()); }));
}

void ours(const std::vector<std::string>& arguments) {
    const auto has = [&](const char* name) {
        return std::find(arguments.begin(), arguments.end(), name) != arguments.end();
    };
    const CorrelationKind kind =
        has("spearman") ? CorrelationKind::spearman : CorrelationKind::pearson;
    Figures figures;
    ThreadPool pool;
    std::shared_ptr<const Responses> left;
    std::shared_ptr<const Responses> right;
    note(figures, "read", time_of([&] {
             left = read(arguments[0]);
             right = read(arguments[1]);
         }));
    if (kind == CorrelationKind::spearman)
        note(figures, "rank", time_of([&] {
                 benchmark::DoNotOptimize(rank(view_of(*left), {}, pool, Progress())->values);
                 benchmark::DoNotOptimize(rank(view_of(*right), {}, pool, Progress())->values);
             }));
    CorrelationMatrix r;
    note(figures, "correlate",
         time_of([&] { r = correlate(*left, *right, kind, pool, Progress()).value(); }));
    const SimilarityView view{r.r.data(), r.r.rows(), r.r.cols(), r.r.cols(), Sign::absolute};
    note(figures, "naive",
         time_of([&] { benchmark::DoNotOptimize(maxima(view, pool, Progress())->of_row.data()); }));
    match_stages(r, figures);
    if (const auto file = std::find(arguments.begin(), arguments.end(), "--similarities");
        file != arguments.end())
        save_similarities(r.r, *(file + 1));
    std::shared_ptr<const Comparison> c;
    const CompareOptions options{kind, Sign::absolute, 0};
    note(figures, "total", time_of([&] {
             c = compare(read(arguments[0]), read(arguments[1]), options, Progress()).value();
         }));
    figures["naive_forward"] = c->scores.naive_forward;
    figures["matched"] = c->scores.matched;
    if (has("--regrets"))
        regrets(*c, figures);
    print(figures);
}

void multiply_rows(const float* x, const float* y, Index n, Index f_left, Index f_right,
                   Index first, Index rows, float* r) {
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, int(rows), int(f_right), int(n), 1.0F,
                x + first, int(f_left), y, int(f_right), 0.0F, r + first * f_right, int(f_right));
}

/// One bare product, OpenBLAS's two threads or two of ours with half of the rows each, the faster
/// of both; one pass over its result for the greatest of all; both files read into memory.
void limits(const std::vector<std::string>& arguments) {
    Index n = 0;
    Index f_left = 0;
    Index f_right = 0;
    {
        const auto left = read(arguments[0]);
        n = left->n_samples();
        f_left = left->n_neurons();
        f_right = read(arguments[1])->n_neurons();
    }
    Figures figures;
    std::unique_ptr<float[]> x;
    std::unique_ptr<float[]> y;
    note(figures, "raw_read", time_of([&] {
             x = raw(arguments[0], n * f_left);
             y = raw(arguments[1], n * f_right);
         }));
    Samples r = Samples::Zero(f_left, f_right); // touched, as the product's result is in all runs
    const auto product = [&] {
        multiply_rows(x.get(), y.get(), n, f_left, f_right, 0, f_left, r.data());
    };
    const auto halves = [&] {
        const Index half = f_left / 2;
        std::thread other(
            [&] { multiply_rows(x.get(), y.get(), n, f_left, f_right, 0, half, r.data()); });
        multiply_rows(x.get(), y.get(), n, f_left, f_right, half, f_left - half, r.data());
        other.join();
    };
    openblas_set_num_threads(1);
    note(figures, "product_halves", time_of(halves));
    openblas_set_num_threads(2);
    note(figures, "product_openblas", time_of(product));
    figures["product"] = std::min(figures["product_halves"], figures["product_openblas"]);
    figures["product_cpu"] = figures["product_halves_cpu"]; // the others' wait counts as work
    openblas_set_num_threads(1);
    std::this_thread::sleep_for(std::chrono::milliseconds(200)); // its threads still look for work
    note(figures, "pass", time_of([&] { benchmark::DoNotOptimize(r.maxCoeff()); }));
    print(figures);
}

void generate(const std::vector<std::string>& arguments) {
    static const std::map<std::string, Kind> kinds{{"planted", Kind::planted},
                                                   {"noise", Kind::noise},
                                                   {"low_rank", Kind::low_rank},
                                                   {"ties", Kind::ties}};
    const auto number = [&](std::size_t k) { return Index(std::stoll(arguments.at(k))); };
    const Sides s = sides(kinds.at(arguments.at(0)), number(1), number(2), number(3));
    write_npy(arguments.at(4), s.left.data(), s.left.rows(), s.left.cols());
    write_npy(arguments.at(5), s.right.data(), s.right.rows(), s.right.cols());
}

} // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const std::vector<std::string> arguments(argv + std::min(2, argc), argv + argc);
    if (what == "generate" && arguments.size() == 6)
        generate(arguments);
    else if (what == "ours" && arguments.size() >= 3)
        ours(arguments);
    else if (what == "limits" && arguments.size() == 2)
        limits(arguments);
    else
        return std::fprintf(stderr, "see the comment on top of stages_benchmark.cpp\n"), 2;
    return 0;
}

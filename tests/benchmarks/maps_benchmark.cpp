// How long a frame of the two maps takes, beside QCustomPlot's own colour map in the same run.
//
// Both maps at 1000 × 1000 pixels each, overlays on, painted into memory: what a window does
// without a graphics card. Wanted: panning and zooming at F = 8,192 within 1.5 × of F = 512, and
// below 16 ms. The stock map is one map only, of the same size and with the same values.
//
// QT_QPA_PLATFORM=offscreen tests/benchmarks/maps_benchmark

#include "ui/heatmap/hand_made.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/navigation.h"
#include "ui/theme/theme.h"

#include <QApplication>

#include <benchmark/benchmark.h>
#include <qcustomplot.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace counterpart;

namespace {

double clock_ms(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Of this thread's processor: what else the machine does counts less.
double milliseconds(const std::function<void()>& work) {
    const double start = clock_ms(CLOCK_THREAD_CPUTIME_ID);
    work();
    return clock_ms(CLOCK_THREAD_CPUTIME_ID) - start;
}

/// What a frame took: on the clock of the wall, which is what a person waits and what a busy
/// machine makes longer; of the UI thread's processor; of all threads' processors.
struct FrameTimes {
    std::vector<double> wall;
    std::vector<double> own;
    std::vector<double> all;

    void add(const std::function<void()>& work) {
        const double wall_start = clock_ms(CLOCK_MONOTONIC);
        const double all_start = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
        own.push_back(milliseconds(work));
        all.push_back(clock_ms(CLOCK_PROCESS_CPUTIME_ID) - all_start);
        wall.push_back(clock_ms(CLOCK_MONOTONIC) - wall_start);
    }
};

/// Made once a size: what is measured is painting.
std::shared_ptr<const Comparison> comparison_of_size(Index n) {
    static std::map<Index, std::shared_ptr<const Comparison>> made;
    if (made.find(n) == made.end()) {
        made.clear(); // one at a time fits
        made[n] = test::planted(test::permutation(n, 7), 3);
    }
    return made[n];
}

/// The most memory that this process had, in MB.
double peak_megabytes() {
    std::FILE* status = std::fopen("/proc/self/status", "r");
    char line[256];
    double kilobytes = 0;
    while (status && std::fgets(line, sizeof line, status))
        if (std::strncmp(line, "VmHWM:", 6) == 0)
            std::sscanf(line + 6, "%lf", &kilobytes);
    if (status)
        std::fclose(status);
    return kilobytes / 1024;
}

/// The maps in a window large enough for 1000 × 1000 pixels each.
class Maps {
  public:
    Maps(std::shared_ptr<const Comparison> comparison, Sign sign) : maps(plot) {
        if (sign == Sign::signed_) {
            auto copy = std::make_shared<Comparison>(*comparison);
            copy->options.sign = sign;
            comparison = copy;
        }
        shape = maps_shape(*comparison);
        maps.set_theme(theme(false));
        maps.set_comparison(std::move(comparison));
        maps.set_view(view);
        plot.resize(2400, 1400);
        plot.show();
        QApplication::processEvents();
        // As much window as two maps of a thousand pixels take.
        for (int round = 0; round < 4; ++round) {
            const int missing = 1000 - int(maps.map_rect(MapKind::raw).width());
            plot.resize(plot.width() + 2 * missing, plot.height() + missing);
            QApplication::processEvents();
        }
    }
    void add_levels() {
        if (const auto work = maps.levels_work())
            maps.set_levels(work(Progress()).value());
    }
    void frame() {
        maps.set_view(view);
        plot.replot(QCustomPlot::rpImmediateRefresh);
    }

    QCustomPlot plot;
    MapsPlot maps;
    MapsShape shape;
    ViewSettings view;
};

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

/// A third of the neurons in view, moved a little each frame.
void pan(FrameTimes& times, Maps& shown, MapKind map, double share) {
    const auto n = double(shown.shape.rows);
    shown.view = zoomed_view(shown.shape, {}, {map, n / 2, n / 2}, share);
    shown.frame();
    for (int k = 0; k < 40; ++k) {
        const double by = n * share * (k % 20 < 10 ? 0.013 : -0.013);
        shown.view = panned_view(shown.shape, shown.view, map, by, by / 2);
        times.add([&] { shown.frame(); });
    }
}

/// From everything to a few cells and back.
void zoom(FrameTimes& times, Maps& shown) {
    const auto n = double(shown.shape.rows);
    shown.view = {};
    shown.frame();
    for (int k = 0; k < 60; ++k) {
        shown.view = zoomed_view(shown.shape, shown.view, {MapKind::raw, n * 0.4, n * 0.6},
                                 k < 30 ? 0.8 : 1.25);
        times.add([&] { shown.frame(); });
    }
}

/// Median and worst of frames, each on its clock.
void tell(benchmark::State& state, const std::string& what, const FrameTimes& times) {
    const auto of = [&](const char* clock, const std::vector<double>& values) {
        state.counters[what + clock + "_ms"] = median(values);
        state.counters[what + clock + "_worst_ms"] =
            *std::max_element(values.begin(), values.end());
    };
    of("", times.own);
    of("_all_threads", times.all);
    of("_wall", times.wall);
}

/// The stock map, zoomed and panned the same way.
struct Stock {
    explicit Stock(const Comparison& comparison) {
        const auto& r = comparison.correlations->r;
        auto* map = new QCPColorMap(plot.xAxis, plot.yAxis);
        map->data()->setSize(int(r.cols()), int(r.rows()));
        map->data()->setRange({0, double(r.cols() - 1)}, {0, double(r.rows() - 1)});
        for (Index row = 0; row < r.rows(); ++row)
            for (Index column = 0; column < r.cols(); ++column)
                map->data()->setCell(int(column), int(row), double(r(row, column)));
        map->setDataRange({0, 1});
        map->setInterpolate(false);
        map->setTightBoundary(false);
        plot.yAxis->setRangeReversed(true);
        plot.rescaleAxes();
        plot.resize(1060, 1060);
        plot.show();
        QApplication::processEvents();
    }
    double pan(double n, double share) {
        std::vector<double> times;
        for (int k = 0; k < 20; ++k) {
            const double from = n * (0.3 + 0.004 * k);
            plot.xAxis->setRange(from, from + n * share);
            plot.yAxis->setRange(from, from + n * share);
            times.push_back(milliseconds([&] { plot.replot(QCustomPlot::rpImmediateRefresh); }));
        }
        return median(times);
    }
    QCustomPlot plot;
};

void frames(benchmark::State& state, Sign sign) {
    const Index n = state.range(0);
    const auto comparison = comparison_of_size(n);
    std::unique_ptr<Maps> shown;
    double set_up = 0;
    FrameTimes panning;
    FrameTimes matched;
    FrameTimes zooming;
    double first = 0;
    double levels = 0;
    for (auto _ : state) {
        set_up = milliseconds([&] { shown = std::make_unique<Maps>(comparison, sign); });
        first = milliseconds([&] { shown->frame(); });
        levels = milliseconds([&] { shown->add_levels(); });
        for (const double share : {1.0, 0.33, 0.05})
            pan(panning, *shown, MapKind::raw, share);
        pan(matched, *shown, MapKind::matched, 0.33);
        zoom(zooming, *shown);
        state.SetIterationTime(median(panning.wall) / 1e3);
    }
    const QRectF box = shown->maps.map_rect(MapKind::raw);
    state.counters["map_px"] = box.width();
    state.counters["set_up_ms"] = set_up;
    state.counters["unlevelled_ms"] = first;
    state.counters["levels_ms"] = levels;
    tell(state, "pan", panning);
    tell(state, "pan_matched", matched);
    tell(state, "zoom", zooming);
    state.counters["peak_MB"] = peak_megabytes();
    shown.reset();
    double stock_set_up = 0;
    std::unique_ptr<Stock> stock;
    stock_set_up = milliseconds([&] { stock = std::make_unique<Stock>(*comparison); });
    state.counters["stock_set_up_ms"] = stock_set_up;
    state.counters["stock_pan_ms"] = stock->pan(double(n), 0.33);
}
BENCHMARK_CAPTURE(frames, absolute, Sign::absolute)
    ->Arg(512)
    ->Arg(2048)
    ->Arg(8192)
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frames, signed, Sign::signed_)
    ->Arg(512)
    ->Arg(8192)
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

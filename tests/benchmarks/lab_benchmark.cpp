// How long the pitfall lab takes to follow the hand: from a slider's move until the window has
// painted the comparison that came of it.
//
// The whole window on the offscreen platform, 1280 × 800 and all panels as at first, F = 128,
// N = 1,000: generate, compare, tell every panel, paint. Wanted: 50 ms a step. Wall time, of a
// quiet machine, the work being on other threads; processor_ms is what all threads together took,
// and what a step takes where a single core is free. Beside it the same steps without a window, and
// a drag: moves come faster than steps, what is shown is counted.
//
// QT_QPA_PLATFORM=offscreen tests/benchmarks/lab_benchmark

#include "ui/lab/lab_dock.h"
#include "ui/lab/lab_panel.h"
#include "ui/workbench/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <vector>

using namespace counterpart;

namespace {

/// Of all threads of this process: what else the machine does counts less.
double processor_ms() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1))];
}

LaboratoryControls controls() {
    LaboratoryControls c;
    c.left = c.right = 128;
    c.samples = 1000;
    return c;
}

MainWindow& furnished(MainWindow& window) {
    window.furnish();
    return window;
}

struct Window {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    MainWindow window{settings};
    Lab& lab{furnished(window).findChild<LabDock*>()->lab()};

    Window() {
        window.resize(1280, 800);
        window.show();
        lab.enter();
        wait();
        lab.set(controls());
        wait();
    }
    /// Until what the controls say is on the table and everything that is to be painted was.
    void wait() {
        while (!lab.shown() || !(*lab.shown() == lab.controls()))
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        window.repaint();
        QApplication::processEvents();
    }
};

void set_control(LaboratoryControls& c, int which, double share) {
    switch (which) {
    case 0:
        c.hub = share;
        break;
    case 1:
        c.noise = share;
        break;
    case 2:
        c.rotation = share;
        break;
    default:
        c.samples = Index(500 + 500 * share); // draws stay; all else is new
    }
}

/// One step at a time.
void step(benchmark::State& state, int which) {
    Window shown;
    std::vector<double> times;
    const double before = processor_ms();
    for (auto _ : state) {
        for (int k = 1; k <= 40; ++k) {
            LaboratoryControls c = controls();
            set_control(c, which, k / 40.0);
            QElapsedTimer timer;
            timer.start();
            shown.lab.set(c);
            shown.wait();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        state.SetIterationTime(quantile(times, 0.5) / 1e3);
    }
    state.counters["processor_ms"] = (processor_ms() - before) / 40; // of all cores together
    state.counters["median_ms"] = quantile(times, 0.5);
    state.counters["p90_ms"] = quantile(times, 0.9);
    state.counters["worst_ms"] = quantile(times, 1);
}
BENCHMARK_CAPTURE(step, hub, 0)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, noise, 1)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, rotation, 2)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, samples, 3)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

/// The same pairs without a window: generating and comparing alone.
void reference(benchmark::State& state) {
    Laboratory laboratory;
    std::vector<double> times;
    for (auto _ : state) {
        for (int k = 1; k <= 40; ++k) {
            LaboratoryControls c = controls();
            c.hub = k / 40.0;
            QElapsedTimer timer;
            timer.start();
            const LaboratoryPair pair = laboratory.make(c);
            benchmark::DoNotOptimize(compare(pair.left, pair.right, {}, Progress()));
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        state.SetIterationTime(quantile(times, 0.5) / 1e3);
    }
    state.counters["median_ms"] = quantile(times, 0.5);
    state.counters["worst_ms"] = quantile(times, 1);
}
BENCHMARK(reference)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

/// A slider dragged along its whole length in two seconds, 60 moves a second.
void drag(benchmark::State& state) {
    Window shown;
    auto* slider = shown.window.findChild<QSlider*>(QStringLiteral("labNoise"));
    int steps = 0;
    QObject::connect(&shown.lab, &Lab::compared, &shown.window, [&steps] { ++steps; });
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        for (int move = 1; move <= 120; ++move) {
            slider->setValue(slider_steps * move / 120);
            while (timer.elapsed() < move * 1000 / 60)
                QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents,
                                            1);
        }
        shown.wait();
        state.SetIterationTime(double(timer.nsecsElapsed()) / 1e9);
        state.counters["steps_shown"] = steps;
        state.counters["ms_a_step"] = double(timer.elapsed()) / std::max(1, steps);
    }
}
BENCHMARK(drag)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

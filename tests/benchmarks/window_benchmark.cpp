// How long the window takes from the start of the process to its first picture, beside the least
// that a Qt window with menu and tool bar can be, in the same run and alternating. Wanted: at
// most 1.5 × of that.
//
// tests/benchmarks/window_benchmark [ROUNDS]; painted into memory, without a screen, unless
// QT_QPA_PLATFORM says otherwise (on a screen both take longer, and the ratio is lower).

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Times {
    std::vector<double> wall;
    std::vector<double> processor;
};

double wall_ms() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double ms(const timeval& time) {
    return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
}

void run(const std::string& program, Times& times) {
    std::string name = program;
    std::string fresh = "--fresh";
    const std::array<char*, 3> arguments = {name.data(), fresh.data(), nullptr};
    const double start = wall_ms();
    pid_t child = 0;
    int status = 0;
    rusage used{};
    if (posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0 ||
        wait4(child, &status, 0, &used) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "%s showed no window\n", program.c_str());
        std::exit(1);
    }
    times.wall.push_back(wall_ms() - start);
    times.processor.push_back(ms(used.ru_utime) + ms(used.ru_stime));
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    Times minimal;
    Times ours;
    for (int round = 0; round <= rounds; ++round) {
        run(COUNTERPART_MINIMAL_WINDOW, minimal);
        run(COUNTERPART_FIRST_PAINT, ours);
        if (round == 0) // the files come from the disk
            minimal = ours = {};
    }
    std::printf("start to first paint, median of %d: wall ms, processor ms\n", rounds);
    std::printf("minimal QMainWindow  %7.1f %7.1f\n", median(minimal.wall),
                median(minimal.processor));
    std::printf("Counterpart          %7.1f %7.1f\n", median(ours.wall), median(ours.processor));
    std::printf("ratio                %7.2f %7.2f\n", median(ours.wall) / median(minimal.wall),
                median(ours.processor) / median(minimal.processor));
    return 0;
}

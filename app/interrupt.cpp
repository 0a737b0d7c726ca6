#include "app/interrupt.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace counterpart {

namespace {

std::atomic<int> write_end{-1};

constexpr char interrupted = 'i';
constexpr char finished = 'f';

/// A handler may hardly do anything, requesting a stop (locks, callbacks) least of all: it wakes
/// the watcher, which does.
void on_signal(int) {
    const int error = errno;
    (void)!::write(write_end.load(), &interrupted, 1);
    errno = error;
}

void handle(int signal) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN)
        return;
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

/// Ends the program by the signal, as without a handler.
void unhandle(int signal) {
    struct sigaction now {};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler == on_signal)
        std::signal(signal, SIG_DFL);
}

} // namespace

Interrupt::Interrupt() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return; // no descriptors left: signals end the program as ever
    read_end_ = ends[0];
    write_end = ends[1];
    watcher_ = std::thread([this] {
        char what = finished;
        while (::read(read_end_, &what, 1) < 0 && errno == EINTR) {
        }
        if (what == interrupted)
            source_.request_stop();
    });
    handle(SIGINT);
    handle(SIGTERM);
}

Interrupt::~Interrupt() {
    if (read_end_ < 0)
        return;
    unhandle(SIGINT);
    unhandle(SIGTERM);
    (void)!::write(write_end.load(), &finished, 1);
    watcher_.join();
    ::close(read_end_);
    ::close(write_end.exchange(-1));
}

} // namespace counterpart

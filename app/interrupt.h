#pragma once
// Ctrl+C and kill ask for a stop; the work then ends in its own time and leaves nothing behind.

#include <stop_token>
#include <thread>

namespace counterpart {

/// While one exists, SIGINT and SIGTERM request a stop instead of ending the program. A signal
/// that was ignored when the program began (nohup, a shell's background job) stays ignored. At
/// most one at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
    [[nodiscard]] bool requested() const { return source_.stop_requested(); }

  private:
    std::stop_source source_;
    int read_end_ = -1;
    std::thread watcher_;
};

} // namespace counterpart

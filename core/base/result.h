#pragma once
// What a fallible step returns: a value, a Problem worded for the person who reads it, or the
// fact that it was cancelled. Errors are values; exceptions are for bugs.

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace counterpart {

/// Why an input could not be used or an output not written. UTF-8, one sentence in all:
/// "<where>: <what>; <remedy>."
struct Problem {
    std::string where;  ///< file and, where known, the place in it ("a.csv, line 3, column 2")
    std::string what;   ///< what is wrong there
    std::string remedy; ///< what the reader can do about it; may be empty

    /// The whole sentence, on one line.
    [[nodiscard]] std::string sentence() const;
};

/// The outcome of a cancelled job. Not a Problem: nothing went wrong.
struct Cancelled {};

/// A value of type T, or a Problem, or Cancelled.
/// Asking for the one that is not held is a bug (std::bad_variant_access).
template<typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::move(value)) {}
    Result(Problem problem) : state_(std::move(problem)) {}
    Result(Cancelled cancelled) : state_(cancelled) {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
    [[nodiscard]] bool cancelled() const { return std::holds_alternative<Cancelled>(state_); }
    [[nodiscard]] bool failed() const { return std::holds_alternative<Problem>(state_); }

    [[nodiscard]] const T& value() const& { return std::get<T>(state_); }
    [[nodiscard]] T&& value() && { return std::get<T>(std::move(state_)); }
    [[nodiscard]] const Problem& problem() const { return std::get<Problem>(state_); }

    /// The same failure or cancel as the result of another type. Only where !ok().
    template<typename U>
    [[nodiscard]] Result<U> forward() const {
        if (cancelled())
            return Cancelled{};
        return problem();
    }

  private:
    std::variant<T, Problem, Cancelled> state_;
};

/// For steps that return nothing but may fail.
using Done = std::monostate;

} // namespace counterpart

#pragma once
// Options that several sub-commands have, understood alike: --correlation, --signed, --draws,
// --seed.

#include "core/comparison/comparison.h"

#include <QCommandLineParser>
#include <QString>

#include <cstdint>
#include <initializer_list>

namespace counterpart {

/// Adds options that take no value, and options that take one.
void add_flags(QCommandLineParser& parser, std::initializer_list<const char*> names);
void add_values(QCommandLineParser& parser, std::initializer_list<const char*> names);

/// An option that is one of two words, the first of them where it is not given. Returns what is
/// wrong; empty: nothing.
[[nodiscard]] QString choose(const QCommandLineParser& parser, const char* name,
                             std::initializer_list<const char*> words, bool& is_second);

/// --correlation and --signed. What is wrong; empty: nothing.
[[nodiscard]] QString understand_correlation(const QCommandLineParser& parser,
                                             CorrelationKind& kind, Sign& sign);

/// --draws, from `fewest` to 100,000, and --seed; what is not given stays as it is. What is wrong;
/// empty: nothing.
[[nodiscard]] QString understand_draws(const QCommandLineParser& parser, Index fewest, Index& draws,
                                       std::uint64_t& seed);

} // namespace counterpart

#pragma once
// The comparison without a window: read, compare, write, print.

#include "core/comparison/comparison.h"
#include "core/reference/baselines.h"
#include "core/report/baselines_json.h"
#include "core/responses/read_responses.h"

#include <QSize>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterpart {

class Graphics;

/// One side: a file, or a side of a demo.
struct SideInput {
    std::string path;
    bool transpose = false;
    std::string demo = {}; ///< a demo's id, instead of a path
    bool right_of_demo = false;
    std::string demo_file = {}; ///< another of the demo's files
};

/// What is compared, and what comes of it. An empty output is not asked for.
struct HeadlessRequest {
    std::string demo;    ///< a demo's id, instead of the two files
    std::string session; ///< a session file, instead of sides, options and the figure's view
    SideInput left;
    SideInput right;
    CompareOptions options;
    std::optional<BaselineOptions> baselines; ///< none: they are not drawn
    Index draws = default_draws;              ///< of each kind of baseline
    std::string pairs;                        ///< a list of pairs, instead of the two files
    std::string json;                         ///< "-": standard output, instead of the summary
    std::string figure;
    bool dark = false;         ///< the figure's page
    std::optional<QSize> size; ///< the figure's, where it is not the usual one
    std::string report;        ///< one page, .html or .pdf
    std::string matching;
    std::string permutation;
};

/// The files among the outputs, in the order of the fields.
[[nodiscard]] std::vector<std::string> output_files(const HeadlessRequest& request);

/// The files among its inputs; those of a session only when it was read.
[[nodiscard]] std::vector<std::string> input_files(const HeadlessRequest& request);

/// Whether it takes Graphics: a session (its view), a figure or a report.
[[nodiscard]] bool needs_graphics(const HeadlessRequest& request);

/// Draws `draws` of each kind of baseline.
Result<Baselines> draw_baselines(const Comparison& comparison, const BaselineOptions& options,
                                 Index draws, const Progress& progress);

/// Does it all and returns the exit code. Outputs are checked before anything is read, written
/// beside their place after everything is computed, and named after everything is printed; so
/// after a failure or an interrupt there is none of them. A figure or a report needs the
/// application of `graphics`.
int run_headless(const HeadlessRequest& request, Graphics* graphics);

/// Compares every pair of a list, one line of JSON each: `pairs` is a CSV file with a left and a
/// right file a line (a first line "left,right" is skipped), paths as in the current folder. On
/// standard output lines appear as they are done; a file is complete or absent. A pair that cannot
/// be compared has a line {"left", "right", "error"}, is told on standard error, and makes the exit
/// code 1; the others are compared all the same.
int run_pairs(const HeadlessRequest& request);

/// The comparison of two files, and its baselines where they are asked for.
struct HeadlessResult {
    std::shared_ptr<const Comparison> comparison;
    std::optional<BaselineReport> report;
};
Result<HeadlessResult> read_and_compare(const HeadlessRequest& request, const Progress& progress);

} // namespace counterpart

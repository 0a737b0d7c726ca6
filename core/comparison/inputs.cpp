#include "core/comparison/inputs.h"

#include "core/responses/reader.h"

#include <algorithm>
#include <string>
#include <vector>

namespace counterpart {
namespace {

std::string counted(Index n, const std::string& noun) {
    return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
}

std::string shape(const Responses& responses) {
    return counted(responses.n_samples(), "sample") + " × " +
           counted(responses.n_neurons(), "neuron");
}

std::string both_names(const Responses& left, const Responses& right) {
    return left.source().name + " and " + right.source().name;
}

/// How the sides would have to be read, as the command and the window call it. What is asked for
/// adds to a transpose that was made already.
std::string reading(bool transpose_left, bool transpose_right) {
    if (!transpose_left && !transpose_right)
        return "take both files as they are (without --transpose, or Transpose off in the window)";
    const std::string side = transpose_left && transpose_right ? "both"
                             : transpose_left                  ? "left"
                                                               : "right";
    const std::string what = side == "both" ? "both files" : "the " + side + " file alone";
    return "transpose " + what + " (--transpose " + side + ", or Transpose in the window)";
}

/// The transposes after which both sides have the same number of samples, 2 or more.
std::string fitting_transposes(const Responses& left, const Responses& right) {
    std::string remedies;
    const auto offer = [&](bool flip_left, bool flip_right) {
        const Index n_left = flip_left ? left.n_neurons() : left.n_samples();
        const Index n_right = flip_right ? right.n_neurons() : right.n_samples();
        if (n_left != n_right || n_left < 2)
            return;
        remedies +=
            (remedies.empty() ? "if rows are the neurons, " : ", or ") +
            reading(left.source().transposed != flip_left, right.source().transposed != flip_right);
    };
    offer(true, false);
    offer(false, true);
    offer(true, true);
    return remedies;
}

std::optional<Problem> labels_disagree(const Responses& left, const Responses& right) {
    const std::vector<std::string>& l = left.sample_labels();
    const std::vector<std::string>& r = right.sample_labels();
    if (l.empty() || r.empty())
        return std::nullopt;
    const auto [at, at_right] = std::mismatch(l.begin(), l.end(), r.begin());
    if (at == l.end())
        return std::nullopt;
    std::vector<std::string> sorted_left = l;
    std::vector<std::string> sorted_right = r;
    std::sort(sorted_left.begin(), sorted_left.end());
    std::sort(sorted_right.begin(), sorted_right.end());
    const bool only_order = sorted_left == sorted_right;
    return Problem{both_names(left, right),
                   "sample " + std::to_string(at - l.begin()) + " (counted from 0) is " +
                       shown(*at) + " on the left and " + shown(*at_right) + " on the right",
                   only_order ? "sort the rows of both files alike"
                              : "both files need the same samples in the same order"};
}

} // namespace

std::optional<Problem> why_not_comparable(const Responses& left, const Responses& right) {
    for (const Responses* side : {&left, &right})
        if (side->n_neurons() == 0)
            return Problem{side->source().name, "there are no neurons in it", ""};
    if (left.n_samples() != right.n_samples()) {
        std::string remedy = fitting_transposes(left, right);
        if (remedy.empty())
            remedy = "both files need the same samples in the same order";
        return Problem{both_names(left, right),
                       "the numbers of samples differ: " + shape(left) + " on the left, " +
                           shape(right) + " on the right",
                       remedy};
    }
    if (left.n_samples() < 2) {
        std::string remedy = fitting_transposes(left, right);
        if (remedy.empty())
            remedy = "record more samples";
        return Problem{both_names(left, right),
                       "a correlation needs at least 2 samples, here there is " +
                           std::to_string(left.n_samples()),
                       remedy};
    }
    return labels_disagree(left, right);
}

} // namespace counterpart

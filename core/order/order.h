#pragma once
// In which order the neurons of one side are shown: permutations, nothing of a result.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/comparison/comparison.h"
#include "core/findings/findings.h"

#include <string>
#include <vector>

namespace counterpart {

enum class OrderKind {
    file,           ///< as the file has them
    match_strength, ///< similarity to the counterpart, strongest first
    in_degree,      ///< how many neurons of the other side choose it, most first
    clustered,      ///< alike neurons side by side, see cluster_order()
    custom          ///< the reader's own
};

/// Up to so many neurons, clustered means average linkage with optimal leaf ordering; above,
/// spectral seriation.
inline constexpr Index largest_linkage = 2048;

/// The neuron at each position. Ties keep the file's order; neurons without counterpart follow
/// those that have one, undefined neurons come last. `custom` is not computed: the file's order.
/// Errors: cancelled, no memory for the network's own correlations. Cost: a sort; clustered as
/// cluster_order() says.
Result<std::vector<Index>> order_of(const Comparison& comparison, NeuronRef::Side side,
                                    OrderKind kind, const Progress& progress);

/// Alike neurons side by side, by the |correlation| of a network's neurons with each other.
/// Up to largest_linkage neurons: average linkage of the distances 1 − |r|, then the order of the
/// tree's leaves that makes the distances between neighbours least in sum (Bar-Joseph, Gifford and
/// Jaakkola, Bioinformatics 17, S22, 2001). Above: by the Fiedler vector of |r| (Atkins, Boman and
/// Hendrickson, SIAM J. Comput. 28, 297, 1998). Either direction is as good: the one is taken in
/// which the first neuron has the lower index.
/// Cost: 2·N·F²; then F³/3 additions, or some 100·F². Memory: 4 bytes a pair of neurons, 12 up to
/// largest_linkage.
Result<std::vector<Index>> cluster_order(const Responses& responses, CorrelationKind correlation,
                                         int threads, const Progress& progress);

/// Whether every neuron 0 … n − 1 is there once.
[[nodiscard]] bool is_order(const std::vector<Index>& order, Index n);

/// An order from a text: one neuron a line, by its name or its 0-based index; empty lines are
/// skipped. Names come first where a text could be both. `where` names the text in errors.
/// Errors: a line that is no neuron, a neuron twice, a neuron that is missing; each with its place.
Result<std::vector<Index>> parse_order(const std::string& text, const Responses& responses,
                                       const std::string& where);
/// The same from a file. Errors: also a file that cannot be read.
Result<std::vector<Index>> read_order(const std::string& path, const Responses& responses);

} // namespace counterpart

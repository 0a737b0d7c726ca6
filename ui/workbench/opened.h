#pragma once
// What can be asked for, and what is open: plain values.

#include "core/comparison/comparison.h"
#include "core/findings/findings.h"

#include <QString>

#include <memory>
#include <string>

namespace counterpart {

struct Baselines;

using Side = NeuronRef::Side;

/// What is wanted on one side: responses in memory, or else a file, or a demo's; none of them:
/// nothing. Responses in memory may have come from a file or demo, which is then named too.
struct SideRequest {
    std::shared_ptr<const Responses> ready;
    std::string path;
    bool transpose = false; ///< of the file
    std::string demo = {};  ///< a demo's id
    Side demo_side = Side::left;
    std::string demo_file = {}; ///< another of the demo's files; empty: the one of its side

    [[nodiscard]] bool empty() const { return !ready && path.empty() && demo.empty(); }
};

/// What is wanted in all.
struct PairRequest {
    SideRequest left;
    SideRequest right;
    std::string demo; ///< a demo's id, instead of the sides
    CompareOptions options;
};

/// What could be asked for instead of something that failed.
struct Remedy {
    QString label; ///< what the button says
    PairRequest request;
};

/// What is on the table. Where only one side is open there is no comparison.
struct Opened {
    std::shared_ptr<const Responses> left;
    std::shared_ptr<const Responses> right;
    std::shared_ptr<const Comparison> comparison;
    /// What has been drawn for this comparison so far; null: nothing.
    std::shared_ptr<const Baselines> baselines = nullptr;

    [[nodiscard]] const std::shared_ptr<const Responses>& side(Side which) const {
        return which == Side::left ? left : right;
    }
};

} // namespace counterpart

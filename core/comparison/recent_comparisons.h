#pragma once
// The comparisons of one pair of responses made so far, so that going back costs nothing.

#include "core/comparison/comparison.h"

#include <memory>
#include <vector>

namespace counterpart {

/// Pearson and Spearman, absolute and signed, and both ways round: of one pair of responses, while
/// memory allows. A value; copies share the comparisons.
class RecentComparisons {
  public:
    /// Keeps a comparison. Those of other responses go, and of the same ones the oldest while the
    /// matrices of correlations kept beside the newest one's take more than `most_bytes`.
    void keep(std::shared_ptr<const Comparison> comparison, double most_bytes);

    void clear() { kept_.clear(); }

    /// compare(), or what is kept of it: the very same comparison, or, by compare_again(), the
    /// correlations.
    Result<std::shared_ptr<const Comparison>> compare(std::shared_ptr<const Responses> left,
                                                      std::shared_ptr<const Responses> right,
                                                      const CompareOptions& options,
                                                      const Progress& progress) const;

  private:
    std::vector<std::shared_ptr<const Comparison>> kept_; ///< the latest last
};

} // namespace counterpart

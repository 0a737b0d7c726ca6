#pragma once
// Baselines that were drawn, so that going back to a comparison does not draw them again.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/reference/baselines.h"

#include <QByteArray>

#include <deque>
#include <memory>
#include <vector>

namespace counterpart {

struct Comparison;

/// What draws depend on: the responses' values, the options of the comparison and of the draws.
/// Two files of the same content have the same; two comparisons that differ in any of it have not.
using BaselineKey = QByteArray;

/// SHA-256 over all of it. Cost: a pass over the responses.
Result<BaselineKey> baseline_key(const Comparison& comparison, const BaselineOptions& options,
                                 const Progress& progress);

/// The snapshots put in last, at most `most`, several of one key among them.
class BaselineCache {
  public:
    static constexpr std::size_t most = 16;

    /// The one with the most draws, but not more than `draws`; null: none.
    [[nodiscard]] std::shared_ptr<const Baselines> find(const BaselineKey& key, Index draws) const;
    void keep(const BaselineKey& key, std::shared_ptr<const Baselines> baselines);

  private:
    struct Entry {
        BaselineKey key;
        std::shared_ptr<const Baselines> baselines;
    };
    std::deque<Entry> entries_; ///< last one first
};

} // namespace counterpart

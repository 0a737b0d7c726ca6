#include "core/similarity/side.h"

#include <utility>

namespace counterpart {

std::optional<CorrelatedSide> correlated_side(const SampleView& responses, CorrelationKind kind,
                                              const StagePart& part, ThreadPool& pool,
                                              const Progress& progress) {
    if (kind == CorrelationKind::spearman) {
        std::optional<Ranks> ranks = rank(responses, part, pool, progress);
        if (!ranks)
            return std::nullopt;
        const SampleView view = ranks->view();
        Standardisation how = standardisation(*ranks);
        return CorrelatedSide{std::move(ranks), view, std::move(how)};
    }
    std::optional<Standardisation> how = standardisation(responses, pool, progress);
    if (!how)
        return std::nullopt;
    return CorrelatedSide{std::nullopt, responses, std::move(*how)};
}

} // namespace counterpart

#pragma once
// Rows of the pairs table as text, for other programs.

#include "ui/inspect/pairs_model.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace counterpart {

/// What is written: values of its own, so that it can be written on any thread.
struct PairsToWrite {
    std::shared_ptr<const Comparison> comparison;
    std::vector<PairRow> rows; ///< in this order
    std::shared_ptr<const PairRegrets> regrets;
    std::vector<PairNote> notes; ///< by left, then right
    std::shared_ptr<const Baselines> baselines = nullptr;
    std::shared_ptr<const NeuronVerdicts> verdicts = nullptr;
};

/// A header row and one line a row, cells separated by `separator` (',' or a tab) and quoted where
/// they must be. Columns: left, right (0-based), left_name, right_name, similarity, correlation,
/// naive_choice, naive_similarity, agrees, ambiguous, regret, stability,
/// left_verdict, right_verdict, runner_up, runner_up_similarity,
/// times_chosen, flagged, note. Empty is what a row does not have (a place-holder has similarity 0,
/// and no correlation, as in matching_csv); the column regret is left out
/// while the regrets are not known, the three after it while there are no baselines. 17 significant
/// digits, C locale, LF, UTF-8.
[[nodiscard]] QByteArray pairs_text(const PairsToWrite& pairs, char separator);

} // namespace counterpart

#pragma once
// The pairs table as Qt's views read it: a thin reader over a comparison that never changes.

#include "core/comparison/regrets.h"
#include "core/reference/verdicts.h"
#include "ui/inspect/pairs_rows.h"
#include "ui/workbench/view_state.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QModelIndex>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>
#include <vector>

namespace counterpart {

/// What the total loses without each pair, by index into Comparison::pairs.
using PairRegrets = std::vector<std::optional<double>>;

/// One row each pair and each unmatched neuron (see pair_rows). What a cell does not have is "—".
/// Texts are made when they are first asked for and kept, so scrolling makes none anew; runner-ups
/// likewise, a pass over one row of the matrix each.
class PairsModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        column_left,
        column_right,
        column_similarity,
        column_correlation,
        column_naive,
        column_agrees,
        column_regret,
        column_stability,
        column_verdict,
        column_runner_up,
        column_chosen,
        column_flag,
        column_note,
        n_columns
    };
    /// The raw value: a double, or an invalid QVariant where there is none; the text of a note.
    static constexpr int sort_role = Qt::UserRole;
    /// The verdicts of the left and the right neuron as a QPoint, −1: none; of column_verdict.
    static constexpr int verdict_role = Qt::UserRole + 1;
    /// How much of its mark a pair keeps, in [0, 1]: 0 at the stability of shuffled samples, 1
    /// where every half-sample keeps it; of column_stability.
    static constexpr int fade_role = Qt::UserRole + 2;

    using QAbstractTableModel::QAbstractTableModel;

    /// Nothing: no rows.
    void show_comparison(std::shared_ptr<const Comparison> comparison);
    /// Null: not known yet, told as "…". By index into Comparison::pairs.
    void show_regrets(std::shared_ptr<const PairRegrets> regrets);
    /// Null: none were drawn. Of the comparison that is shown.
    void show_baselines(std::shared_ptr<const Baselines> baselines);
    /// Notes on pairs that are not in the table are none of its business, and are kept.
    void show_notes(const std::vector<PairNote>& notes);
    /// Lights a row up; −1: none.
    void light(Index row, const QColor& colour);

    [[nodiscard]] const std::shared_ptr<const Comparison>& comparison() const {
        return comparison_;
    }
    [[nodiscard]] const std::vector<PairRow>& rows() const { return rows_; }
    [[nodiscard]] const std::shared_ptr<const PairRegrets>& regrets() const { return regrets_; }
    [[nodiscard]] const std::shared_ptr<const Baselines>& baselines() const { return baselines_; }
    /// Null without draws.
    [[nodiscard]] const std::shared_ptr<const NeuronVerdicts>& verdicts() const {
        return verdicts_;
    }
    /// Bits 1 << verdict of a row's neurons; 0 without draws.
    [[nodiscard]] unsigned verdict_bits(Index row) const;
    [[nodiscard]] const std::vector<PairNote>& notes() const { return notes_; }
    [[nodiscard]] Cell cell(Index row) const;
    /// Nothing where the row has no note.
    [[nodiscard]] const PairNote* note(Index row) const;
    /// Nothing for unmatched neurons and place-holders.
    [[nodiscard]] std::optional<RunnerUp> runner(Index row) const;
    /// What the rows are sorted by, for all columns but the note; nothing where there is no value.
    [[nodiscard]] std::optional<double> value(Index row, Column column) const;
    /// The text of a cell.
    [[nodiscard]] const QString& text(Index row, Column column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  Q_SIGNALS:
    /// The person flagged a pair, or wrote on it; whoever keeps the notes shows them again.
    void noted(const std::vector<counterpart::PairNote>& notes);

  private:
    [[nodiscard]] QString make_text(Index row, Column column) const;
    [[nodiscard]] std::optional<NeuronVerdict> verdict_of(NeuronRef::Side side, Index neuron) const;
    [[nodiscard]] QString verdict_text(const PairRow& row) const;
    [[nodiscard]] std::optional<double> verdict_value(const PairRow& row) const;
    [[nodiscard]] QVariant fade(const PairRow& row) const;
    [[nodiscard]] QString regret_text(const PairRow& row) const;
    [[nodiscard]] QString label(NeuronRef::Side side, Index neuron) const;
    [[nodiscard]] QVariant alignment(int column) const;
    void forget_texts(Column column);

    std::shared_ptr<const Comparison> comparison_;
    std::vector<PairRow> rows_;
    std::shared_ptr<const PairRegrets> regrets_;
    std::shared_ptr<const Baselines> baselines_;
    std::shared_ptr<const NeuronVerdicts> verdicts_;
    std::vector<PairNote> notes_;
    std::vector<Index> note_of_row_; ///< index into notes_, −1: none
    Index lit_ = -1;
    QColor light_;
    mutable std::vector<QString> texts_; ///< by row and column; null: not made yet
    mutable std::vector<std::optional<std::optional<RunnerUp>>> runners_; ///< outer: looked up
};

} // namespace counterpart

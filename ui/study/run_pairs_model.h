#pragma once
// The table of pairs of runs, and the same as CSV.

#include "ui/study/open_study.h"

#include <QAbstractTableModel>
#include <QByteArray>
#include <QModelIndex>
#include <QVariant>

#include <memory>
#include <optional>

namespace counterpart {

/// One row each pair of runs that take part; pairs that are not compared yet have "…".
class RunPairsModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        column_first,
        column_second,
        column_groups,
        column_matched,
        column_naive_forward,
        column_naive_backward,
        column_calibrated,
        column_matched_equal,
        column_naive_equal,
        n_columns
    };
    /// A number, or a text that sorts as people count.
    static constexpr int sort_role = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void show_study(std::shared_ptr<const OpenStudy> open);

    [[nodiscard]] std::optional<double> value(Index pair, Column column) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    [[nodiscard]] QString text(Index pair, Column column) const;
    /// The two runs of each pair.
    [[nodiscard]] std::pair<Index, Index> runs_of(Index pair) const;

    std::shared_ptr<const OpenStudy> open_;
    std::vector<std::pair<Index, Index>> runs_;
};

/// The pairs that are compared, as CSV: a header row; columns first_run, second_run (numbers as in
/// the JSON), first_file, second_file, first_group, second_group, matched, naive_forward,
/// naive_backward, matched_at_equal_width, naive_at_equal_width, calibrated (empty where there is
/// none). 17 significant digits, C locale, LF, UTF-8.
[[nodiscard]] QByteArray run_pairs_csv(const Study& study);

} // namespace counterpart

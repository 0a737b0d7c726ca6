#pragma once
// Which rows of the pairs table are shown, and in which order.

#include "ui/inspect/pairs_model.h"

#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace counterpart {

/// Sorted by any column, rows that tie as they are in the model, those without a value last either
/// way. Shown are rows that hold every word of the text (in the names of their neurons or in the
/// note, upper and lower case alike) and every fact asked for.
class PairsFilter : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    /// `model` must outlive this.
    explicit PairsFilter(PairsModel& model, QObject* parent = nullptr);

    void set_words(const QString& text);
    /// Bits of PairFact, all of which a row must have.
    void set_facts(unsigned facts);
    void set_weak_below(double similarity);
    /// Bits 1 << verdict, one of which the left or the right neuron must have; 0: any, or none.
    void set_verdicts(unsigned verdicts);
    [[nodiscard]] unsigned facts() const { return facts_; }
    [[nodiscard]] double weak_below() const { return weak_below_; }

    /// How many pairs there are, and how many neurons without counterpart.
    struct Count {
        Index pairs = 0;
        Index unmatched = 0;
        bool operator==(const Count&) const = default;
    };
    [[nodiscard]] Count shown() const;
    [[nodiscard]] Count all() const;
    /// Rows of the model, in the order they are shown in.
    [[nodiscard]] std::vector<PairRow> shown_rows() const;

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& one, const QModelIndex& other) const override;

  private:
    [[nodiscard]] bool holds(int row, const QString& word) const;

    PairsModel& model_;
    QStringList words_;
    unsigned facts_ = 0;
    unsigned verdicts_ = 0;
    double weak_below_ = 0.5;
};

} // namespace counterpart

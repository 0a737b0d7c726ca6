#include "ui/inspect/pairs_filter.h"

#include <algorithm>

namespace counterpart {

PairsFilter::PairsFilter(PairsModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), model_(model) {
    setSourceModel(&model);
    sort(PairsModel::column_left);
}

// invalidate() and not invalidateFilter(): the latter tells of every stretch of rows that comes or
// goes, and views take time for each, which at thousands of rows one sees.

void PairsFilter::set_words(const QString& text) {
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == words_)
        return;
    words_ = words;
    invalidate();
}

void PairsFilter::set_facts(unsigned facts) {
    if (facts == facts_)
        return;
    facts_ = facts;
    invalidate();
}

void PairsFilter::set_weak_below(double similarity) {
    if (similarity == weak_below_)
        return;
    weak_below_ = similarity;
    if ((facts_ & fact_weak) != 0)
        invalidate();
}

void PairsFilter::set_verdicts(unsigned verdicts) {
    if (verdicts == verdicts_)
        return;
    verdicts_ = verdicts;
    invalidate();
}

bool PairsFilter::holds(int row, const QString& word) const {
    const auto in = [&](PairsModel::Column column) {
        return model_.text(row, column).contains(word, Qt::CaseInsensitive);
    };
    return in(PairsModel::column_left) || in(PairsModel::column_right) ||
           in(PairsModel::column_note);
}

bool PairsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (parent.isValid())
        return false;
    if (facts_ != 0) {
        unsigned facts =
            facts_of(*model_.comparison(), model_.rows()[std::size_t(row)], weak_below_);
        if (const PairNote* note = model_.note(row); note && note->flagged)
            facts |= fact_flagged;
        if ((facts & facts_) != facts_)
            return false;
    }
    // Without draws there is nothing to filter by.
    if (verdicts_ != 0 && model_.verdicts() && (model_.verdict_bits(row) & verdicts_) == 0)
        return false;
    return std::all_of(words_.begin(), words_.end(),
                       [this, row](const QString& word) { return holds(row, word); });
}

bool PairsFilter::lessThan(const QModelIndex& one, const QModelIndex& other) const {
    const auto column = static_cast<PairsModel::Column>(one.column());
    // Whatever the direction: in descending order the "less" of two comes later.
    const bool descending = sortOrder() == Qt::DescendingOrder;
    const bool earlier = (one.row() < other.row()) != descending;
    if (column == PairsModel::column_note) {
        const QString& a = model_.text(one.row(), column);
        const QString& b = model_.text(other.row(), column);
        if (a.isEmpty() != b.isEmpty())
            return a.isEmpty() == descending;
        const int order = a.localeAwareCompare(b);
        return order == 0 ? earlier : order < 0;
    }
    const auto a = model_.value(one.row(), column);
    const auto b = model_.value(other.row(), column);
    if (a.has_value() != b.has_value())
        return !a.has_value() == descending;
    return a == b ? earlier : *a < *b;
}

std::vector<PairRow> PairsFilter::shown_rows() const {
    std::vector<PairRow> rows;
    rows.reserve(std::size_t(rowCount()));
    for (int row = 0; row < rowCount(); ++row)
        rows.push_back(model_.rows()[std::size_t(mapToSource(index(row, 0)).row())]);
    return rows;
}

PairsFilter::Count PairsFilter::shown() const {
    Count count;
    for (int row = 0; row < rowCount(); ++row)
        ++(model_.rows()[std::size_t(mapToSource(index(row, 0)).row())].unmatched()
               ? count.unmatched
               : count.pairs);
    return count;
}

PairsFilter::Count PairsFilter::all() const {
    const Index rows = Index(model_.rows().size());
    const Index pairs = model_.comparison() ? Index(model_.comparison()->pairs.size()) : 0;
    return {pairs, rows - pairs};
}

} // namespace counterpart

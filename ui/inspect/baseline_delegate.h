#pragma once
// How the pairs table paints what the baselines say: marks before the words.

#include <QStyledItemDelegate>

namespace counterpart {

/// For PairsModel::column_verdict the marks of both neurons (one where they are the same), for
/// column_stability a disc as faint as the pair is unstable; none where there is nothing to mark.
class BaselineDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace counterpart

#pragma once
// Cells whose numbers keep apart from what stands in the next column.

#include <QStyledItemDelegate>

namespace counterpart {

/// As Qt's own, with room behind what is aligned to the right: a number and the name in the column
/// behind it would read as one.
class PaddedDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->displayAlignment.testFlag(Qt::AlignRight))
            option->text += QChar(0x2002); // as wide as a figure
    }
};

} // namespace counterpart

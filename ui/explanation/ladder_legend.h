#pragma once
// What the marks of the ladder are.

#include "ui/explanation/ladder_marks.h"

#include <QString>
#include <QVector>
#include <QWidget>

namespace counterpart {

/// Marks with their names, in as many lines as it takes, and what they rest on.
/// Object name: "ladderLegend"; what it says is its accessible description.
class LadderLegend : public QWidget {
    Q_OBJECT
  public:
    explicit LadderLegend(QWidget* parent = nullptr);

    /// Each kind of rung once, in order; `note` comes last, in words.
    void show_rungs(const QVector<Rung>& rungs, const QString& note);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Item {
        Rung rung;
        QString text;
        bool has_mark = true;
    };
    /// Lays the items out, paints them where there is a painter, and returns the height.
    int lay_out(int width, QPainter* painter) const;

    QVector<Item> items_;
};

} // namespace counterpart

#pragma once
// What a lesson shows beside the maps: bars, curves, a distribution or small pictures.

#include "core/synthetic/lesson_charts.h"
#include "ui/workbench/view_state.h"

#include <QColor>
#include <QPainter>
#include <QSize>
#include <QString>
#include <QWidget>

namespace counterpart {

struct Theme;

/// Paints a chart in theme colours, as high as it needs to be. Read aloud as its numbers.
/// Object name: "lessonChart".
class LessonChartView : public QWidget {
    Q_OBJECT
  public:
    explicit LessonChartView(QWidget* parent = nullptr);

    void show_chart(const LessonChart& chart, ColourMap colours);
    /// Another one is being computed: what is there is faded.
    void set_waiting(bool waiting);
    void clear();
    [[nodiscard]] const LessonChart& chart() const { return chart_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] int line() const;
    [[nodiscard]] int picture_side() const;
    [[nodiscard]] int height_of(const std::string& words) const;
    int paint_title(QPainter& painter, int top) const;
    int paint_bars(QPainter& painter, int top) const;
    int paint_curves(QPainter& painter, int top) const;
    void paint_curve(QPainter& painter, const ChartCurve& curve, const QRectF& frame) const;
    void paint_frame(QPainter& painter, const QRectF& frame) const;
    int paint_legend(QPainter& painter, int top) const;
    int paint_distribution(QPainter& painter, int top) const;
    int paint_pictures(QPainter& painter, int top) const;
    [[nodiscard]] double place_of(double x, const QRectF& frame) const;
    [[nodiscard]] QColor colour(ChartRole role) const;

    LessonChart chart_;
    ColourMap colours_ = ColourMap::viridis;
    bool waiting_ = false;
};

} // namespace counterpart

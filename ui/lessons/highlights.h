#pragma once
// Frames around what a lesson speaks of, wherever in the window it is.

#include "ui/lessons/lesson.h"

#include <QMainWindow>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

namespace counterpart {

class MapsView;
class Selection;

/// A frame that lets the mouse through. Object name: "lessonFrame".
class HighlightFrame : public QWidget {
    Q_OBJECT
  public:
    explicit HighlightFrame(QWidget* parent);
    /// Around `rect`, in the parent's coordinates, `gap` away from it.
    void surround(const QRect& rect, int gap);

    static constexpr int thickness = 3;

  protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Follows the widgets and the maps that are framed: their size, their place, their zoom.
class Highlights : public QObject {
    Q_OBJECT
  public:
    /// The window's maps and docks must outlive this, or end together with it.
    Highlights(QMainWindow& window, Selection& selection);

    /// Parts of the lesson's own panel, for LessonHighlight::What::chart and control.
    struct Own {
        QWidget* chart = nullptr;
        QWidget* control = nullptr;
    };
    /// Frames these; brings the panels that they are in to the front.
    void show(const std::vector<LessonHighlight>& wanted, const Own& own);
    void clear();
    /// What is spoken of may be elsewhere now.
    void place_soon() { soon_.start(); }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Target {
        QPointer<QWidget> widget;
        QRect rect;  ///< in the widget's coordinates
        int gap = 0; ///< kept free between it and its frame
    };
    void place();
    void watch(QWidget* widget);
    void bring_to_front(QWidget* widget) const;
    void light_neurons();
    [[nodiscard]] QWidget* widget_of(LessonHighlight::What what) const;
    [[nodiscard]] std::vector<Target> targets_of(const LessonHighlight& wanted) const;
    [[nodiscard]] std::optional<QRect> score_row(LessonHighlight::What what) const;

    QMainWindow& window_;
    Selection& selection_;
    MapsView* maps_;
    QWidget* plot_; ///< what the maps' rectangles are relative to
    Own own_;
    std::vector<LessonHighlight> wanted_;
    std::vector<QPointer<QWidget>> watched_;
    std::vector<QPointer<HighlightFrame>> frames_;
    QTimer soon_;
};

} // namespace counterpart

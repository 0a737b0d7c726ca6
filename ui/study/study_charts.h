#pragma once
// The pictures of a study as widgets: pointed at, chosen by mouse and keys.

#include "ui/study/study_plots.h"

#include <QWidget>

#include <memory>

namespace counterpart {

/// What the three have in common. Nothing is painted while there is no study.
class StudyChart : public QWidget {
    Q_OBJECT
  public:
    explicit StudyChart(QWidget* parent = nullptr);

    void show_study(std::shared_ptr<const OpenStudy> open);
    /// Lights a pair up; −1: none.
    void select(Index pair);
    [[nodiscard]] Index selected() const { return selected_; }
    [[nodiscard]] QSize sizeHint() const override { return {300, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 120}; }

  Q_SIGNALS:
    /// A pair was pointed at with a click or the keys.
    void selectedPair(qsizetype pair);
    /// Enter or a double click: the pair is to be opened.
    void openedPair(qsizetype pair);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

    [[nodiscard]] StudyPicture picture() const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] const OpenStudy* open() const {
        return open_ && open_->study ? open_.get() : nullptr;
    }
    /// The pair at a point; −1: none.
    [[nodiscard]] virtual Index pair_at(const QPointF& point) const = 0;
    virtual void paint_chart(QPainter& painter) const = 0;
    /// What screen readers tell of it.
    [[nodiscard]] virtual QString described() const = 0;

    void choose(Index pair);
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    std::shared_ptr<const OpenStudy> open_;
    Index selected_ = -1;
};

/// Runs × runs. The arrow keys go from pair to pair. Object name: "studyHeatmap".
class StudyHeatmap : public StudyChart {
    Q_OBJECT
  public:
    explicit StudyHeatmap(QWidget* parent = nullptr);
    /// The middle of a cell, for those who point at one.
    [[nodiscard]] QPointF centre_of(Index row, Index column) const;

  protected:
    [[nodiscard]] Index pair_at(const QPointF& point) const override;
    void paint_chart(QPainter& painter) const override;
    [[nodiscard]] QString described() const override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    Index row_ = 0;
    Index column_ = 1;
};

/// Within and between. Object name: "studyStrips".
class StudyStrips : public StudyChart {
    Q_OBJECT
  public:
    explicit StudyStrips(QWidget* parent = nullptr);

  protected:
    [[nodiscard]] Index pair_at(const QPointF& point) const override;
    void paint_chart(QPainter& painter) const override;
    [[nodiscard]] QString described() const override;
};

/// T of the relabellings. Object name: "studyRelabellings".
class StudyRelabellings : public StudyChart {
    Q_OBJECT
  public:
    explicit StudyRelabellings(QWidget* parent = nullptr);
    /// −1: all groups, else a pair of groups by its number in MeasureResult::pairwise.
    void show_test(int test);

  protected:
    [[nodiscard]] Index pair_at(const QPointF& point) const override;
    void paint_chart(QPainter& painter) const override;
    [[nodiscard]] QString described() const override;

  private:
    int test_ = -1;
};

} // namespace counterpart

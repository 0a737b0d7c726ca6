#pragma once
// The scores of a comparison on one axis, each with what chance alone would give.

#include "core/wording/wording.h"
#include "ui/explanation/ladder_marks.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>
#include <QString>
#include <QVector>
#include <QWidget>

#include <optional>
#include <vector>

namespace counterpart {

/// One score, its chance level, and what else it is held against.
struct ScoreRow {
    enum class Kind { index_aligned, naive, matched };
    Kind kind = Kind::matched;
    QString label;
    QString meaning; ///< one sentence
    double value = 0;
    bool has_chance = true;           ///< false: nothing can be compared, so there is no level
    std::optional<double> chance_low; ///< null where only an upper bound is known
    double chance_high = 0;           ///< equal to chance_low where it is one number
    /// From the files' order up to other runs of the same framework; empty where no baselines were
    /// drawn and no study is open: the chance level is marked alone then.
    QVector<Rung> rungs = {};
    std::optional<double> p = {};     ///< against shuffled samples
    std::optional<double> above = {}; ///< what of the possible lies above the rotated basis
};

/// What scores are held against beside the closed form. Both may be missing.
struct HeldAgainst {
    const Baselines* baselines = nullptr;
    std::vector<SameKindScores> same_matched = {}; ///< of other runs of the same framework
    std::vector<SameKindScores> same_naive = {};   ///< mean of both directions
};

/// Index-aligned (where it has a meaning), naive forward and backward, matched, and matched strict
/// (where the numbers of neurons differ).
[[nodiscard]] QVector<ScoreRow> score_rows(const Comparison& comparison,
                                           const HeldAgainst& against = {});

/// "chance 0.089", a range, or a bound; empty where there is no level.
[[nodiscard]] QString chance_text(const ScoreRow& row);

/// The colour of a score's bar.
[[nodiscard]] QColor bar_colour(ScoreRow::Kind kind, const Theme& theme);

/// What the chance marks rest on.
[[nodiscard]] QString chance_words(const Comparison& comparison);

/// Paints score_rows below each other on one common axis, 0 to 1 or −1 to 1. Where there are rungs,
/// each score has them as marks on a line of its own, with their numbers below.
class ScoreAxis : public QWidget {
    Q_OBJECT
  public:
    explicit ScoreAxis(QWidget* parent = nullptr);

    void show_comparison(const Comparison& comparison, const HeldAgainst& against = {});

    /// Where a value of a row is marked, in this widget's coordinates; for tests.
    [[nodiscard]] QPointF position_of(int row, double value) const;

    /// The rows, and where one of them is painted.
    [[nodiscard]] const QVector<ScoreRow>& rows() const { return rows_; }
    [[nodiscard]] QRect row_rect(int row) const {
        return {0, row * row_height(), width(), row_height()};
    }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] int row_height() const;
    [[nodiscard]] double x_of(double score) const;
    [[nodiscard]] double lane_of(int top) const; ///< the middle of the line with the marks
    void paint_row(QPainter& painter, const ScoreRow& row, int top) const;
    void paint_chance(QPainter& painter, const ScoreRow& row, const QRectF& track) const;
    void paint_rungs(QPainter& painter, const ScoreRow& row, int top) const;
    void paint_scale(QPainter& painter, int top) const;
    [[nodiscard]] QString tip(const ScoreRow& row) const;

    QVector<ScoreRow> rows_;
    double lowest_ = 0;
    bool ladder_ = false; ///< some row has rungs
};

} // namespace counterpart

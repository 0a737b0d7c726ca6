#pragma once
// A neuron's most similar ones of the other side, as bars one clicks.

#include "ui/inspect/pair_view.h"
#include "ui/workbench/opened.h"

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace counterpart {

/// One candidate: name, bar, similarity, and whether it is assigned or the naive choice. A button:
/// it takes the keyboard's focus, and Space clicks it.
class CandidateBar : public QAbstractButton {
    Q_OBJECT
  public:
    /// `with_sign`: similarities may be negative, the bar starts in the middle.
    CandidateBar(const RankedCandidate& candidate, const QString& label, bool with_sign);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Widths of the columns for names and words, shared by the bars of one list.
    void set_columns(int name_width, int words_width);
    [[nodiscard]] int name_width() const;
    [[nodiscard]] int words_width() const;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] QString words() const;
    RankedCandidate candidate_;
    bool with_sign_;
    int name_column_ = 0;
    int words_column_ = 0;
};

/// The candidates of one neuron below each other.
/// Object names of the bars: "candidate0", "candidate1", …
class CandidateBars : public QWidget {
    Q_OBJECT
  public:
    explicit CandidateBars(QWidget* parent = nullptr);

    /// `side`: of the candidates.
    void show_candidates(const Comparison& comparison, Side side,
                         const std::vector<RankedCandidate>& candidates);

  Q_SIGNALS:
    void chosen(qlonglong neuron);

  private:
    QVBoxLayout* column_;
};

} // namespace counterpart

#pragma once
// How the comparison is looked at: one plain value, from which the window paints and the figure
// is drawn. Nothing here changes a result.

#include "core/comparison/what_if.h"
#include "core/order/order.h"
#include "core/reference/baseline_options.h"
#include "core/responses/responses.h"

#include <QObject>
#include <QString>

#include <vector>

namespace counterpart {

/// A stretch of an axis in cells: [first, last), fractions where zoomed. 0, 0: everything.
struct Span {
    double first = 0;
    double last = 0;
    [[nodiscard]] bool everything() const { return last <= first; }
    bool operator==(const Span&) const = default;
};

enum class Pooling { maximum, mean };
enum class ColourMap { viridis, cividis, magma, grey, diverging };

/// Which values get the first and the last colour.
enum class RangeKind {
    fixed,     ///< 0 or −1 to 1
    min_max,   ///< of the defined cells
    percentile ///< of the defined cells, see ColourRange
};
struct ColourRange {
    RangeKind kind = RangeKind::fixed;
    double low_percent = 1; ///< for RangeKind::percentile
    double high_percent = 99;
    bool operator==(const ColourRange&) const = default;
};

/// In which order a side's neurons are shown in the raw map. The matched map has the rows of the
/// raw map, and their counterparts as columns.
struct SideOrder {
    OrderKind kind = OrderKind::file;
    /// The neuron at each position, all once: the reader's own (OrderKind::custom), or what
    /// clustering found (OrderKind::clustered), which takes long. Where it does not fit the
    /// comparison: the file's order until it is computed.
    std::vector<Index> custom;
    bool operator==(const SideOrder&) const = default;
};

/// Where the crosshair is in the map that is not pointed at.
enum class CrosshairLink {
    pair,       ///< on the same pair of neurons
    counterpart ///< on the row's own counterpart
};

/// What the person noted about a pair of neurons, matched or not; of one alone the other is −1.
struct PairNote {
    Index left = 0;
    Index right = 0;
    bool flagged = false;
    QString text;
    bool operator==(const PairNote&) const = default;
};

/// Which baselines are drawn beside the comparison.
struct BaselineWish {
    Index draws = default_draws; ///< of each kind; 0: none
    BaselineOptions options;
    /// The person asked for them although they take long (see baselines.h).
    bool asked = false;
    bool operator==(const BaselineWish&) const = default;
};

struct ViewSettings {
    bool show_assignment = true; ///< marks on assigned cells
    bool show_naive = true;      ///< marks on every naive choice
    Pooling pooling = Pooling::maximum;
    ColourMap colour_map = ColourMap::viridis;          ///< for absolute similarity
    ColourMap signed_colour_map = ColourMap::diverging; ///< for signed similarity
    ColourRange range;
    CrosshairLink crosshair = CrosshairLink::pair;
    SideOrder left_order;        ///< of the rows, in both maps
    SideOrder right_order;       ///< of the raw map's columns
    Span rows;                   ///< positions in left_order, both maps
    Span raw_columns;            ///< positions in right_order
    Span matched_columns;        ///< columns of the matched map
    std::vector<Wish> wishes;    ///< hypothetical: never part of a result
    std::vector<PairNote> notes; ///< by left, then right
    BaselineWish baselines;

    bool operator==(const ViewSettings&) const = default;
};

/// One of the three pieces of shared mutable state.
class ViewState : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    [[nodiscard]] const ViewSettings& settings() const { return settings_; }
    void set(const ViewSettings& settings) {
        if (settings == settings_)
            return;
        settings_ = settings;
        Q_EMIT changed();
    }

  Q_SIGNALS:
    void changed();

  private:
    ViewSettings settings_;
};

} // namespace counterpart

#pragma once
// How the comparison is looked at: one plain value, from which the window paints and the figure
// is drawn. Nothing here changes a result.

#include <QObject>
#include <QString>

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

struct ViewSettings {
    bool show_assignment = true; ///< marks on assigned cells
    bool show_naive = true;      ///< marks on every naive choice
    Pooling pooling = Pooling::maximum;
    ColourMap colour_map = ColourMap::viridis;          ///< for absolute similarity
    ColourMap signed_colour_map = ColourMap::diverging; ///< for signed similarity
    Span rows;                                          ///< left neurons, both maps
    Span raw_columns;                                   ///< right neurons in file order
    Span matched_columns;                               ///< right neurons in matched order

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

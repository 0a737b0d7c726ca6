#pragma once
// Every colour, font size and spacing in one place; light and dark.

#include <QColor>
#include <QPalette>

#include <array>

namespace counterpart {

enum class ThemeChoice { system, light, dark };

/// Colours by role, for one scheme. Contrast against `canvas` at least 4.5 for text, 3 for marks.
struct Theme {
    bool dark = false;
    QColor window; ///< behind panels
    QColor canvas; ///< behind the maps
    QColor button; ///< buttons, and toggles that are on: told from `window` without their outline
    QColor field;  ///< where one types, boxes one ticks
    QColor text;
    QColor muted_text;
    QColor line;          ///< axes, separators
    QColor accent;        ///< selection, links
    QColor assigned_mark; ///< overlay: assigned cells
    QColor naive_mark;    ///< overlay: naive choices
    QColor agreed_mark;   ///< overlay: both at once
    QColor mark_outline;  ///< halo that keeps marks legible on any cell colour
    QColor undefined;     ///< cells of undefined neurons (hatched)
    QColor undefined_hatch;
    QColor naive_bar;       ///< naive scores as bars on `window`
    QColor chance;          ///< chance marks on the score axis
    QColor shuffled;        ///< rungs of the ladder: shuffled samples,
    QColor rotated;         ///< a rotated basis,
    QColor same_kind;       ///< other runs of the same framework
    QColor verdict_matched; ///< verdicts on neurons; shapes tell them apart as well
    QColor verdict_ambiguous;
    QColor verdict_redundant;
    QColor verdict_orphan;
    QColor verdict_none; ///< dead or undecidable
    QColor error_background;
    QColor error_text;
    QColor notice_background;
    QColor notice_text;
    QColor hypothetical_background; ///< what-ifs: hatched, never to be taken for a result
    QColor hypothetical_hatch;
    QColor hypothetical_text;
    std::array<QColor, 8> group; ///< groups of runs; each has a shape of its own too
};

[[nodiscard]] const Theme& theme(bool dark);

/// Whether a palette is dark (Qt 6.4 does not know the desktop's scheme).
[[nodiscard]] bool is_dark(const QPalette& palette);

/// The palette of a scheme, for QApplication::setPalette.
[[nodiscard]] QPalette palette_of(const Theme& theme);

namespace spacing {
inline constexpr int small = 4;
inline constexpr int medium = 8;
inline constexpr int large = 16;
} // namespace spacing

} // namespace counterpart

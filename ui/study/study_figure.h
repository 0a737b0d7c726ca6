#pragma once
// A study as a picture: verdict, heatmap, strips, relabellings, table of groups.

#include "ui/figure/figure.h"
#include "ui/study/open_study.h"

#include <QByteArray>
#include <QSize>

class QPainter;

namespace counterpart {

struct StudyFigureOptions {
    bool dark = false;
    QSize size = {1600, 1000}; ///< device-independent pixels (96 an inch)
    double device_ratio = 2;   ///< PNG: pixels = size · device_ratio
};

/// Paints the whole page on any painter, in device-independent pixels. Needs a result.
void paint_study_figure(QPainter& painter, const OpenStudy& open,
                        const StudyFigureOptions& options);

/// The figure as the bytes of a file.
[[nodiscard]] QByteArray study_figure_bytes(const OpenStudy& open, FigureFormat format,
                                            const StudyFigureOptions& options);

} // namespace counterpart

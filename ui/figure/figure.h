#pragma once
// A comparison as a picture: maps, overlay, colour scale, scores, file names. The window's export,
// its clipboard and the command's --figure are this one function.

#include "core/comparison/comparison.h"
#include "core/report/file_format.h"
#include "ui/workbench/view_state.h"

#include <QByteArray>
#include <QImage>

#include <memory>

namespace counterpart {

struct Baselines;

struct FigureOptions {
    ViewSettings view;
    /// The comparison's; null: the scores have their closed-form chance level alone.
    std::shared_ptr<const Baselines> baselines = nullptr;
    bool dark = false;
    QSize size = {1600, 900}; ///< device-independent pixels (96 a inch)
    double device_ratio = 2;  ///< PNG and clipboard: pixels = size · device_ratio
};

/// The figure as pixels.
[[nodiscard]] QImage figure_image(const std::shared_ptr<const Comparison>& comparison,
                                  const FigureOptions& options);

/// The figure as the bytes of a file. The maps are pooled at the output's resolution and embedded
/// losslessly in every format: a cell's colour reads back exactly.
[[nodiscard]] QByteArray figure_bytes(const std::shared_ptr<const Comparison>& comparison,
                                      FigureFormat format, const FigureOptions& options);

} // namespace counterpart

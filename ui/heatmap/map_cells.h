#pragma once
// What the maps of a scene have in their cells: orders, colours, levels; when the comparison or the
// view is another one.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/heatmap/scene.h"
#include "ui/heatmap/value_range.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace counterpart {

/// The cells of both maps, as the view orders them. Levels of another order are gone.
void order_cells(MapsScene& scene);
/// What the colours stand for. `spread` is the comparison's: counted when it is first needed, which
/// takes a pass over the matrix.
void set_colours(MapsScene& scene, std::optional<ValueSpread>& spread);
/// As MapsPlot has it.
[[nodiscard]] std::function<Result<std::shared_ptr<const MapLevels>>(const Progress&)>
levels_work(const MapsScene& scene);
/// As MapsPlot has it, for so many device pixels a unit of the painter.
[[nodiscard]] QString pooling_note(const MapsScene& scene, double ratio);

} // namespace counterpart

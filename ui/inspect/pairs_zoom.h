#pragma once
// From a row of a table or a hit of the search to the place in the maps.

#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"

namespace counterpart {

struct Comparison;

/// Both maps show a cell and what is around it. Of a neuron alone: its cell with its counterpart,
/// or else with its best on the other side, or else with neuron 0.
void zoom_to(const Comparison& comparison, ViewState& view, Cell cell);

/// Moves as little as needed to have it in view in both maps.
void bring_into_view(const Comparison& comparison, ViewState& view, Cell cell);

} // namespace counterpart

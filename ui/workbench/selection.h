#pragma once
// What is pointed at and what is selected, shared by every view.

#include "core/findings/findings.h"

#include <QObject>
#include <optional>
#include <vector>

namespace counterpart {

/// A cell of the maps: a left and a right neuron. As a selection one of them may be −1: a neuron
/// of one side alone.
struct Cell {
    Index left = -1;
    Index right = -1;
    bool operator==(const Cell&) const = default;
};

/// One of the three pieces of shared mutable state. Views set it and listen to it; they never
/// talk to each other.
class Selection : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    /// The cell under the pointer, in whichever map; empty outside.
    [[nodiscard]] const std::optional<Cell>& pointed() const { return pointed_; }
    /// The cell clicked last.
    [[nodiscard]] const std::optional<Cell>& selected() const { return selected_; }
    /// Neurons lit up in both maps (a link in the explanation was followed).
    [[nodiscard]] const std::vector<NeuronRef>& highlighted() const { return highlighted_; }

    /// Neurons that the search found: ticks along the axes of both maps.
    [[nodiscard]] const std::vector<NeuronRef>& found() const { return found_; }
    /// The cells of a swap, in order: those that leave and those that enter alternate. Shown in
    /// the maps beside the selected pair.
    [[nodiscard]] const std::vector<Cell>& swap_cycle() const { return swap_cycle_; }

    void point(std::optional<Cell> cell);
    void select(std::optional<Cell> cell);
    void highlight(std::vector<NeuronRef> neurons);
    void find(std::vector<NeuronRef> neurons);
    void show_swap(std::vector<Cell> cells);
    /// Nothing pointed at, selected, highlighted, found or shown.
    void clear();

  Q_SIGNALS:
    void changed();

  private:
    std::optional<Cell> pointed_;
    std::optional<Cell> selected_;
    std::vector<NeuronRef> highlighted_;
    std::vector<NeuronRef> found_;
    std::vector<Cell> swap_cycle_;
};

} // namespace counterpart

#pragma once
// Where QCustomPlot puts the two maps: where the frame has them.

#include "ui/heatmap/scene.h"

#include <qcustomplot.h>

#include <functional>
#include <utility>
#include <vector>

namespace counterpart {

/// Puts the two axis rectangles where the frame has them. The frame is computed before anything
/// else of a layout, so that the axes make their ticks for the size they are going to have.
class MapsLayout : public QCPLayout {
  public:
    MapsLayout(const MapsScene& scene, std::function<void()> arrange)
        : scene_(scene), arrange_(std::move(arrange)) {}

    void add(QCPAxisRect* rect) {
        rects_.push_back(rect);
        adoptElement(rect);
    }
    /// Nothing is arranged any more: who did it is gone.
    void forget() { arrange_ = nullptr; }

    void update(UpdatePhase phase) override {
        if (phase == upPreparation && arrange_)
            arrange_();
        QCPLayout::update(phase);
    }
    [[nodiscard]] int elementCount() const override { return int(rects_.size()); }
    [[nodiscard]] QCPLayoutElement* elementAt(int index) const override {
        return index >= 0 && index < elementCount() ? rects_[std::size_t(index)] : nullptr;
    }
    QCPLayoutElement* takeAt(int index) override {
        QCPLayoutElement* element = elementAt(index);
        if (element) {
            releaseElement(element);
            rects_.erase(rects_.begin() + index);
        }
        return element;
    }
    bool take(QCPLayoutElement* element) override {
        for (int i = 0; i < elementCount(); ++i)
            if (rects_[std::size_t(i)] == element)
                return takeAt(i) != nullptr;
        return false;
    }

  protected:
    void updateLayout() override {
        if (!arrange_)
            return;
        for (int i = 0; i < elementCount(); ++i)
            rects_[std::size_t(i)]->setOuterRect(scene_.rect(both_maps[std::size_t(i)]));
    }

  private:
    const MapsScene& scene_;
    std::function<void()> arrange_;
    std::vector<QCPAxisRect*> rects_;
};

} // namespace counterpart

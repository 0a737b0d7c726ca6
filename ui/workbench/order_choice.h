#pragma once
// Choosing the order of a side: at once, from a file, or after it was computed.

#include "core/findings/findings.h"
#include "core/order/order.h"
#include "ui/workbench/job.h"
#include "ui/workbench/map_actions.h"

#include <QObject>

#include <array>
#include <memory>
#include <vector>

namespace counterpart {

struct SideOrder;
struct ViewSettings;

/// Keeps the view's clustered orders those of what is open: computes what is missing, and anew
/// where a side has other responses or another correlation. Cancelled by what is chosen next.
class OrderChoice : public QObject {
    Q_OBJECT
  public:
    OrderChoice(const MapParts& parts, QObject* parent);

    void choose(NeuronRef::Side side, OrderKind kind);
    [[nodiscard]] bool computing() const { return jobs_[0].running() || jobs_[1].running(); }

  private:
    [[nodiscard]] Index neurons(NeuronRef::Side side) const;
    [[nodiscard]] Job& job(NeuronRef::Side side) {
        return jobs_[side == NeuronRef::Side::left ? 0 : 1];
    }
    void cluster(NeuronRef::Side side);
    void ask_for_file(NeuronRef::Side side);
    void set(NeuronRef::Side side, OrderKind kind, std::vector<Index> order);
    void follow_view();
    void follow_comparison();

    MapParts parts_;
    std::array<Job, 2> jobs_;
    std::shared_ptr<const Comparison> comparison_;
};

} // namespace counterpart

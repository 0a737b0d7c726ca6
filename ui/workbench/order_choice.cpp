#include "ui/workbench/order_choice.h"

#include "ui/heatmap/map_orders.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <QFileInfo>
#include <QWidget>

#include <utility>

namespace counterpart {

namespace {

using Side = NeuronRef::Side;

SideOrder& order_in(ViewSettings& view, Side side) {
    return side == Side::left ? view.left_order : view.right_order;
}

const SideOrder& order_in(const ViewSettings& view, Side side) {
    return side == Side::left ? view.left_order : view.right_order;
}

} // namespace

OrderChoice::OrderChoice(const MapParts& parts, QObject* parent)
    : QObject(parent), parts_(parts), comparison_(parts.workbench.opened().comparison) {
    connect(&parts.view, &ViewState::changed, this, &OrderChoice::follow_view);
    connect(&parts.workbench, &Workbench::changed, this, &OrderChoice::follow_comparison);
    for (Job& job : jobs_)
        connect(&job, &Job::failed, this,
                [this](const Problem& problem) { Q_EMIT parts_.workbench.failed(problem, {}); });
}

Index OrderChoice::neurons(Side side) const {
    return side == Side::left ? comparison_->left->n_neurons() : comparison_->right->n_neurons();
}

void OrderChoice::choose(Side side, OrderKind kind) {
    if (!comparison_)
        return;
    job(side).cancel();
    if (kind == OrderKind::clustered)
        cluster(side);
    else if (kind == OrderKind::custom)
        ask_for_file(side);
    else
        set(side, kind, {});
    // Until there is an order, and where there will be none, the menu shows what is seen.
    Q_EMIT parts_.view.changed();
}

void OrderChoice::cluster(Side side) {
    auto work = [comparison = comparison_, side](const Progress& progress) {
        return order_of(*comparison, side, OrderKind::clustered, progress);
    };
    job(side).start<std::vector<Index>>(std::move(work), [this, side](std::vector<Index> order) {
        set(side, OrderKind::clustered, std::move(order));
    });
}

void OrderChoice::ask_for_file(Side side) {
    FileQuestion question;
    question.title = side == Side::left ? tr("Order of the left neurons")
                                        : tr("Order of the right neurons");
    question.filter = tr("Texts, one name or index a line (*.txt *.csv *.tsv);;All files (*)");
    const Responses& responses = side == Side::left ? *comparison_->left : *comparison_->right;
    question.folder =
        QFileInfo(QString::fromStdString(responses.source().path)).absolutePath();
    parts_.choose(qobject_cast<QWidget*>(parent()), question, [this, side](const QString& path) {
        if (!comparison_)
            return;
        const Responses& asked = side == Side::left ? *comparison_->left : *comparison_->right;
        auto order = read_order(path.toStdString(), asked);
        if (order.ok())
            set(side, OrderKind::custom, std::move(order).value());
        else
            Q_EMIT parts_.workbench.failed(order.problem(), {});
    });
}

void OrderChoice::set(Side side, OrderKind kind, std::vector<Index> order) {
    ViewSettings settings = parts_.view.settings();
    order_in(settings, side) = {kind, std::move(order)};
    parts_.view.set(settings);
}

void OrderChoice::follow_view() {
    if (!comparison_)
        return;
    for (const Side side : {Side::left, Side::right})
        if (order_missing(order_in(parts_.view.settings(), side), neurons(side)) &&
            !job(side).running())
            cluster(side);
}

void OrderChoice::follow_comparison() {
    const auto before = std::exchange(comparison_, parts_.workbench.opened().comparison);
    if (before == comparison_)
        return;
    for (const Side side : {Side::left, Side::right}) {
        job(side).cancel();
        if (!comparison_)
            continue;
        const SideOrder& order = order_in(parts_.view.settings(), side);
        const bool same = before &&
                          before->options.correlation == comparison_->options.correlation &&
                          (side == Side::left ? before->left == comparison_->left
                                              : before->right == comparison_->right);
        if (order.kind == OrderKind::custom && !is_order(order.custom, neurons(side)))
            set(side, OrderKind::file, {});
        // The standing order stays until the new one is there. Without a comparison before, it is
        // what a session brought, computed for these very responses.
        if (order_missing(order, neurons(side)) ||
            (order.kind == OrderKind::clustered && before && !same))
            cluster(side);
    }
}

} // namespace counterpart

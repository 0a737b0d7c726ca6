#include "ui/lab/lab.h"

#include "ui/workbench/workbench.h"

#include <mutex>
#include <utility>

namespace counterpart {

/// Outlives the lab where a pair is still being made.
struct Lab::Generator {
    std::mutex guard; ///< a cancelled job may still be at it when the next begins
    Laboratory laboratory;
};

Lab::Lab(Workbench& workbench, ViewState& view, Selection& selection, QObject* parent)
    : QObject(parent), workbench_(workbench), view_(view), selection_(selection),
      generator_(std::make_shared<Generator>()) {
    connect(&workbench_, &Workbench::changed, this, &Lab::follow);
    connect(&workbench_.job(), &Job::failed, this, &Lab::stop_waiting);
    connect(&workbench_.job(), &Job::cancelled, this, &Lab::stop_waiting);
}

Lab::~Lab() = default;

namespace {

/// The person's colours and marks; what speaks of neurons or of their order begins anew.
ViewSettings bare(ViewSettings view) {
    view.left_order = view.right_order = {};
    view.rows = view.raw_columns = view.matched_columns = {};
    view.wishes.clear();
    view.notes.clear();
    view.baselines.asked = false; // they would be drawn at every touch
    return view;
}

} // namespace

void Lab::enter() {
    if (on_)
        return;
    workbench_.set_aside([this, view = view_.settings(), selected = selection_.selected()] {
        on_ = under_way_ = waiting_ = false;
        job_.cancel();
        shown_.reset();
        pair_ = {};
        view_.set(view);
        selection_.select(selected);
        Q_EMIT switched(false);
    });
    on_ = true;
    view_.set(bare(view_.settings()));
    Q_EMIT switched(true);
    step();
}

void Lab::leave() {
    if (on_)
        workbench_.put_back();
}

void Lab::set(const LaboratoryControls& controls) {
    const LaboratoryControls wanted = within_range(controls);
    if (!on_ || wanted == controls_)
        return;
    controls_ = wanted;
    Q_EMIT controlsChanged();
    step();
}

void Lab::step() {
    waiting_ = under_way_;
    if (under_way_)
        return;
    under_way_ = true;
    job_.start<LaboratoryPair>(
        [generator = generator_, controls = controls_](const Progress&) -> Result<LaboratoryPair> {
            const std::lock_guard lock(generator->guard);
            return generator->laboratory.make(controls);
        },
        [this, controls = controls_](LaboratoryPair pair) {
            made_ = controls;
            pair_ = std::move(pair);
            PairRequest request;
            request.left.ready = pair_.left;
            request.right.ready = pair_.right;
            request.options = workbench_.options();
            workbench_.show_meanwhile(request);
        });
}

/// A step has landed where its pair is on the table, with whatever options were asked for since.
void Lab::follow() {
    const Opened& opened = workbench_.opened();
    if (!on_ || !opened.comparison || opened.left != pair_.left || opened.right != pair_.right)
        return;
    if (opened.comparison != compared_.lock()) { // an address may be used again
        compared_ = opened.comparison;
        shown_ = made_;
        Q_EMIT compared();
    }
    if (std::exchange(under_way_, false) && waiting_)
        step();
}

/// The step that was under way will not come.
void Lab::stop_waiting() {
    under_way_ = waiting_ = false;
}

} // namespace counterpart

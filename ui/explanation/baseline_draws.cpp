#include "ui/explanation/baseline_draws.h"

#include "ui/workbench/workbench.h"

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

constexpr Index first_batch = 10;    ///< at most: soon something to see
constexpr double batch_work = 1.5e9; ///< about a second, on two cores less

/// The next draws of so many that are left.
Index batch_of(double work_of_one, Index drawn, Index left) {
    const auto affordable = Index(std::clamp(batch_work / work_of_one, 2.0, 1000.0));
    return std::min(left, drawn == 0 ? std::min(affordable, first_batch) : affordable);
}

Result<Baselines> more(const Comparison& c, const std::shared_ptr<const Baselines>& so_far,
                       const BaselineOptions& options, Index n, const Progress& progress) {
    if (so_far)
        return refine(c, *so_far, n, progress);
    Result<Baselines> none = begin_baselines(c, options, progress);
    return none.ok() ? refine(c, std::move(none).value(), n, progress) : none;
}

} // namespace

bool drawn_at_once(const Comparison& comparison, const BaselineWish& wish) {
    return wish.draws > 0 && (wish.asked || baseline_work(comparison, wish.draws) <= cheap_work);
}

BaselineDraws::BaselineDraws(Workbench& workbench, ViewState& view, QObject* parent)
    : QObject(parent), workbench_(workbench), view_(view) {
    connect(&workbench_, &Workbench::changed, this, &BaselineDraws::renew);
    connect(&view_, &ViewState::changed, this, &BaselineDraws::renew);
    connect(&job_, &Job::progressed, this, [this](Stage, double fraction) {
        if (batch_ == 0 || wish_.draws == 0)
            return;
        fraction_ = (double(drawn()) + fraction * double(batch_)) / double(wish_.draws);
        Q_EMIT progressed(fraction_);
    });
    connect(&job_, &Job::failed, this, [this](const Problem& problem) {
        problem_ = QString::fromStdString(problem.sentence());
        become(State::stopped);
    });
    connect(&job_, &Job::finished, this, &BaselineDraws::resume);
    // What a person waits for goes first.
    connect(&workbench_.job(), &Job::started, &job_, &Job::cancel);
    for (auto over : {&Job::finished, &Job::cancelled})
        connect(&workbench_.job(), over, this, &BaselineDraws::resume);
    connect(&workbench_.job(), &Job::failed, this, &BaselineDraws::resume);
    renew();
}

BaselineDraws::~BaselineDraws() {
    job_.disconnect(this);
}

double BaselineDraws::estimated_seconds() const {
    const Index left = std::max<Index>(0, wish_.draws - drawn());
    return comparison_ ? baseline_work(*comparison_, left) / (10 * Progress::work_between_polls)
                       : 0;
}

bool BaselineDraws::may_draw() const {
    // What is shown for a while, a lesson or the lab, changes with every touch of a control.
    const bool shown_for_a_while = workbench_.has_aside() && !wish_.asked;
    return comparison_ && !shown_for_a_while && drawn_at_once(*comparison_, wish_);
}

/// Takes up another comparison, or another wish for the same one.
void BaselineDraws::renew() {
    const auto& comparison = workbench_.opened().comparison;
    const BaselineWish& wish = view_.settings().baselines;
    if (comparison == comparison_ && wish == wish_)
        return;
    if (snapshot_ && !key_.isEmpty())
        cache_.keep(key_, snapshot_); // not whole, perhaps, but to go on from
    const bool same_draws = comparison == comparison_ && wish.options == wish_.options;
    comparison_ = comparison;
    wish_ = wish;
    job_.cancel();
    batch_ = 0;
    problem_.clear();
    fraction_ = 0;
    if (!same_draws) {
        key_.clear();
        snapshot_ = nullptr;
    } else if (drawn() != wish_.draws) { // fewer than these, or more that are known already
        auto known = wish_.draws > 0 ? cache_.find(key_, wish_.draws) : nullptr;
        if (drawn() > wish_.draws || (known && known->rotations() > drawn()))
            snapshot_ = std::move(known);
    }
    state_ = State::off;
    workbench_.show_baselines(comparison_, snapshot_);
    resume();
    Q_EMIT changed();
}

/// Goes on with whatever is to be done next; nothing while that is not this one's turn.
void BaselineDraws::resume() {
    if (!comparison_ || wish_.draws == 0)
        return become(State::off);
    if (state_ == State::stopped || job_.running() || workbench_.job().running())
        return;
    if (key_.isEmpty())
        return look_up();
    const bool nothing_varies = snapshot_ && drawn() == 0; // so there is nothing to draw
    if (nothing_varies || drawn() >= wish_.draws) {
        fraction_ = 1;
        return become(State::done);
    }
    if (!may_draw())
        return become(State::waiting);
    draw_more();
}

/// Whether they are known already: a glance, so it is done for what takes long to draw as well.
void BaselineDraws::look_up() {
    batch_ = 0;
    job_.start<BaselineKey>(
        [comparison = comparison_, options = wish_.options](const Progress& progress) {
            return baseline_key(*comparison, options, progress);
        },
        [this](const BaselineKey& key) {
            key_ = key;
            if (auto known = cache_.find(key_, wish_.draws); known && known->rotations() > drawn())
                take(std::move(known));
        });
}

void BaselineDraws::draw_more() {
    batch_ = batch_of(baseline_work(*comparison_, 1), drawn(), wish_.draws - drawn());
    if (state_ != State::drawing)
        become(State::drawing);
    job_.start<Baselines>(
        [comparison = comparison_, so_far = snapshot_, options = wish_.options, n = batch_](
            const Progress& progress) { return more(*comparison, so_far, options, n, progress); },
        [this](Baselines drawn) {
            made_ += batch_;
            batch_ = 0;
            take(std::make_shared<const Baselines>(std::move(drawn)));
        });
}

void BaselineDraws::take(std::shared_ptr<const Baselines> snapshot) {
    snapshot_ = std::move(snapshot);
    fraction_ = double(drawn()) / double(std::max<Index>(1, wish_.draws));
    if (drawn() >= wish_.draws)
        cache_.keep(key_, snapshot_);
    workbench_.show_baselines(comparison_, snapshot_);
    Q_EMIT progressed(fraction_);
}

void BaselineDraws::start() {
    if (!comparison_ || wish_.draws == 0)
        return;
    state_ = State::off; // no longer stopped
    problem_.clear();
    if (!may_draw()) {
        ViewSettings settings = view_.settings();
        settings.baselines.asked = true;
        view_.set(settings); // and renew() goes on
        return;
    }
    resume();
}

void BaselineDraws::stop() {
    if (state_ != State::drawing)
        return;
    job_.cancel();
    batch_ = 0;
    become(State::stopped);
}

void BaselineDraws::become(State state) {
    state_ = state;
    Q_EMIT changed();
}

BaselineDraws& baseline_draws_of(Workbench& workbench, ViewState& view) {
    auto* draws = workbench.findChild<BaselineDraws*>(QString(), Qt::FindDirectChildrenOnly);
    return draws ? *draws : *new BaselineDraws(workbench, view, &workbench);
}

} // namespace counterpart

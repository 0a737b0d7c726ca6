#include "ui/workbench/workbench.h"

#include "core/base/memory.h"
#include "core/responses/read_responses.h"
#include "core/synthetic/demos.h"
#include "ui/workbench/memory_words.h"

#include <mutex>
#include <utility>

namespace counterpart {

/// Where a side's responses come from, and the responses once they were read. Shared with the
/// jobs: one that was superseded leaves what it has read to the next.
struct Workbench::Origin {
    std::string path;
    std::string demo;
    Side demo_side = Side::left; ///< which of the demo's files
    std::string demo_file;       ///< another one, by name; empty: none

    std::mutex guard; ///< held while reading, so that nobody reads a second time
    std::shared_ptr<const Responses> responses;

    /// As a person knows it.
    [[nodiscard]] std::string name() const {
        return path.empty() ? demo : path.substr(path.find_last_of('/') + 1);
    }

    /// Null while they are being read.
    [[nodiscard]] std::shared_ptr<const Responses> if_read() {
        const std::unique_lock lock(guard, std::try_to_lock);
        return lock ? responses : nullptr;
    }
};

namespace {

using Shared = std::shared_ptr<const Responses>;

Shared turned(const Shared& responses) {
    return std::make_shared<const Responses>(responses->transposed());
}

Result<Shared> read_demo(const std::string& id, Side side, const Progress& progress) {
    const Result<DemoResponses> demo = open_demo(id, progress);
    if (!demo.ok())
        return demo.forward<Shared>();
    return side == Side::left ? demo.value().left : demo.value().right;
}

Result<Shared> read_path(const std::string& path, Stage stage, const Progress& progress) {
    Result<Responses> responses = read_responses(path, {false, stage}, progress);
    if (!responses.ok())
        return responses.forward<Shared>();
    return Shared(std::make_shared<const Responses>(std::move(responses).value()));
}

} // namespace

Workbench::Workbench(QObject* parent) : QObject(parent) {
    connect(&job_, &Job::failed, this, &Workbench::fail);
    connect(&job_, &Job::cancelled, this, &Workbench::step_back);
}

Workbench::~Workbench() {
    // The job's end must not be heard by a workbench that is half gone.
    job_.disconnect(this);
}

Workbench::WantedSide Workbench::wanted_side(const SideRequest& request) {
    if (request.empty())
        return {};
    WantedSide side{std::make_shared<Origin>(), request.transpose};
    side.origin->path = request.path;
    side.origin->demo = request.demo;
    side.origin->demo_side = request.demo_side;
    side.origin->demo_file = request.demo_file;
    side.origin->responses = request.ready;
    if (request.ready)
        side.transpose = request.ready->source().transposed;
    return side;
}

SideRequest Workbench::side_request(const WantedSide& side) {
    if (!side.origin)
        return {};
    const Origin& origin = *side.origin;
    return {nullptr, origin.path, side.transpose, origin.demo, origin.demo_side, origin.demo_file};
}

PairRequest Workbench::request() const {
    const Wanted& shown = aside_ ? aside_->shown : shown_;
    return {side_request(shown.left), side_request(shown.right), {}, shown.options};
}

bool Workbench::same_neurons(const WantedSide& one, const WantedSide& other) {
    if (!one.origin || !other.origin || one.transpose != other.transpose)
        return one == other;
    const Origin& a = *one.origin;
    const Origin& b = *other.origin;
    return &a == &b ||
           (!(a.path.empty() && a.demo.empty()) && a.path == b.path && a.demo == b.demo &&
            (a.demo.empty() || a.demo_side == b.demo_side) && a.demo_file == b.demo_file);
}

void Workbench::open(const PairRequest& request, std::function<void()> landed) {
    put_back();
    Wanted wanted{wanted_side(request.left), wanted_side(request.right), request.options};
    if (!request.demo.empty()) {
        for (WantedSide* side : {&wanted.left, &wanted.right}) {
            *side = {std::make_shared<Origin>(), false};
            side->origin->demo = request.demo;
        }
        wanted.right.origin->demo_side = Side::right;
    }
    want(wanted, std::move(landed));
}

void Workbench::open_side(Side side, const std::string& path) {
    put_back();
    Wanted wanted = wanted_;
    (side == Side::left ? wanted.left : wanted.right) = wanted_side({nullptr, path, false});
    want(wanted);
}

void Workbench::open_demo(const std::string& id) {
    put_back();
    open({{}, {}, id, wanted_.options});
}

void Workbench::close() {
    put_back();
    want({{}, {}, wanted_.options});
}

void Workbench::set_aside(std::function<void()> given_back) {
    put_back();
    job_.cancel();
    aside_ = Aside{opened_, shown_, std::move(given_back)};
    Q_EMIT asideChanged(true);
}

void Workbench::show_meanwhile(const PairRequest& request, std::function<void()> landed) {
    start({wanted_side(request.left), wanted_side(request.right), request.options},
          std::move(landed));
}

void Workbench::put_back() {
    if (!aside_)
        return;
    job_.cancel();
    opened_ = std::move(aside_->opened);
    shown_ = wanted_ = aside_->shown;
    Q_EMIT changed();
    if (aside_->given_back)
        aside_->given_back();
    aside_.reset();
    Q_EMIT asideChanged(false);
}

void Workbench::set_study(std::shared_ptr<const OpenStudy> study) {
    if (study == study_)
        return;
    study_ = std::move(study);
    Q_EMIT changed();
}

void Workbench::swap() {
    want({wanted_.right, wanted_.left, wanted_.options});
}

void Workbench::transpose(bool left, bool right) {
    Wanted wanted = wanted_;
    wanted.left.transpose ^= left;
    wanted.right.transpose ^= right;
    want(wanted);
}

void Workbench::set_correlation(CorrelationKind correlation) {
    if (correlation == wanted_.options.correlation)
        return;
    Wanted wanted = wanted_;
    wanted.options.correlation = correlation;
    want(wanted);
}

void Workbench::set_sign(Sign sign) {
    if (sign == wanted_.options.sign)
        return;
    Wanted wanted = wanted_;
    wanted.options.sign = sign;
    want(wanted);
}

void Workbench::show_baselines(const std::shared_ptr<const Comparison>& comparison,
                               std::shared_ptr<const Baselines> baselines) {
    if (comparison != opened_.comparison || baselines == opened_.baselines)
        return;
    opened_.baselines = std::move(baselines);
    Q_EMIT changed();
}

void Workbench::want(const Wanted& wanted, std::function<void()> landed) {
    const bool same =
        (same_neurons(wanted.left, shown_.left) && same_neurons(wanted.right, shown_.right)) ||
        (same_neurons(wanted.left, shown_.right) && same_neurons(wanted.right, shown_.left));
    if (guard_ && !same && !aside_)
        guard_([this, wanted, landed = std::move(landed)] { start(wanted, landed); });
    else
        start(wanted, std::move(landed));
}

void Workbench::start(const Wanted& wanted, std::function<void()> landed) {
    wanted_ = wanted;
    Q_EMIT changed(); // the options are the wanted ones from now on
    foresight_ = std::make_shared<Foresight>(0);
    job_.start<Opened>(
        [wanted, known = recent_,
         foresight = foresight_](const Progress& progress) -> Result<Opened> {
            if (std::optional<Problem> problem = foresee(wanted, *foresight))
                return std::move(*problem);
            return make(wanted, known, progress);
        },
        [this, landed = std::move(landed)](Opened opened) {
            opened_ = std::move(opened);
            shown_ = wanted_;
            keep_for_later();
            Q_EMIT changed();
            if (landed)
                landed();
        });
}

std::optional<SideNeed> Workbench::need_of(const WantedSide& side) {
    if (!side.origin)
        return std::nullopt;
    Origin& origin = *side.origin;
    const std::lock_guard lock(origin.guard);
    if (origin.responses) {
        SideNeed need = side_need(*origin.responses);
        if (origin.responses->source().transposed != side.transpose)
            std::swap(need.n_samples, need.n_neurons);
        return need;
    }
    if (!origin.demo.empty())
        return std::nullopt; // none is large
    const Result<FileDescription> file = describe_file(origin.path);
    return file.ok() ? side_need(file.value(), side.transpose) : std::nullopt;
}

std::optional<Problem> Workbench::foresee(const Wanted& wanted, Foresight& foresight) {
    const std::optional<SideNeed> left = need_of(wanted.left);
    const std::optional<SideNeed> right = need_of(wanted.right);
    // Where all is read, compare() asks for what it still needs.
    if (!left || !right || left->bytes + right->bytes == 0)
        return std::nullopt;
    const std::optional<double> bytes = window_need(*left, *right, wanted.options.correlation);
    if (!bytes)
        return std::nullopt;
    foresight = *bytes;
    return too_large_to_compare(wanted.left.origin->name(), wanted.right.origin->name(), *bytes,
                                available_memory());
}

void Workbench::keep_for_later() {
    if (opened_.comparison)
        recent_.keep(opened_.comparison, 0.25 * available_memory());
    else
        recent_.clear();
}

Result<Shared> Workbench::read(const WantedSide& side, Stage stage, const Progress& progress) {
    if (!side.origin)
        return Shared();
    Origin& origin = *side.origin;
    const std::lock_guard lock(origin.guard);
    if (!origin.responses) {
        Result<Shared> responses = origin.demo.empty() ? read_path(origin.path, stage, progress)
                                   : origin.demo_file.empty()
                                       ? read_demo(origin.demo, origin.demo_side, progress)
                                       : open_demo_file(origin.demo, origin.demo_file, progress);
        if (!responses.ok())
            return responses;
        origin.responses = std::move(responses).value();
    }
    if (origin.responses->source().transposed != side.transpose)
        origin.responses = turned(origin.responses);
    return origin.responses;
}

Result<Opened> Workbench::make(const Wanted& wanted, const RecentComparisons& known,
                               const Progress& progress) {
    Result<Shared> left = read(wanted.left, Stage::reading_left, progress);
    if (!left.ok())
        return left.forward<Opened>();
    Result<Shared> right = read(wanted.right, Stage::reading_right, progress);
    if (!right.ok())
        return right.forward<Opened>();
    Opened opened{std::move(left).value(), std::move(right).value(), nullptr, nullptr};
    if (!opened.left || !opened.right)
        return opened;
    auto comparison = known.compare(opened.left, opened.right, wanted.options, progress);
    if (!comparison.ok())
        return comparison.forward<Opened>();
    opened.comparison = std::move(comparison).value();
    return opened;
}

void Workbench::step_back() {
    const CompareOptions asked = wanted_.options;
    wanted_ = shown_;
    // With nothing compared there is nothing that the options could contradict.
    if (!opened_.comparison)
        wanted_.options = asked;
    Q_EMIT changed();
}

void Workbench::fail(const Problem& problem) {
    const std::vector<Remedy> ways_on = remedies();
    step_back();
    Q_EMIT failed(problem, ways_on);
}

/// Where both sides were read and the samples do not fit: the transposes that would make them fit,
/// and the new side alone.
std::vector<Remedy> Workbench::remedies() const {
    if (!wanted_.left.origin || !wanted_.right.origin)
        return {};
    const Shared left = wanted_.left.origin->if_read();
    const Shared right = wanted_.right.origin->if_read();
    if (!left || !right || (left->n_samples() == right->n_samples() && left->n_samples() > 1))
        return {};
    std::vector<Remedy> ways_on;
    const auto offer = [&](const QString& label, const Shared& l, const Shared& r) {
        PairRequest request{l ? side_request(wanted_.left) : SideRequest(),
                            r ? side_request(wanted_.right) : SideRequest(),
                            {},
                            wanted_.options};
        request.left.ready = l;
        request.right.ready = r;
        ways_on.push_back({label, request});
    };
    if (right->n_neurons() == left->n_samples() && left->n_samples() > 1)
        offer(tr("Transpose right"), left, turned(right));
    if (left->n_neurons() == right->n_samples() && right->n_samples() > 1)
        offer(tr("Transpose left"), turned(left), right);
    if (left->n_neurons() == right->n_neurons() && left->n_neurons() > 1)
        offer(tr("Transpose both"), turned(left), turned(right));
    const bool new_left = !(wanted_.left == shown_.left);
    const bool new_right = !(wanted_.right == shown_.right);
    if (new_left && !new_right)
        offer(tr("Open left alone"), left, nullptr);
    if (new_right && !new_left)
        offer(tr("Open right alone"), nullptr, right);
    return ways_on;
}

} // namespace counterpart

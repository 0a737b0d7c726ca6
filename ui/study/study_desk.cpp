#include "ui/study/study_desk.h"

#include "core/responses/read_responses.h"
#include "core/synthetic/demos.h"
#include "ui/session/session_files.h"
#include "ui/study/assemble.h"
#include "ui/workbench/workbench.h"

#include <QLocale>

#include <algorithm>
#include <set>
#include <utility>

namespace counterpart {

namespace {

using Shared = std::shared_ptr<const Responses>;

constexpr std::size_t most_known = 16;
constexpr Index first_step = 8;
constexpr qint64 step_ms = 300; ///< as often is there something new to see

/// What a run's file is known by.
QString key_of(const PlannedRun& run, bool transpose) {
    const QString file = run.file.demo.isEmpty()
                             ? run.file.absolute
                             : run.file.demo + QLatin1Char('\n') + run.file.demo_file;
    return file + (transpose ? QStringLiteral("\nT") : QStringLiteral("\n"));
}

Result<Shared> read_run(const PlannedRun& run, bool transpose, const Progress& progress) {
    if (!run.file.demo.isEmpty()) {
        Result<Shared> read = open_demo_file(run.file.demo.toStdString(),
                                             run.file.demo_file.toStdString(), progress.silent());
        if (read.ok() && transpose)
            return Shared(std::make_shared<const Responses>(read.value()->transposed()));
        return read;
    }
    Result<Responses> read = read_responses(run.file.absolute.toStdString(),
                                            {transpose, Stage::reading_left}, progress.silent());
    if (!read.ok())
        return read.forward<Shared>();
    return Shared(std::make_shared<const Responses>(std::move(read).value()));
}

} // namespace

StudyDesk::StudyDesk(Workbench& workbench, QObject* parent)
    : QObject(parent), workbench_(workbench) {
    connect(&job_, &Job::progressed, this, [this](Stage stage, double fraction) {
        if (stage == Stage::reading_left)
            Q_EMIT progressed(tr("Reading the runs"), fraction);
        if (stage != Stage::comparing_runs || !now_.study || begun_with_ == 0)
            return;
        const Index missing = now_.study->n_missing();
        const double done =
            double(begun_with_ - missing) + fraction * double(std::min(step_size_, missing));
        Q_EMIT progressed(tr("Comparing runs, %1 of %2 pairs to go")
                              .arg(QLocale().toString(qlonglong(missing)),
                                   QLocale().toString(qlonglong(now_.study->pairs.size()))),
                          done / double(begun_with_));
    });
    connect(&job_, &Job::failed, this, [this](const Problem& problem) {
        now_.problem = problem;
        stopped_ = true;
        publish();
        Q_EMIT turned();
    });
}

StudyDesk::~StudyDesk() {
    job_.disconnect(this);
}

bool StudyDesk::unfinished() const {
    return open_ && !busy() && stopped_ && !now_.result;
}

/// A group that is called otherwise has the same runs: what was compared holds, unless neurons are
/// drawn, which depends on the name.
void StudyDesk::follow_names(const StudyPlan& plan) {
    for (std::size_t g = 0; g < plan.groups.size() && g < now_.plan.groups.size(); ++g) {
        const PlannedGroup& before = now_.plan.groups[g];
        if (before.name == plan.groups[g].name || before.runs != plan.groups[g].runs)
            continue;
        for (Study& study : known_)
            if (!study.widths_differ())
                std::replace(study.groups.begin(), study.groups.end(), before.name.toStdString(),
                             plan.groups[g].name.toStdString());
    }
}

void StudyDesk::set_plan(const StudyPlan& plan) {
    job_.cancel();
    stopped_ = false;
    follow_names(plan);
    open_ = true;
    now_ = OpenStudy{plan, {}, std::nullopt, std::nullopt, std::nullopt};
    forget_what_is_gone();
    assemble();
    publish();
    step();
}

void StudyDesk::close() {
    job_.cancel();
    stopped_ = false;
    open_ = false;
    now_ = {};
    reads_.clear();
    known_.clear();
    workbench_.set_study(nullptr);
    Q_EMIT turned();
}

void StudyDesk::read_again() {
    reads_.clear();
    known_.clear();
    StudyPlan plan = now_.plan;
    for (PlannedGroup& group : plan.groups)
        for (PlannedRun& run : group.runs)
            run.changed = false;
    set_plan(plan);
}

void StudyDesk::stop() {
    stopped_ = true;
    job_.cancel();
    Q_EMIT turned();
}

void StudyDesk::go_on() {
    stopped_ = false;
    now_.problem.reset();
    assemble();
    step();
}

/// Responses of runs that were removed are let go of.
void StudyDesk::forget_what_is_gone() {
    std::set<QString> keys;
    for (const PlannedRun* run : now_.plan.runs())
        keys.insert(key_of(*run, now_.plan.transpose));
    std::erase_if(reads_, [&keys](const auto& read) { return !keys.contains(read.first); });
    std::set<const Responses*> here;
    for (const auto& [key, read] : reads_)
        here.insert(read.responses.get());
    const auto is_here = [&here](const StudyRun& run) {
        return here.contains(run.responses.get());
    };
    std::vector<Study> kept;
    for (Study& study : known_) {
        if (std::all_of(study.runs.begin(), study.runs.end(), is_here))
            kept.push_back(std::move(study));
        else if (std::optional<Study> part = without_runs(study, is_here))
            kept.push_back(std::move(*part));
    }
    if (kept.size() > most_known)
        kept.erase(kept.begin(), kept.end() - most_known);
    known_ = std::move(kept);
}

void StudyDesk::assemble() {
    now_.runs.clear();
    for (const PlannedRun* run : now_.plan.runs()) {
        RunState state;
        const auto read = reads_.find(key_of(*run, now_.plan.transpose));
        if (read != reads_.end()) {
            state.responses = read->second.responses;
            state.problem = read->second.problem;
            state.stamp = read->second.stamp;
        }
        now_.runs.push_back(std::move(state));
    }
    assemble_study(now_);
    if (!now_.study)
        return;
    for (const Study& known : known_)
        now_.study = with_known_pairs(std::move(*now_.study), known);
}

void StudyDesk::publish() {
    workbench_.set_study(std::make_shared<const OpenStudy>(now_));
}

std::vector<StudyDesk::Wanted> StudyDesk::unread() const {
    std::vector<Wanted> wanted;
    for (const PlannedRun* run : now_.plan.runs()) {
        const QString key = key_of(*run, now_.plan.transpose);
        if (run->included && !reads_.contains(key))
            wanted.push_back({key, *run});
    }
    return wanted;
}

void StudyDesk::step() {
    if (std::vector<Wanted> wanted = unread(); !wanted.empty()) {
        read(std::move(wanted));
    } else if (now_.study && now_.study->n_missing() > 0) {
        begun_with_ = now_.study->n_missing();
        step_size_ = first_step;
        known_.push_back(*now_.study); // and what this makes of it, step by step
        compare();
    } else if (now_.study && !now_.result) {
        test();
    }
    Q_EMIT turned();
}

void StudyDesk::read(std::vector<Wanted> wanted) {
    job_.start<Reads>(
        [wanted = std::move(wanted),
         transpose = now_.plan.transpose](const Progress& progress) -> Result<Reads> {
            Reads reads;
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                progress.report(Stage::reading_left, double(i) / double(wanted.size()));
                Read read;
                read.stamp = stamp_of(wanted[i].run.file.absolute);
                const Result<Shared> responses = read_run(wanted[i].run, transpose, progress);
                if (responses.cancelled())
                    return Cancelled{};
                if (responses.ok())
                    read.responses = responses.value();
                else
                    read.problem = responses.problem();
                reads[wanted[i].key] = std::move(read);
            }
            return reads;
        },
        [this](Reads reads) {
            reads_.merge(reads);
            assemble();
            publish();
            step();
        });
}

void StudyDesk::compare() {
    clock_.start();
    job_.start<Study>(
        [study = *now_.study, n = step_size_](const Progress& progress) {
            return advance(study, n, progress);
        },
        [this](const Study& study) {
            now_.study = study;
            known_.back() = study;
            const double faster = double(step_ms) / double(std::max<qint64>(1, clock_.elapsed()));
            step_size_ = std::clamp(Index(double(step_size_) * faster), Index(2), Index(100'000));
            if (study.n_missing() > 0) {
                publish();
                compare();
            } else {
                test();
            }
        });
}

void StudyDesk::test() {
    job_.start<StudyResult>(
        [study = *now_.study](const Progress& progress) -> Result<StudyResult> {
            std::optional<StudyResult> result = study_result(study, progress);
            if (!result)
                return Cancelled{};
            return std::move(*result);
        },
        [this](StudyResult result) {
            now_.result = std::move(result);
            publish();
            Q_EMIT turned();
        });
}

} // namespace counterpart

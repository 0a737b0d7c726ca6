#include "ui/inspect/regrets.h"

#include "core/comparison/regrets.h"
#include "ui/workbench/workbench.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

/// One core is left to the window.
int background_threads(const CompareOptions& options) {
    const int threads = options.threads > 0 ? options.threads : QThread::idealThreadCount();
    return std::max(1, threads - 1);
}

} // namespace

Regrets::Regrets(Workbench& workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
    connect(&workbench_, &Workbench::changed, this, &Regrets::renew);
    connect(&job_, &Job::progressed, this, [this](Stage, double fraction) {
        fraction_ = fraction;
        Q_EMIT progressed(fraction);
    });
    // What a person waits for goes first.
    connect(&workbench_.job(), &Job::started, &job_, &Job::cancel);
    for (auto over : {&Job::finished, &Job::cancelled})
        connect(&workbench_.job(), over, this, &Regrets::resume);
    connect(&workbench_.job(), &Job::failed, this, &Regrets::resume);
    renew();
}

Regrets::~Regrets() = default;

void Regrets::renew() {
    if (workbench_.opened().comparison == comparison_)
        return;
    comparison_ = workbench_.opened().comparison;
    values_.reset();
    fraction_ = 0;
    job_.cancel();
    Q_EMIT changed();
    resume();
}

void Regrets::resume() {
    if (!comparison_ || values_ || job_.running() || workbench_.job().running())
        return;
    job_.start<Values>(
        [comparison = comparison_](const Progress& progress) {
            ThreadPool pool(background_threads(comparison->options));
            return regrets_of_pairs(*comparison, pool, progress);
        },
        [this](Values values) {
            values_ = std::make_shared<const Values>(std::move(values));
            fraction_ = 1;
            Q_EMIT changed();
        });
}

Regrets& regrets_of(Workbench& workbench) {
    auto* regrets = workbench.findChild<Regrets*>(QString(), Qt::FindDirectChildrenOnly);
    return regrets ? *regrets : *new Regrets(workbench, &workbench);
}

} // namespace counterpart

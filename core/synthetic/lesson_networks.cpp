#include "core/synthetic/lesson_networks.h"

#include "core/reference/random.h"
#include "core/responses/read_responses.h"
#include "core/synthetic/demos.h"

#include <QFile>
#include <QString>

#include <cmath>
#include <numeric>

namespace counterpart {

namespace {

constexpr std::uint64_t signal_stream = 201;
constexpr std::uint64_t group_stream = 202;
constexpr std::uint64_t run_stream = 203;
constexpr std::uint64_t order_stream = 204;

const Demo& digits_demo() {
    return demos().front();
}

using Shared = std::shared_ptr<const Responses>;

Result<Shared> digits_run(Index number, const Progress& progress) {
    const std::string& file = digits_demo().files[std::size_t(number)];
    QFile resource(QStringLiteral(":/counterpart/demos/digits/") + QString::fromStdString(file));
    if (!resource.open(QIODevice::ReadOnly))
        return Problem{file, "this program was built without it", "build it again"};
    Result<Responses> read = read_bytes(file, resource.readAll().toStdString(), {}, progress);
    if (!read.ok())
        return read.forward<Shared>();
    return Shared(std::make_shared<const Responses>(std::move(read).value()));
}

} // namespace

Result<LessonPair> digits_pair(const LessonParameters& p, const Progress& progress) {
    Result<Shared> left = digits_run(Index(p.at("left")), progress);
    if (!left.ok())
        return left.forward<LessonPair>();
    Result<Shared> right = digits_run(Index(p.at("right")), progress);
    if (!right.ok())
        return right.forward<LessonPair>();
    return LessonPair{std::move(left).value(), std::move(right).value()};
}

Result<std::vector<LessonRun>> digits_runs(const Progress& progress) {
    std::vector<LessonRun> runs;
    for (std::size_t i = 0; i < digits_demo().files.size(); ++i) {
        const std::string& file = digits_demo().files[i];
        Result<Shared> run = digits_run(Index(i), progress);
        if (!run.ok())
            return run.forward<std::vector<LessonRun>>();
        runs.push_back({file.substr(0, file.find('_')), std::move(run).value()});
    }
    return runs;
}

Result<std::vector<LessonRun>> frameworks_runs(const LessonParameters& p) {
    const auto n = Index(p.at("samples"));
    const auto f = Index(p.at("neurons"));
    const auto seed = std::uint64_t(p.at("seed"));
    const double shared = p.at("shared");
    const double own = std::sqrt(1 - shared * shared);
    std::vector<LessonRun> runs;
    for (int group = 0; group < 2; ++group)
        for (int run = 0; run < int(p.at("runs")); ++run) {
            const double spread = p.at(group == 0 ? "spread_a" : "spread_b");
            const auto number = 100 * std::uint64_t(group) + std::uint64_t(run);
            std::vector<Index> order(static_cast<std::size_t>(f));
            std::iota(order.begin(), order.end(), Index{0});
            Random(seed, order_stream, number).shuffle(order);
            Eigen::MatrixXd values(n, f);
            for (Index i = 0; i < f; ++i) {
                Random signal(seed, signal_stream, std::uint64_t(i));
                Random of_group(seed, group_stream, std::uint64_t(i));
                Random of_run(seed, run_stream, 1000 * number + std::uint64_t(i));
                for (Index s = 0; s < n; ++s) {
                    const double first = signal.normal();
                    const double second = of_group.normal();
                    const double common = group == 0 ? first : shared * first + own * second;
                    values(s, order[std::size_t(i)]) = common + spread * of_run.normal();
                }
            }
            const std::string label(1, group == 0 ? 'A' : 'B');
            const std::string name =
                QString::fromStdString(label).append(QString::number(run + 1)).toStdString();
            runs.push_back(
                {label, std::make_shared<const Responses>(make_responses(values, name))});
        }
    return runs;
}

Result<LessonPair> frameworks_pair(const LessonParameters& p, const Progress&) {
    const std::vector<LessonRun> runs = frameworks_runs(p).value();
    return LessonPair{runs.front().responses, runs[runs.size() / 2].responses};
}

} // namespace counterpart

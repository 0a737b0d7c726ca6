#include "app/headless.h"

#include "app/commands.h"
#include "app/console.h"
#include "app/graphics.h"
#include "app/interrupt.h"
#include "core/base/memory.h"
#include "core/base/thread_pool.h"
#include "core/comparison/memory_need.h"
#include "core/comparison/regrets.h"
#include "core/report/baselines_json.h"
#include "core/report/save.h"
#include "core/synthetic/demos.h"
#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <filesystem>
#include <future>
#include <memory>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

namespace counterpart {

namespace {

using Compared = std::shared_ptr<const Comparison>;

/// Whether the values are needed for one product only.
bool only_correlates(const HeadlessRequest& request) {
    return request.options.correlation == CorrelationKind::pearson && !request.baselines &&
           !needs_graphics(request);
}

Result<std::shared_ptr<const Responses>> read_side(const SideInput& side, ReadOptions options,
                                                   const Progress& progress) {
    using Shared = std::shared_ptr<const Responses>;
    if (!side.demo_file.empty()) {
        Result<Shared> one = open_demo_file(side.demo, side.demo_file, progress);
        if (one.ok() && side.transpose)
            return Shared(std::make_shared<const Responses>(one.value()->transposed()));
        return one;
    }
    if (!side.demo.empty()) {
        const Result<DemoResponses> demo = open_demo(side.demo, progress);
        if (!demo.ok())
            return demo.forward<Shared>();
        const Shared& one = side.right_of_demo ? demo.value().right : demo.value().left;
        return side.transpose ? std::make_shared<const Responses>(one->transposed()) : one;
    }
    options.transpose = side.transpose;
    Result<Responses> responses = read_responses(side.path, options, progress);
    if (!responses.ok())
        return responses.forward<Shared>();
    return Shared(std::make_shared<const Responses>(std::move(responses).value()));
}

double file_bytes(const SideInput& side) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(side.path, missing);
    return missing ? 0.0 : double(size);
}

/// Two files too large to be compared, as their headers tell it: before minutes of reading. Small
/// files are read in no time, and then it is asked again.
std::optional<Problem> too_large(const HeadlessRequest& request) {
    constexpr double worth_looking = 5e7;
    if (file_bytes(request.left) + file_bytes(request.right) < worth_looking)
        return std::nullopt;
    const bool leave = only_correlates(request);
    const auto need = [leave](const SideInput& side) -> std::optional<SideNeed> {
        if (side.path.empty())
            return std::nullopt;
        const Result<FileDescription> file = describe_file(side.path);
        std::optional<SideNeed> known =
            file.ok() ? side_need(file.value(), side.transpose) : std::nullopt;
        if (known && leave && file.value().can_be_left && !side.transpose)
            known->bytes = 0;
        return known;
    };
    const std::optional<SideNeed> left = need(request.left);
    const std::optional<SideNeed> right = left ? need(request.right) : std::nullopt;
    const std::optional<double> bytes =
        right ? memory_need(*left, *right, request.options.correlation) : std::nullopt;
    return bytes ? too_large_to_compare(request.left.path, request.right.path, *bytes,
                                        available_memory())
                 : std::nullopt;
}

/// Whether to read the files at the same time: both take a while, about the same (the right one's
/// progress is not told), and there is no doubt that they fit.
bool read_at_once(const SideInput& left, const SideInput& right) {
    constexpr double worth_a_thread = 4e6;
    const double one = file_bytes(left);
    const double other = file_bytes(right);
    return std::min(one, other) > worth_a_thread &&
           std::max(one, other) < 2 * std::min(one, other) &&
           one + other < 0.1 * available_memory();
}

Result<DemoResponses> read_both(const HeadlessRequest& request, const Progress& progress) {
    using Side = Result<std::shared_ptr<const Responses>>;
    if (!request.demo.empty())
        return open_demo(request.demo, progress);
    if (std::optional<Problem> problem = too_large(request))
        return std::move(*problem);
    const bool leave = only_correlates(request);
    std::future<Side> at_once;
    if (read_at_once(request.left, request.right))
        at_once = std::async(std::launch::async, [&] {
            return read_side(request.right, {false, Stage::reading_right, leave},
                             progress.silent());
        });
    Side left = read_side(request.left, {false, Stage::reading_left, leave}, progress);
    if (!left.ok())
        return left.forward<DemoResponses>();
    Side right = at_once.valid()
                     ? at_once.get()
                     : read_side(request.right, {false, Stage::reading_right, leave}, progress);
    if (!right.ok())
        return right.forward<DemoResponses>();
    return DemoResponses{std::move(left).value(), std::move(right).value()};
}

/// The baselines that are asked for, and what goes with them. Nothing is drawn where none are.
Result<HeadlessResult> with_baselines(const HeadlessRequest& request, const Compared& comparison,
                                      const Progress& progress) {
    if (!request.baselines)
        return HeadlessResult{comparison, std::nullopt};
    Result<Baselines> baselines =
        draw_baselines(*comparison, *request.baselines, request.draws, progress);
    if (!baselines.ok())
        return baselines.forward<HeadlessResult>();
    ThreadPool pool(comparison->options.threads);
    Result<std::vector<std::optional<double>>> regrets =
        regrets_of_pairs(*comparison, pool, progress.silent());
    if (!regrets.ok())
        return regrets.forward<HeadlessResult>();
    return HeadlessResult{comparison,
                          BaselineReport{std::move(baselines).value(), std::move(regrets).value()}};
}

std::optional<Problem> first_refused(const HeadlessRequest& request) {
    for (const std::string& path : output_files(request))
        if (std::optional<Problem> problem = check_output(path, input_files(request)))
            return problem;
    return std::nullopt;
}

/// Writes everything that is asked for beside its place.
Result<Done> stage_outputs(const HeadlessRequest& request, const HeadlessResult& result,
                           Graphics* graphics, StagedFiles& files, const Progress& progress) {
    const Comparison& comparison = *result.comparison;
    const BaselineReport* report = result.report ? &*result.report : nullptr;
    const std::vector<std::string> inputs = input_files(request);
    Result<Done> staged = Done{};
    if (!request.json.empty() && request.json != "-")
        staged = files.add(request.json, json_text(comparison, report, false), inputs);
    if (staged.ok() && !request.matching.empty())
        staged = files.add(request.matching, matching_csv(comparison), inputs);
    if (staged.ok() && !request.permutation.empty())
        staged = files.add(request.permutation, permutation_npy(comparison), inputs);
    if (staged.ok() && graphics)
        staged = graphics->stage(request, result, files, progress);
    return staged;
}

int leave(const Problem& problem) {
    complain(QString::fromStdString(problem.sentence()));
    return exit_failed;
}

int leave_interrupted() {
    complain(QCoreApplication::translate("Headless", "interrupted; nothing was written."));
    return exit_interrupted;
}

QByteArray text_of(const HeadlessRequest& request, const HeadlessResult& result) {
    const BaselineReport* report = result.report ? &*result.report : nullptr;
    if (request.json == "-")
        return json_text(*result.comparison, report, false);
    QString text = comparison_summary(*result.comparison, report ? &report->baselines : nullptr);
    if (report)
        text += QLatin1Char('\n') + summary(*result.comparison, report->baselines);
    return text.toUtf8();
}

} // namespace

Result<HeadlessResult> read_and_compare(const HeadlessRequest& request, const Progress& progress) {
    try {
        const Result<DemoResponses> sides = read_both(request, progress);
        if (!sides.ok())
            return sides.forward<HeadlessResult>();
        const Result<Compared> compared =
            compare(sides.value().left, sides.value().right, request.options, progress);
        if (!compared.ok())
            return compared.forward<HeadlessResult>();
        return with_baselines(request, compared.value(), progress);
    } catch (const std::bad_alloc&) {
        return Problem{request.left.path + " and " + request.right.path,
                       "the comparison does not fit into memory", "compare fewer neurons"};
    }
}

std::vector<std::string> input_files(const HeadlessRequest& request) {
    if (!request.demo.empty())
        return {};
    return {request.left.path, request.right.path, request.session};
}

bool needs_graphics(const HeadlessRequest& request) {
    return !(request.session.empty() && request.figure.empty() && request.report.empty());
}

Result<Baselines> draw_baselines(const Comparison& comparison, const BaselineOptions& options,
                                 Index draws, const Progress& progress) {
    Result<Baselines> none = begin_baselines(comparison, options, progress);
    return none.ok() ? refine(comparison, std::move(none).value(), draws, progress) : none;
}

std::vector<std::string> output_files(const HeadlessRequest& request) {
    std::vector<std::string> files;
    for (const std::string& path :
         {request.json, request.figure, request.report, request.matching, request.permutation})
        if (!path.empty() && path != "-")
            files.push_back(path);
    return files;
}

int run_headless(const HeadlessRequest& wanted, Graphics* graphics) {
    const Interrupt interrupt;
    ProgressLine line;
    const Progress progress(
        interrupt.token(), [&line](Stage stage, double fraction) { line.report(stage, fraction); });
    const Result<HeadlessRequest> whole =
        graphics ? graphics->begin(wanted, progress) : Result<HeadlessRequest>(wanted);
    if (whole.failed())
        return leave(whole.problem());
    if (whole.cancelled())
        return leave_interrupted();
    const HeadlessRequest& request = whole.value();
    if (const std::optional<Problem> problem = first_refused(request))
        return leave(*problem);
    const Result<HeadlessResult> compared = read_and_compare(request, progress);
    line.clear();
    if (compared.failed())
        return leave(compared.problem());
    if (compared.cancelled())
        return leave_interrupted();
    StagedFiles files;
    const Result<Done> staged = stage_outputs(request, compared.value(), graphics, files, progress);
    line.clear();
    if (staged.failed())
        return leave(staged.problem());
    if (staged.cancelled())
        return leave_interrupted();
    if (interrupt.requested())
        return leave_interrupted();
    if (const Result<Done> printed = print(text_of(request, compared.value())); !printed.ok())
        return leave(printed.problem());
    if (const Result<Done> named = files.commit(); !named.ok())
        return leave(named.problem());
    return exit_done;
}

} // namespace counterpart

// The figure and the report of a comparison; a session as what is compared.

#include "app/window/window_graphics.h"
#include "core/order/order.h"
#include "core/report/file_format.h"
#include "ui/explanation/baseline_draws.h"
#include "ui/figure/figure.h"
#include "ui/report/comparison_report.h"
#include "ui/report/report_origin.h"

#include <QFileInfo>
#include <QString>

#include <utility>
#include <vector>

namespace counterpart {

namespace {

/// The view of a session may speak of neurons that its files, changed since, have no more; and a
/// clustering may have to be found.
ViewSettings fitting(ViewSettings view, const Comparison& comparison) {
    view = fitted(std::move(view), comparison.left->n_neurons(), comparison.right->n_neurons());
    for (const auto& [order, side] : {std::pair{&view.left_order, NeuronRef::Side::left},
                                      {&view.right_order, NeuronRef::Side::right}}) {
        if (order->kind != OrderKind::clustered || !order->custom.empty())
            continue;
        Result<std::vector<Index>> found = order_of(comparison, side, order->kind, Progress());
        if (found.ok()) // else the figure says that it is in file order
            order->custom = std::move(found).value();
    }
    return view;
}

/// What the figure's scores are held against: the baselines that are asked for, or else those that
/// the window would draw for the session.
Result<std::shared_ptr<const Baselines>> figure_baselines(const HeadlessRequest& request,
                                                          const HeadlessResult& result,
                                                          const BaselineWish& wish,
                                                          const Progress& progress) {
    using Shared = std::shared_ptr<const Baselines>;
    if (result.report)
        return std::make_shared<const Baselines>(result.report->baselines);
    if (request.session.empty() || !drawn_at_once(*result.comparison, wish))
        return Shared();
    Result<Baselines> baselines =
        draw_baselines(*result.comparison, wish.options, wish.draws, progress);
    if (!baselines.ok())
        return baselines.forward<Shared>();
    return Shared(std::make_shared<const Baselines>(std::move(baselines).value()));
}

Result<Done> stage_figure(const HeadlessRequest& request, const HeadlessResult& result,
                          const ViewSettings& view, StagedFiles& files, const Progress& progress) {
    const Result<FigureFormat> format = figure_format(request.figure);
    if (!format.ok())
        return format.forward<Done>();
    const auto baselines = figure_baselines(request, result, view.baselines, progress);
    if (!baselines.ok())
        return baselines.forward<Done>();
    FigureOptions look;
    look.view = view;
    look.baselines = baselines.value();
    look.dark = request.dark;
    look.size = request.size.value_or(look.size);
    return files.add(request.figure, figure_bytes(result.comparison, format.value(), look),
                     input_files(request));
}

SessionSide session_side(const SideInput& side) {
    SessionSide told;
    if (!side.path.empty())
        told.absolute = QFileInfo(QString::fromStdString(side.path)).absoluteFilePath();
    told.demo = QString::fromStdString(side.demo);
    told.demo_side = side.right_of_demo ? Side::right : Side::left;
    told.transposed = side.transpose;
    return told;
}

/// The stamps that the files have before they are read.
SideStamps stamps_of(const HeadlessRequest& request) {
    return {stamp_of(session_side(request.left).absolute),
            stamp_of(session_side(request.right).absolute)};
}

Result<Done> stage_report(const HeadlessRequest& request, const HeadlessResult& result,
                          const ViewSettings& view, const SideStamps& read, StagedFiles& files) {
    const Result<ReportFormat> format = report_format(request.report);
    if (!format.ok())
        return format.forward<Done>();
    ComparedAs compared;
    compared.left = session_side(request.left);
    compared.right = session_side(request.right);
    if (!request.session.empty())
        compared.session = QFileInfo(QString::fromStdString(request.session)).absoluteFilePath();
    compared.options = request.options;
    compared.baselines = request.baselines;
    compared.draws = request.draws;
    const ReportOrigin origin{side_origin(compared.left, read.left, Progress()),
                              side_origin(compared.right, read.right, Progress()),
                              report_command(compared),
                              {}};
    return files.add(request.report,
                     report_bytes(result.comparison,
                                  result.report ? &result.report->baselines : nullptr,
                                  {format.value(), view, origin}),
                     input_files(request));
}

} // namespace

Result<HeadlessRequest> WindowGraphics::begin(HeadlessRequest request, const Progress& progress) {
    if (!request.session.empty()) {
        Result<SessionInput> session = with_session(std::move(request), progress);
        if (!session.ok())
            return session.forward<HeadlessRequest>();
        SessionInput input = std::move(session).value();
        view_ = std::move(input.view);
        request = std::move(input.request);
    }
    read_ = stamps_of(request);
    return request;
}

Result<Done> WindowGraphics::stage(const HeadlessRequest& request, const HeadlessResult& result,
                                   StagedFiles& files, const Progress& progress) {
    Result<Done> staged = Done{};
    if (request.figure.empty() && request.report.empty())
        return staged;
    const ViewSettings view = fitting(view_, *result.comparison);
    if (!request.figure.empty())
        staged = stage_figure(request, result, view, files, progress);
    if (staged.ok() && !request.report.empty())
        staged = stage_report(request, result, view, read_, files);
    return staged;
}

} // namespace counterpart

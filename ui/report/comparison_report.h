#pragma once
// The one-page report of a comparison: window and command make the same.

#include "core/report/file_format.h"
#include "core/report/report_content.h"
#include "ui/workbench/view_state.h"

#include <QByteArray>
#include <QImage>

#include <memory>

namespace counterpart {

struct ReportOptions {
    ReportFormat format = ReportFormat::html;
    ViewSettings view; ///< of the figure; the page is light
    ReportOrigin origin;
};

/// The page as a picture, for looking at.
[[nodiscard]] QImage report_picture(const std::shared_ptr<const Comparison>& comparison,
                                    const Baselines* baselines, const ReportOptions& options);

/// Figure, scores, chance, baselines (null: none), findings, definitions, sources, inputs and
/// command. HTML: self-contained. PDF: one A4 page. UI thread, as all painting of maps.
[[nodiscard]] QByteArray report_bytes(const std::shared_ptr<const Comparison>& comparison,
                                      const Baselines* baselines, const ReportOptions& options);

} // namespace counterpart

#pragma once
// What a figure's or a report's file name says of its format.

#include "core/base/result.h"

#include <string>

namespace counterpart {

enum class FigureFormat { png, svg, pdf };
enum class ReportFormat { html, pdf };

/// The format of a file name's extension, in either case. Errors: none of these, naming them.
Result<FigureFormat> figure_format(const std::string& path);
Result<ReportFormat> report_format(const std::string& path);

} // namespace counterpart

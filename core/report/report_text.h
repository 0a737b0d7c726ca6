#pragma once
// A report as Markdown and as HTML.

#include "core/report/report_content.h"

#include <QByteArray>
#include <QString>

namespace counterpart {

/// CommonMark with pipe tables; whatever a file's or neuron's name holds is text. Ends in a line
/// end.
[[nodiscard]] QString report_markdown(const Report& report);

/// A picture inside the page.
struct ReportPicture {
    QByteArray bytes;
    QByteArray type; ///< "image/png", "image/svg+xml"
    QString words;   ///< for those who cannot see it
};

/// One self-contained page, UTF-8: pictures are embedded, nothing is fetched, no script runs.
/// `pictures` come below the headline.
[[nodiscard]] QByteArray report_html(const Report& report,
                                     const std::vector<ReportPicture>& pictures);

/// Title, subtitle and headline, and each section, as a fragment in the subset of HTML that Qt's
/// rich text knows: what a page is made of.
[[nodiscard]] QString report_head_html(const Report& report);
[[nodiscard]] QString section_html(const ReportSection& section);

} // namespace counterpart

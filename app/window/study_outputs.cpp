// The report of a study.

#include "app/window/window_graphics.h"
#include "core/report/file_format.h"
#include "ui/report/report_origin.h"
#include "ui/report/study_report.h"

#include <QFileInfo>
#include <QString>

#include <vector>

namespace counterpart {

namespace {

SessionSide session_side(const std::string& file, bool transposed) {
    SessionSide side;
    side.absolute = QFileInfo(QString::fromStdString(file)).absoluteFilePath();
    side.transposed = transposed;
    return side;
}

/// `read`: one stamp a file.
QByteArray report_of(const StudyRequest& request, const Study& study, const StudyResult& result,
                     const std::vector<FileStamp>& read) {
    std::vector<ReportOrigin::Side> origins;
    std::vector<StudyFiles> groups;
    for (const GroupFiles& group : request.groups) {
        groups.push_back({QString::fromStdString(group.name), {}});
        for (const std::string& file : group.files) {
            const SessionSide side = session_side(file, request.transpose);
            groups.back().files << side.absolute;
            origins.push_back(side_origin(side, read[origins.size()], Progress()));
        }
    }
    const Report report = study_report(study, result, origins,
                                       report_command(groups, study.options, request.transpose));
    return report_bytes(study, result, report, report_format(request.report).value());
}

} // namespace

void WindowGraphics::begin(const StudyRequest& request) {
    if (!request.report.empty())
        for (const std::string& file : input_files(request))
            read_.runs.push_back(stamp_of(session_side(file, request.transpose).absolute));
}

Result<Done> WindowGraphics::stage(const StudyRequest& request, const Study& study,
                                   const StudyResult& result, StagedFiles& files) {
    if (request.report.empty())
        return Done{};
    return files.add(request.report, report_of(request, study, result, read_.runs),
                     input_files(request));
}

} // namespace counterpart

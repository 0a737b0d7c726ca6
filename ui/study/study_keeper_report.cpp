// The study keeper's part that saves a report: the runs are hashed first, on another thread.

#include "core/report/report_study.h"
#include "ui/report/report_origin.h"
#include "ui/report/study_report.h"
#include "ui/study/study_keeper.h"
#include "ui/workbench/message_bar.h"
#include "ui/workbench/workbench.h"

#include <QDir>
#include <QStringList>

#include <utility>

namespace counterpart {

namespace {

using Origins = std::vector<ReportOrigin::Side>;

/// The runs that take part, in the study's order, with the stamps they were read at.
struct Hashed {
    SessionSide file;
    FileStamp read;
};
std::vector<Hashed> to_hash(const OpenStudy& open) {
    const std::vector<const PlannedRun*> planned = open.plan.runs();
    std::vector<Hashed> runs(open.study->runs.size());
    for (std::size_t i = 0; i < planned.size(); ++i)
        if (open.runs[i].number >= 0)
            runs[std::size_t(open.runs[i].number)] = {planned[i]->file, open.runs[i].stamp};
    return runs;
}

/// The lines that make the report again; a demo's files first.
QString command_of(const OpenStudy& open) {
    std::vector<StudyFiles> groups;
    QStringList lines;
    const std::vector<Hashed> runs = to_hash(open);
    for (const std::string& name : open.study->groups)
        groups.push_back({QString::fromStdString(name), {}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const SessionSide& file = runs[i].file;
        const QString make = QStringLiteral("counterpart demo %1 --output %1").arg(file.demo);
        if (!file.demo.isEmpty() && !lines.contains(make))
            lines << make;
        groups[std::size_t(open.study->runs[i].group)].files
            << (file.demo.isEmpty() ? file.absolute : file.demo + u'/' + file.demo_file);
    }
    lines << report_command(groups, open.study->options, open.plan.transpose);
    return lines.join(u'\n');
}

} // namespace

void StudyKeeper::save_report(const QString& path) {
    const Result<ReportFormat> format = report_format(path.toStdString());
    if (!format.ok())
        return place_.error.show(problem_text(format.problem()));
    const std::shared_ptr<const OpenStudy> open = place_.workbench.study();
    hashing_.start<Origins>(
        [runs = to_hash(*open)](const Progress& progress) -> Result<Origins> {
            Origins origins;
            for (const Hashed& run : runs) {
                origins.push_back(side_origin(run.file, run.read, progress));
                if (progress.cancelled(0))
                    return Cancelled{};
            }
            return origins;
        },
        [this, open, path, format = format.value()](const Origins& origins) {
            const Report report =
                study_report(*open->study, *open->result, origins, command_of(*open));
            save(path, [bytes = report_bytes(*open->study, *open->result, report, format)] {
                return bytes;
            });
        });
}

} // namespace counterpart

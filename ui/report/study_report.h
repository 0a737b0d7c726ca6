#pragma once
// A study as a report: the table of runs as a picture, verdict, tests, pairs.

#include "core/report/report_study.h"
#include "ui/report/comparison_report.h"

#include <QByteArray>
#include <QRectF>

class QPainter;

namespace counterpart {

/// Paints the similarity of every run with every other (of the measure that was asked for), runs of
/// a group beside each other and groups set apart; numbers in the cells where they can be read.
void paint_runs(QPainter& painter, const QRectF& area, const Study& study,
                const StudyResult& result);

[[nodiscard]] QByteArray report_bytes(const Study& study, const StudyResult& result,
                                      const Report& report, ReportFormat format);

} // namespace counterpart

#pragma once
// What a report of one comparison says, as text and tables; how it looks is another matter
// (report_text.h, ui/report).

#include "core/reference/baselines.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <vector>

namespace counterpart {

/// A table: a header, and rows of as many cells. The first column names, the others hold numbers.
struct ReportTable {
    QStringList header;
    QVector<QStringList> rows;
};

/// A part with a title: paragraphs, then a table (which may be empty).
struct ReportSection {
    QString title;
    QStringList paragraphs;
    ReportTable table;
    /// Beside paragraphs: each a term and its text.
    struct Item {
        QString term;
        QString text;
    };
    QVector<Item> items;
    QString code;      ///< a command line
    bool wide = false; ///< on paper as wide as the page, above the columns
};

struct Report {
    QString title;
    QString subtitle;
    QString headline; ///< the one sentence that counts; empty: the first section has it
    std::vector<ReportSection> sections;
    std::vector<ReportSection> appendix; ///< tables too long for one page; usually none
    QString small_print;                 ///< program and version
};

/// Where what was compared came from, and how to do it again: known to who opened it.
struct ReportOrigin {
    struct Side {
        QString sha256; ///< of the bytes that were read, hexadecimal; empty: not known
        QString note;   ///< instead of the hash: "generated", "changed since it was read"
    };
    Side left;
    Side right;
    QString command;      ///< a line, or several; empty: there is none
    QString command_note; ///< what the command does not bring back, or why there is none
};

/// Headline, scores with their chance level, baselines (null: none were drawn), matching,
/// findings. No figure, no neurons as links. Used for Copy explanation, too.
[[nodiscard]] Report explanation_report(const Comparison& comparison, const Baselines* baselines);

/// The same with definitions and references, input files and their hashes, seed, version and
/// command.
[[nodiscard]] Report full_report(const Comparison& comparison, const Baselines* baselines,
                                 const ReportOrigin& origin);

} // namespace counterpart

#include "core/report/report_text.h"

#include <QRegularExpression>

namespace counterpart {

namespace {

/// Text as Markdown: what would be a mark is escaped, and a line stays a line.
QString escaped(const QString& text) {
    static const QRegularExpression marks(QStringLiteral(R"(([\\`*_\[\]<>|#~&]))"));
    QString plain = text.simplified();
    return plain.replace(marks, QStringLiteral(R"(\\1)"));
}

QString markdown_table(const ReportTable& table) {
    const auto line = [](const QStringList& cells) {
        QStringList parts;
        for (const QString& cell : cells)
            parts << escaped(cell);
        return QStringLiteral("| ") + parts.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    };
    QString text = line(table.header) + QStringLiteral("|---|");
    for (qsizetype i = 1; i < table.header.size(); ++i)
        text += QStringLiteral("---:|");
    text += u'\n';
    for (const QStringList& row : table.rows)
        text += line(row);
    return text;
}

QString markdown_section(const ReportSection& section) {
    QStringList blocks{QStringLiteral("## ") + escaped(section.title) + u'\n'};
    for (const QString& paragraph : section.paragraphs)
        blocks << escaped(paragraph) + u'\n';
    if (!section.table.rows.isEmpty())
        blocks << markdown_table(section.table);
    for (const ReportSection::Item& item : section.items)
        blocks << QStringLiteral("**%1.** %2\n").arg(escaped(item.term), escaped(item.text));
    if (!section.code.isEmpty()) {
        QString indented = section.code;
        indented.replace(u'\n', QStringLiteral("\n    "));
        blocks << QStringLiteral("    ") + indented + u'\n'; // a fence could be in a file's name
    }
    return blocks.join(u'\n');
}

QString cell(const char* tag, const QString& text, bool number) {
    // A number is one word; a name may need several lines.
    return QStringLiteral("<%1%2>%3</%1>")
        .arg(QLatin1String(tag),
             !number ? QString()
             : QLatin1String(tag) == QLatin1String("td")
                 ? QStringLiteral(" align=\"right\" style=\"white-space:nowrap\"")
                 : QStringLiteral(" align=\"right\""),
             text.toHtmlEscaped());
}

QString table_html(const ReportTable& table) {
    const auto row = [](const QStringList& cells, const char* tag) {
        QString text = QStringLiteral("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i)
            text += cell(tag, cells[i], i > 0);
        return text + QStringLiteral("</tr>\n");
    };
    QString text = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\" width=\"100%\">\n");
    text += row(table.header, "th");
    for (const QStringList& cells : table.rows)
        text += row(cells, "td");
    return text + QStringLiteral("</table>\n");
}

// No colours: the reader's own, on paper and on a screen.
constexpr const char* style =
    "body{font-family:sans-serif;line-height:1.45;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem;margin-bottom:0}h2{font-size:1.1rem;margin:1.4rem 0 .3rem}"
    "p{margin:.3rem 0}.subtitle,.small{opacity:.75}.headline{font-size:1.2rem;font-weight:bold}"
    "img{width:100%;height:auto;border:1px solid}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid;padding:.2rem .5rem;"
    "font-variant-numeric:tabular-nums}th{font-weight:bold}th:first-child,td:first-child{"
    "text-align:left}pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;padding:"
    ".5rem}p,td{overflow-wrap:anywhere}"
    "@page{size:A4;margin:12mm}"
    "@media print{body{font-size:7pt;line-height:1.25;max-width:none;margin:0;padding:0}"
    "h1{font-size:11pt}h2{font-size:8pt;margin:.5rem 0 .1rem}.headline{font-size:9pt}"
    "img{width:75%;display:block;margin:auto}p{margin:.15rem 0}}";

} // namespace

QString report_markdown(const Report& report) {
    QString text =
        QStringLiteral("# %1\n\n%2\n").arg(escaped(report.title), escaped(report.subtitle));
    if (!report.headline.isEmpty())
        text += QStringLiteral("\n**%1**\n").arg(escaped(report.headline));
    for (const auto* part : {&report.sections, &report.appendix})
        for (const ReportSection& section : *part)
            text += u'\n' + markdown_section(section);
    return text + u'\n' + escaped(report.small_print) + u'\n';
}

QString report_head_html(const Report& report) {
    QString html = QStringLiteral("<h1>%1</h1>\n<p class=\"subtitle\">%2</p>\n")
                       .arg(report.title.toHtmlEscaped(), report.subtitle.toHtmlEscaped());
    if (!report.headline.isEmpty())
        html +=
            QStringLiteral("<p class=\"headline\">%1</p>\n").arg(report.headline.toHtmlEscaped());
    return html;
}

QString section_html(const ReportSection& section) {
    QString text = QStringLiteral("<h2>%1</h2>\n").arg(section.title.toHtmlEscaped());
    for (const QString& paragraph : section.paragraphs)
        text += QStringLiteral("<p>%1</p>\n").arg(paragraph.toHtmlEscaped());
    if (!section.table.rows.isEmpty())
        text += table_html(section.table);
    for (const ReportSection::Item& item : section.items)
        text += QStringLiteral("<p><b>%1.</b> %2</p>\n")
                    .arg(item.term.toHtmlEscaped(), item.text.toHtmlEscaped());
    if (!section.code.isEmpty())
        text += QStringLiteral("<pre>%1</pre>\n").arg(section.code.toHtmlEscaped());
    return text;
}

QByteArray report_html(const Report& report, const std::vector<ReportPicture>& pictures) {
    QByteArray page = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                      report.title.toHtmlEscaped().toUtf8() + "</title>\n<style>" + style +
                      "</style>\n</head>\n<body>\n" + report_head_html(report).toUtf8();
    for (const ReportPicture& picture : pictures)
        page += "<p><img alt=\"" + picture.words.toHtmlEscaped().toUtf8() +
                "\" src=\"data:" + picture.type + ";base64," + picture.bytes.toBase64() +
                "\"></p>\n";
    for (const auto* part : {&report.sections, &report.appendix})
        for (const ReportSection& section : *part)
            page += section_html(section).toUtf8();
    return page + "<p class=\"small\">" + report.small_print.toHtmlEscaped().toUtf8() +
           "</p>\n</body>\n</html>\n";
}

} // namespace counterpart

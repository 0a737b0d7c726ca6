#include "core/wording/wording.h"

#include "core/wording/phrases.h"
#include "core/wording/score_words.h"

#include <QVector>

#include <algorithm>

namespace counterpart {

namespace {

constexpr int longest_file_name = 40;

/// Rows of cells as aligned columns: the first two cells flush left, numbers flush right.
QString table(const QVector<QStringList>& rows, int flush_left) {
    QVector<int> widths;
    for (const QStringList& row : rows)
        for (int i = 0; i < row.size(); ++i) {
            if (i >= widths.size())
                widths << 0;
            widths[i] = std::max(widths[i], int(row[i].size()));
        }
    QString out;
    for (const QStringList& row : rows) {
        QString line;
        for (int i = 0; i < row.size(); ++i) {
            if (i > 0)
                line += QStringLiteral("   ");
            line +=
                i < flush_left ? row[i].leftJustified(widths[i]) : row[i].rightJustified(widths[i]);
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        out += line + QLatin1Char('\n');
    }
    return out;
}

QString files(const Comparison& c) {
    QVector<QStringList> rows;
    const auto add = [&rows](const QString& side, const Responses& responses) {
        const Source& source = responses.source();
        QString shape = shape_text(responses.n_samples(), responses.n_neurons());
        if (source.transposed)
            shape += Wording::tr(" (transposed)");
        rows << QStringList{side, printable(source.name, longest_file_name), shape};
    };
    add(Wording::tr("left (A)"), *c.left);
    add(Wording::tr("right (B)"), *c.right);
    return table(rows, 3);
}

QString scores(const Comparison& c) {
    QVector<QStringList> rows;
    rows << QStringList{QString(), Wording::tr("score"), chance_heading(c)};
    for (const ScoreLine& line : score_lines(c))
        rows << QStringList{line.name, score_text(line.value), line.chance};
    return table(rows, 1);
}

} // namespace

QString comparison_summary(const Comparison& c, const Baselines* baselines) {
    QString text = files(c) + similarity_words(c) + QStringLiteral("\n\n") + scores(c) +
                   QLatin1Char('\n') + wrapped(headline(c, baselines), QString()) +
                   wrapped(certificate_words(c), QString());
    for (const Finding& finding : findings(c, baselines))
        text += QLatin1Char('\n') + title(finding) + QLatin1Char('\n') +
                wrapped(words(finding, c), QStringLiteral("  "));
    return text;
}

QString summary(const Comparison& c) {
    return comparison_summary(c, nullptr);
}

} // namespace counterpart

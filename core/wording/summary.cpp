#include "core/wording/wording.h"

#include "core/findings/thresholds.h"
#include "core/wording/phrases.h"

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

QString similarity_words(const Comparison& c) {
    const bool pearson = c.options.correlation == CorrelationKind::pearson;
    if (c.options.sign == Sign::signed_)
        return pearson ? Wording::tr("Similarity: Pearson correlation, signed.")
                       : Wording::tr("Similarity: Spearman correlation, signed.");
    return pearson ? Wording::tr("Similarity: Pearson correlation, absolute.")
                   : Wording::tr("Similarity: Spearman correlation, absolute.");
}

QString level(std::optional<double> low, double high) {
    const QString top = score_text(high);
    if (!low)
        return Wording::tr("≤ %1").arg(top);
    const QString bottom = score_text(*low);
    return bottom == top ? top : Wording::tr("%1–%2").arg(bottom, top);
}

QString scores(const Comparison& c) {
    const auto& exact = c.chance.all_orders;
    const bool comparable = defined_counts(c).fewer() > 0;
    QVector<QStringList> rows;
    rows << QStringList{QString(), Wording::tr("score"),
                        exact ? Wording::tr("mean over all orders")
                              : Wording::tr("by chance (rough guide)")};
    const auto add = [&rows, comparable](const QString& name, double value,
                                         std::optional<double> low, double high) {
        rows << QStringList{name, score_text(value),
                            comparable ? level(low, high) : QStringLiteral("–")};
    };
    if (c.scores.index_aligned) {
        const double chance = exact && exact->index_aligned ? *exact->index_aligned
                                                            : c.chance.index_aligned.value_or(0);
        add(Wording::tr("index-aligned"), *c.scores.index_aligned, chance, chance);
    }
    const double forward = exact ? exact->naive_forward : c.chance.naive_forward;
    const double backward = exact ? exact->naive_backward : c.chance.naive_backward;
    add(Wording::tr("naive forward"), c.scores.naive_forward, forward, forward);
    add(Wording::tr("naive backward"), c.scores.naive_backward, backward, backward);
    add(Wording::tr("matched"), c.scores.matched, exact ? exact->matched : c.chance.matched_low,
        exact ? exact->matched : c.chance.matched_high);
    if (!c.scores.index_aligned)
        add(Wording::tr("matched strict"), c.scores.matched_strict,
            exact ? exact->matched_strict : c.chance.matched_strict_low,
            exact ? exact->matched_strict : c.chance.matched_strict_high);
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

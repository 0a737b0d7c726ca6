#include "ui/lessons/lesson_text.h"

#include "core/synthetic/lesson_charts.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace counterpart {

namespace {

const QRegularExpression& number_form() {
    static const QRegularExpression form(
        QStringLiteral("\\{([A-Za-z_][A-Za-z0-9_.]*)(?:\\|([0-6%g]))?\\}"));
    return form;
}

QString format(double value, const QString& how) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text;
    if (how == QLatin1String("%"))
        text = locale.toString(100 * value, 'f', 0) + QStringLiteral("\u202f%");
    else if (how == QLatin1String("g"))
        text = locale.toString(value, 'g', 6);
    else
        text = locale.toString(value, 'f', how.isEmpty() ? 2 : how.toInt());
    if (text.startsWith(QLatin1Char('-')))
        text.replace(0, 1, QChar(0x2212));
    return text;
}

bool contains(const std::vector<std::string>& names, const QString& name) {
    return std::find(names.begin(), names.end(), name.toStdString()) != names.end();
}

std::optional<double> cell(const QString& name, const Comparison* comparison) {
    const Index left = name.section(u'.', 1, 1).toInt();
    const Index right = name.section(u'.', 2, 2).toInt();
    if (!comparison || left >= comparison->left->n_neurons() ||
        right >= comparison->right->n_neurons())
        return std::nullopt;
    return comparison->similarity(left, right);
}

std::optional<double> value_of(const QString& name, const LessonNumbers& numbers) {
    if (name.startsWith(QLatin1String("s.")))
        return cell(name, numbers.comparison.get());
    const bool parameter = name.startsWith(QLatin1String("p."));
    const std::map<std::string, double>& from = parameter ? numbers.parameters : numbers.facts;
    const auto found = from.find((parameter ? name.mid(2) : name).toStdString());
    return found == from.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

QStringList numbers_in(const QString& text) {
    QStringList names;
    for (auto found = number_form().globalMatch(text); found.hasNext();)
        names << found.next().captured(1);
    return names;
}

QString mistaken_number(const QString& text) {
    QString rest = text;
    rest.remove(number_form());
    const qsizetype open = rest.indexOf(u'{');
    const qsizetype close = rest.indexOf(u'}');
    if (open < 0 && close < 0)
        return {};
    const qsizetype from = open < 0 ? std::max<qsizetype>(0, close - 12) : open;
    return rest.mid(from, 24).trimmed();
}

bool is_known_number(const QString& name, const LessonStep& step) {
    static const QRegularExpression cell_form(QStringLiteral("^s\\.[0-9]+\\.[0-9]+$"));
    if (name.startsWith(QLatin1String("s.")))
        return cell_form.match(name).hasMatch();
    if (name.startsWith(QLatin1String("p."))) {
        const LessonGenerator* generator = find_lesson_generator(step.generator);
        return generator && generator->parameter(name.mid(2).toStdString());
    }
    const LessonChartKind* chart = find_lesson_chart(step.chart);
    return contains(lesson_fact_names(), name) || (chart && contains(chart->facts, name));
}

QString with_numbers(const QString& text, const LessonNumbers& numbers) {
    QString filled;
    qsizetype from = 0;
    for (auto found = number_form().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        filled += text.mid(from, match.capturedStart() - from);
        const std::optional<double> value = value_of(match.captured(1), numbers);
        filled += value ? format(*value, match.captured(2)) : QStringLiteral("…");
        from = match.capturedEnd();
    }
    return filled + text.mid(from);
}

} // namespace counterpart

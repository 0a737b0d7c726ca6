#include "app/shared_options.h"

#include <QCommandLineOption>
#include <QCoreApplication>

namespace counterpart {

namespace {

constexpr Index most_draws = 100'000;

QString words(const char* text) {
    return QCoreApplication::translate("SharedOptions", text);
}

} // namespace

void add_flags(QCommandLineParser& parser, std::initializer_list<const char*> names) {
    for (const char* name : names)
        parser.addOption(QCommandLineOption(QString::fromLatin1(name)));
}

void add_values(QCommandLineParser& parser, std::initializer_list<const char*> names) {
    for (const char* name : names)
        parser.addOption(
            QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value")));
}

QString choose(const QCommandLineParser& parser, const char* name,
               std::initializer_list<const char*> choices, bool& is_second) {
    const QString value = parser.value(QString::fromLatin1(name));
    const QString first = QLatin1String(*choices.begin());
    const QString second = QLatin1String(*(choices.begin() + 1));
    is_second = value == second;
    if (!parser.isSet(QString::fromLatin1(name)) || is_second || value == first)
        return {};
    return words(QT_TRANSLATE_NOOP("SharedOptions", "--%1 is %2 or %3, not %4"))
        .arg(QLatin1String(name), first, second, value);
}

QString understand_correlation(const QCommandLineParser& parser, CorrelationKind& kind,
                               Sign& sign) {
    bool spearman = false;
    if (QString wrong = choose(parser, "correlation", {"pearson", "spearman"}, spearman);
        !wrong.isEmpty())
        return wrong;
    kind = spearman ? CorrelationKind::spearman : CorrelationKind::pearson;
    sign = parser.isSet(QStringLiteral("signed")) ? Sign::signed_ : Sign::absolute;
    return {};
}

QString understand_draws(const QCommandLineParser& parser, Index fewest, Index& draws,
                         std::uint64_t& seed) {
    bool ok = true;
    if (parser.isSet(QStringLiteral("draws")))
        draws = parser.value(QStringLiteral("draws")).toLongLong(&ok);
    if (!ok || draws < fewest || draws > most_draws)
        return words(QT_TRANSLATE_NOOP("SharedOptions", "--draws is from %1 to %2"))
            .arg(fewest)
            .arg(most_draws);
    if (parser.isSet(QStringLiteral("seed")))
        seed = parser.value(QStringLiteral("seed")).toUInt(&ok);
    if (!ok)
        return words(QT_TRANSLATE_NOOP("SharedOptions", "--seed is from 0 to 4294967295"));
    return {};
}

} // namespace counterpart

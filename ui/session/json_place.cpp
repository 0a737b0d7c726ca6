#include "ui/session/json_place.h"

#include <QCoreApplication>

#include <cmath>

namespace counterpart {

namespace {

constexpr double most_whole = 9007199254740992.0; // 2^53: beyond, doubles skip whole numbers

QString words(const char* text) {
    return QCoreApplication::translate("SessionFile", text);
}

} // namespace

Problem JsonFaults::problem(const std::string& file) const {
    return {file,
            words(QT_TRANSLATE_NOOP("SessionFile", "the session is damaged at “%1”: %2"))
                .arg(place_, what_)
                .toStdString(),
            words(QT_TRANSLATE_NOOP("SessionFile", "open a copy of it, or the two response files"))
                .toStdString()};
}

QString JsonPlace::place(const char* key) const {
    const QString name = QLatin1String(key);
    return path_.isEmpty() ? name : path_ + QLatin1Char('.') + name;
}

bool JsonPlace::has(const char* key) const {
    const QJsonValue found = object_.value(QLatin1String(key));
    return !found.isUndefined() && !found.isNull();
}

QJsonValue JsonPlace::value(const char* key, QJsonValue::Type type, const char* kind) const {
    if (!has(key))
        return {};
    QJsonValue found = object_.value(QLatin1String(key));
    if (found.type() == type)
        return found;
    fault(key, words(kind));
    return {};
}

QString JsonPlace::text(const char* key, const QString& missing) const {
    return value(key, QJsonValue::String, QT_TRANSLATE_NOOP("SessionFile", "it should be a text"))
        .toString(missing);
}

bool JsonPlace::flag(const char* key, bool missing) const {
    return value(key, QJsonValue::Bool,
                 QT_TRANSLATE_NOOP("SessionFile", "it should be true or false"))
        .toBool(missing);
}

double JsonPlace::number(const char* key, double missing) const {
    return value(key, QJsonValue::Double, QT_TRANSLATE_NOOP("SessionFile", "it should be a number"))
        .toDouble(missing);
}

std::optional<qint64> JsonPlace::whole_of(const QJsonValue& value) {
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > most_whole || number != std::floor(number))
        return std::nullopt;
    return qint64(number);
}

qint64 JsonPlace::whole(const char* key, qint64 missing) const {
    if (!has(key))
        return missing;
    const std::optional<qint64> found = whole_of(object_.value(QLatin1String(key)));
    if (!found)
        fault(key,
              words(QT_TRANSLATE_NOOP("SessionFile", "it should be a whole number from 0 on")));
    return found.value_or(missing);
}

JsonPlace JsonPlace::object(const char* key) const {
    return {
        value(key, QJsonValue::Object, QT_TRANSLATE_NOOP("SessionFile", "it should be an object"))
            .toObject(),
        place(key), *faults_};
}

QJsonArray JsonPlace::array(const char* key) const {
    return value(key, QJsonValue::Array, QT_TRANSLATE_NOOP("SessionFile", "it should be a list"))
        .toArray();
}

JsonPlace JsonPlace::entry(const QJsonValue& value, const char* key, int i) const {
    const QString name = QStringLiteral("%1[%2]").arg(place(key)).arg(i);
    if (!value.isObject())
        faults_->note(name, words(QT_TRANSLATE_NOOP("SessionFile", "it should be an object")));
    return {value.toObject(), name, *faults_};
}

void JsonPlace::unknown(const char* key, const QString& word) const {
    fault(key, words(QT_TRANSLATE_NOOP("SessionFile", "“%1” is not known")).arg(word));
}

} // namespace counterpart

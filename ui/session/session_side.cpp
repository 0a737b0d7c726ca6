#include "ui/session/session_side.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace counterpart {

namespace {

const JsonWords<Side> sides = {{"left", Side::left}, {"right", Side::right}};

QString words(const char* text) {
    return QCoreApplication::translate("SessionFile", text);
}

QString key(const char* name) {
    return QLatin1String(name);
}

} // namespace

QJsonValue side_json(const SessionSide& side) {
    if (side.empty())
        return QJsonValue::Null;
    QJsonObject object{{key("transposed"), side.transposed}};
    if (!side.demo.isEmpty()) {
        object[key("demo")] = side.demo;
        object[key("side")] = side.demo_side == Side::left ? key("left") : key("right");
        if (!side.demo_file.isEmpty())
            object[key("demo_file")] = side.demo_file;
        return object;
    }
    if (!side.relative.isEmpty())
        object[key("file")] = side.relative;
    object[key("absolute")] = side.absolute;
    object[key("bytes")] = side.bytes;
    object[key("modified")] = side.modified.toUTC().toString(Qt::ISODateWithMs);
    object[key("sha256")] = side.sha256.isEmpty() ? QJsonValue() : QJsonValue(side.sha256);
    return object;
}

SessionSide side_from_json(const JsonPlace& at) {
    SessionSide side;
    side.transposed = at.flag("transposed", false);
    side.demo = at.text("demo");
    if (!side.demo.isEmpty()) {
        side.demo_side = at.choice("side", sides, Side::left);
        side.demo_file = at.text("demo_file");
        return side;
    }
    side.relative = at.text("file");
    side.absolute = at.text("absolute");
    side.bytes = at.whole("bytes", 0);
    side.modified = QDateTime::fromString(at.text("modified"), Qt::ISODateWithMs);
    side.sha256 = at.text("sha256");
    if (side.absolute.isEmpty())
        at.fault("absolute", words(QT_TRANSLATE_NOOP("SessionFile", "a file's path is missing")));
    return side;
}

} // namespace counterpart

#include "ui/workbench/recent_pairs.h"

#include <QDir>
#include <QFileInfo>

namespace counterpart {

namespace {

const QString key = QStringLiteral("recentPairs");

void write(QSettings& settings, const QVector<RecentPair>& pairs) {
    settings.remove(key);
    settings.beginWriteArray(key, int(pairs.size()));
    for (int i = 0; i < pairs.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("left"), pairs[i].left);
        settings.setValue(QStringLiteral("right"), pairs[i].right);
        settings.setValue(QStringLiteral("leftTransposed"), pairs[i].left_transposed);
        settings.setValue(QStringLiteral("rightTransposed"), pairs[i].right_transposed);
    }
    settings.endArray();
}

} // namespace

QVector<RecentPair> recent_pairs(QSettings& settings) {
    QVector<RecentPair> pairs;
    const int count = settings.beginReadArray(key);
    for (int i = 0; i < count && i < most_recent_pairs; ++i) {
        settings.setArrayIndex(i);
        const RecentPair pair{settings.value(QStringLiteral("left")).toString(),
                              settings.value(QStringLiteral("right")).toString(),
                              settings.value(QStringLiteral("leftTransposed")).toBool(),
                              settings.value(QStringLiteral("rightTransposed")).toBool()};
        if (!pair.left.isEmpty() && !pair.right.isEmpty())
            pairs.push_back(pair);
    }
    settings.endArray();
    return pairs;
}

void remember_pair(QSettings& settings, const RecentPair& pair) {
    QVector<RecentPair> pairs = recent_pairs(settings);
    pairs.removeIf([&pair](const RecentPair& other) {
        return other.left == pair.left && other.right == pair.right;
    });
    pairs.prepend(pair);
    if (pairs.size() > most_recent_pairs)
        pairs.resize(most_recent_pairs);
    write(settings, pairs);
}

void forget_pairs(QSettings& settings) {
    settings.remove(key);
}

QString recent_label(const RecentPair& pair) {
    const QFileInfo left(pair.left);
    const QFileInfo right(pair.right);
    if (left.fileName() != right.fileName())
        return QStringLiteral("%1 ↔ %2").arg(left.fileName(), right.fileName());
    return QStringLiteral("%1/%2 ↔ %3/%4")
        .arg(left.dir().dirName(), left.fileName(), right.dir().dirName(), right.fileName());
}

} // namespace counterpart

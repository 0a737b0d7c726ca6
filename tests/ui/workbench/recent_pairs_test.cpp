#include "ui/workbench/recent_pairs.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace counterpart;

class RecentPairsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    [[nodiscard]] QString file(const char* name) const {
        return folder_.filePath(QLatin1String(name));
    }
    static RecentPair numbered(int number) {
        return {QStringLiteral("/a/%1.npy").arg(number), QStringLiteral("/b.npy"), false, false};
    }

  private Q_SLOTS:
    void a_pair_comes_back_with_its_transposes() {
        for (const bool left : {false, true})
            for (const bool right : {false, true}) {
                QSettings settings(file("turned.ini"), QSettings::IniFormat);
                const RecentPair pair{QStringLiteral("/a, b;=%1.npy"), QStringLiteral("/ü.npy"),
                                      left, right};
                remember_pair(settings, pair);
                settings.sync();
                QSettings again(file("turned.ini"), QSettings::IniFormat);
                QCOMPARE(recent_pairs(again).size(), 1); // the same files only once
                QVERIFY(recent_pairs(again).front() == pair);
            }
    }

    void the_last_one_is_first_and_the_oldest_are_dropped() {
        QSettings settings(file("many.ini"), QSettings::IniFormat);
        for (int number = 0; number < most_recent_pairs + 3; ++number)
            remember_pair(settings, numbered(number));
        const QVector<RecentPair> pairs = recent_pairs(settings);
        QCOMPARE(pairs.size(), most_recent_pairs);
        QVERIFY(pairs.front() == numbered(most_recent_pairs + 2));
        QVERIFY(pairs.back() == numbered(3));
        forget_pairs(settings);
        QVERIFY(recent_pairs(settings).isEmpty());
    }

    void equal_names_are_told_apart_by_their_folders() {
        const QString label = recent_label(
            {QStringLiteral("/one/x.npy"), QStringLiteral("/two/x.npy"), false, false});
        QVERIFY2(label.contains(QLatin1String("one")) && label.contains(QLatin1String("two")),
                 qPrintable(label));
    }
};

QTEST_GUILESS_MAIN(RecentPairsTest)
#include "recent_pairs_test.moc"

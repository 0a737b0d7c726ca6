// Taking things out of the real window.

#include "open_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class ExportsTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_random(folder_, QStringLiteral("a.npy"), 40, 6, 1);
    std::string b_ = write_random(folder_, QStringLiteral("b.npy"), 40, 5, 2);

    static QByteArray bytes_of(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void open(OpenWindow& window) {
        window.open(a_, b_);
        QTRY_VERIFY(window.comparison());
    }

  private Q_SLOTS:
    void every_kind_is_written_and_told_data() {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("png") << QByteArray("exportFigure") << QStringLiteral("f.png")
                             << QByteArray("\x89PNG");
        QTest::newRow("svg") << QByteArray("exportFigure") << QStringLiteral("f.svg")
                             << QByteArray("<?xml");
        QTest::newRow("pdf") << QByteArray("exportFigure") << QStringLiteral("f.pdf")
                             << QByteArray("%PDF");
        QTest::newRow("csv") << QByteArray("exportMatching") << QStringLiteral("m.csv")
                             << QByteArray("left,right,");
        QTest::newRow("npy") << QByteArray("exportPermutation") << QStringLiteral("p.npy")
                             << QByteArray("\x93NUMPY");
    }

    void every_kind_is_written_and_told() {
        QFETCH(QByteArray, action);
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        OpenWindow window;
        open(window);
        window.answer = QString::fromStdString(folder_.path(name));
        window.trigger(action);
        QTRY_VERIFY(window.notice()->isVisible());
        QVERIFY(window.notice()->text().contains(window.answer));
        QVERIFY(window.asked.save);
        QVERIFY(window.asked.suggested.startsWith(QStringLiteral("a_b")));
        QVERIFY(bytes_of(window.answer).startsWith(begin));
    }

    void an_input_is_never_written_over() {
        OpenWindow window;
        open(window);
        const QByteArray before = bytes_of(QString::fromStdString(a_));
        window.answer = QString::fromStdString(a_);
        window.trigger("exportPermutation");
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(window.error()->text().contains(QStringLiteral("a.npy")));
        QVERIFY(!window.notice()->isVisible());
        QCOMPARE(bytes_of(QString::fromStdString(a_)), before);
    }

    void an_unknown_kind_of_picture_is_refused() {
        OpenWindow window;
        open(window);
        window.answer = QString::fromStdString(folder_.path(QStringLiteral("f.gif")));
        window.trigger("exportFigure");
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(!QFile::exists(window.answer));
    }

    void a_folder_that_is_not_there_is_told() {
        OpenWindow window;
        open(window);
        window.answer = QString::fromStdString(folder_.path(QStringLiteral("none/m.csv")));
        window.trigger("exportMatching");
        QTRY_VERIFY(window.error()->isVisible());
        QVERIFY(window.error()->text().contains(QStringLiteral("m.csv")));
    }

    void the_figure_goes_to_the_clipboard() {
        OpenWindow window;
        open(window);
        QGuiApplication::clipboard()->clear();
        window.trigger("copyFigure");
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        QVERIFY(window.notice()->isVisible());
    }
};

QTEST_MAIN(ExportsTest)
#include "exports_test.moc"

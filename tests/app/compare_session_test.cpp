// counterpart compare --session: what the window saved, without a window.

#include "support/files.h"
#include "support/program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

using namespace counterpart::test;

class CompareSessionTest : public QObject {
    Q_OBJECT

    Folder folder_;
    QString here_ = QString::fromStdString(folder_.path(QStringLiteral(".")));

    Ran compare(const char* words) const {
        return run(QStringList{QStringLiteral("compare")} + arguments(words), here_);
    }
    static QByteArray side(const char* file, const char* more = "") {
        return QByteArray("{\"file\": \"") + file + "\", \"absolute\": \"/nowhere/" + file +
               "\", \"bytes\": 0" + more + "}";
    }
    void write(const char* name, const QByteArray& left, const QByteArray& right,
               const QByteArray& more = "") const {
        folder_.write(QLatin1String(name), "{\"format\": \"counterpart.session/1\", \"left\": " +
                                               left + ", \"right\": " + right + more + "}");
    }
    QByteArray bytes(const char* name) const {
        QFile file(QString::fromStdString(folder_.path(QLatin1String(name))));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// From the header of a PNG; core tests know no pictures.
    QByteArray png_size(const char* name) const {
        const QByteArray header = bytes(name).mid(16, 8);
        return QByteArray::number(qFromBigEndian<quint32>(header.constData())) + 'x' +
               QByteArray::number(qFromBigEndian<quint32>(header.constData() + 4));
    }
    static QJsonObject json(const Ran& ran) { return QJsonDocument::fromJson(ran.out).object(); }

  private Q_SLOTS:
    void initTestCase() {
        folder_.write(QStringLiteral("a.npy"), noise_npy(40, 12, 1));
        folder_.write(QStringLiteral("b.npy"), noise_npy(40, 9, 2));
    }

    void a_session_says_what_is_compared_and_how() {
        write("s.counterpart", side("a.npy"), side("b.npy"),
              R"(, "options": {"correlation": "spearman", "sign": "signed"})");
        const Ran from_session = compare("--session s.counterpart --json -");
        QCOMPARE(from_session.code, 0);
        const Ran from_files = compare("a.npy b.npy --correlation spearman --signed --json -");
        QCOMPARE(json(from_session).value(QStringLiteral("scores")),
                 json(from_files).value(QStringLiteral("scores")));
        QCOMPARE(json(from_session).value(QStringLiteral("sign")).toString(),
                 QStringLiteral("signed"));
        // Its files are not those that were saved (0 bytes): told, a line each.
        QCOMPARE(from_session.err.count("changed since the session was saved"), 2);
    }

    void a_demo_swapped_is_read_from_a_session() {
        write("demo.counterpart", R"({"demo": "counterexample", "side": "right"})",
              R"({"demo": "counterexample", "side": "left"})");
        const Ran ran = compare("--session demo.counterpart --json -");
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.err.isEmpty());
        const Ran demo = run(arguments("demo counterexample --output demo"), here_);
        QCOMPARE(demo.code, 0);
        const auto name = [](const Ran& from, const char* which) {
            return json(from)[QLatin1String(which)].toObject()[QStringLiteral("neurons")].toInt();
        };
        QCOMPARE(name(ran, "left"), 3);
        QCOMPARE(name(ran, "right"), 3);
    }

    void a_figure_has_the_size_that_is_asked_for() {
        write("s.counterpart", side("a.npy"), side("b.npy"));
        QCOMPARE(compare("--session s.counterpart --figure f.png --size 800x500").code, 0);
        QCOMPARE(png_size("f.png"), QByteArray("1600x1000"));
        QCOMPARE(compare("a.npy b.npy --figure g.svg").code, 0);
        QCOMPARE(compare("a.npy b.npy --figure dark.svg --dark").code, 0);
        QVERIFY(bytes("g.svg") != bytes("dark.svg"));
    }

    void notes_and_spans_about_neurons_that_are_gone_do_no_harm() {
        write("s.counterpart", side("a.npy"), side("b.npy"),
              R"(, "view": {"rows": [5, 4000], "raw_columns": [100, 140],
                  "left_order": {"kind": "custom", "custom": [1, 0]},
                  "notes": [{"left": 99, "right": 99, "flagged": true, "text": "x"}]})");
        QCOMPARE(compare("--session s.counterpart --figure h.png").code, 0);
    }

    void what_cannot_be_is_one_line_and_a_code_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* words, int code, const char* told) {
            QTest::newRow(words) << QByteArray(words) << code << QByteArray(told);
        };
        row("--session none.counterpart", 1, "none.counterpart: it cannot be read");
        row("--session a.npy", 1, "a.npy: this is no session");
        row("--session lost.counterpart", 1, "its response file /nowhere/lost.npy is missing");
        row("--session one.counterpart", 1, "the session has only one side");
        row("--session s.counterpart a.npy", 2, "--session names both files");
        row("--session s.counterpart --signed", 2, "--session says what --signed would");
        row("--session s.counterpart --json s.counterpart", 1, "this is an input");
        row("a.npy b.npy --size 800x600", 2, "--size is for a --figure");
        row("a.npy b.npy --figure f.png --size 800", 2, "--size is a width and a height");
        row("a.npy b.npy --figure f.png --size 20000x20000", 2, "100 megapixels");
    }
    void what_cannot_be_is_one_line_and_a_code() {
        QFETCH(QByteArray, words);
        QFETCH(int, code);
        QFETCH(QByteArray, told);
        write("s.counterpart", side("a.npy"), side("b.npy"));
        write("lost.counterpart", side("lost.npy"), side("b.npy"));
        write("one.counterpart", side("a.npy"), "null");
        const Ran ran = compare(words.constData());
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.contains(told), ran.err.constData());
    }

    void a_session_without_a_display_is_compared_instead_of_shown() {
        write("s.counterpart", side("a.npy"), side("b.npy"));
        const Ran ran = run(arguments("s.counterpart"), here_);
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.err.contains("no usable display"));
        QVERIFY(!ran.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(CompareSessionTest)
#include "compare_session_test.moc"

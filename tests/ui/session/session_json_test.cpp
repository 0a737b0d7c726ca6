// Sessions as bytes: what is written reads back as the very same, and what is damaged is told.

#include "ui/session/session_json.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace counterpart;

namespace {

Session everything() {
    Session session;
    session.left = {QStringLiteral("../a b.npy"),
                    QStringLiteral("/data/ä/a b.npy"),
                    123456789012,
                    QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59, 987), Qt::UTC),
                    QString(64, u'f'),
                    {},
                    Side::left,
                    {},
                    true};
    session.right.demo = QStringLiteral("digits");
    session.right.demo_side = Side::right;
    session.right.demo_file = QStringLiteral("torch_2.npy");
    session.study = demo_study();
    session.study.groups[1].runs[2].included = false;
    session.study.groups[0].runs.push_back(run_of_file(QStringLiteral("/data/x.npy")));
    session.study.options.measure = Measure::naive;
    session.study.options.paired = true;
    session.options = {CorrelationKind::spearman, Sign::signed_, 0};
    ViewSettings& view = session.view;
    view.show_assignment = false;
    view.show_naive = false;
    view.pooling = Pooling::mean;
    view.colour_map = ColourMap::magma;
    view.signed_colour_map = ColourMap::grey;
    view.range = {RangeKind::percentile, 0.1 + 0.2, 99.9};
    view.left_order = {OrderKind::custom, {2, 0, 1}};
    view.right_order = {OrderKind::clustered, {1, 0}};
    view.crosshair = CrosshairLink::counterpart;
    view.rows = {1.0 / 3, std::nextafter(2.0, 3.0)};
    view.raw_columns = {std::numeric_limits<double>::denorm_min(), 1e-300};
    view.matched_columns = {123.45678901234567, 8191.999999999999};
    view.wishes = {{Wish::Kind::forbid, 1, 2}, {Wish::Kind::pin, 0, 0}};
    view.notes = {{-1, 7, false, QStringLiteral("alone")},
                  {0, 1, true, QStringLiteral("„\"\n\t\\ 😀")},
                  {2, -1, true, {}},
                  {2, 2, false, {}}};
    view.baselines = {1000, {2147483647, Shuffle::block, 17}, true};
    session.selection = Cell{2, -1};
    session.saved_as = QStringLiteral("/x.counterpart");
    return session;
}

/// A session that reads, with one piece of it replaced.
QByteArray edited(const QByteArray& from, const QByteArray& to) {
    QByteArray bytes = session_json(everything());
    const qsizetype place = bytes.indexOf(from);
    return place < 0 ? QByteArray() : bytes.replace(place, from.size(), to);
}

} // namespace

class SessionJsonTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void what_is_written_reads_back_as_the_very_same() {
        for (const Session& session : {everything(), Session{}}) {
            const QByteArray bytes = session_json(session);
            const Result<Session> read = session_from_json(bytes, "s.counterpart");
            QVERIFY2(read.ok(), bytes.constData());
            QVERIFY(read.value() == session);
            QCOMPARE(session_json(read.value()), bytes);
        }
    }

    void keys_of_later_versions_are_ignored_and_missing_ones_have_their_default() {
        const Result<Session> read = session_from_json(
            R"({"format": "counterpart.session/1", "later": 1, "view": {"also": [], "rows": null}})",
            "s.counterpart");
        QVERIFY(read.ok());
        QVERIFY(read.value() == Session{});
    }

    void what_is_wrong_is_told_with_its_place_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const QByteArray& bytes, const char* told) {
            QTest::newRow(name) << bytes << QString::fromUtf8(told);
        };
        row("empty", "", "this is no session of Counterpart");
        row("an array", "\x93NUMPY", "this is no session of Counterpart");
        row("other JSON", R"({"schema": "counterpart.comparison/1"})",
            "this is no session of Counterpart");
        row("newer", R"({"format": "counterpart.session/2"})",
            "this session has format counterpart.session/2, and counterpart.session/1 is read");
        row("cut off", session_json(everything()).left(300), "s.counterpart, byte 301");
        row("a word", edited("\"magma\"", "\"pink\""), "“view.colour_map”: “pink” is not known");
        row("a flag", edited("\"show_naive\": false", "\"show_naive\": 0"),
            "“view.show_naive”: it should be true or false");
        row("a span", edited("8191.999999999999", "-2"),
            "“view.matched_columns”: it should be two");
        row("an index",
            edited("\"left\": 2,\n                \"right\": 2",
                   "\"left\": 2.5,\n                \"right\": 2"),
            "“view.notes[3].left”: it should be a whole number");
        row("a note on nothing",
            edited("\"left\": null,\n                \"right\": 7",
                   "\"left\": null,\n                \"right\": null"),
            "“view.notes[0].left”: a note should name a neuron");
        row("an order", edited("0,\n                1\n", "0,\n                0\n"),
            "“view.left_order.custom”: it should name every neuron once");
        row("percents", edited("99.9", "100.5"), "“view.range.low_percent”: percents should lie");
        row("a seed", edited("2147483647", "2147483648"),
            "“view.baselines.seed”: it should be below");
        row("draws", edited("\"draws\": 1000", "\"draws\": 1000001"),
            "“view.baselines.draws”: that many are not drawn");
        row("a shuffle", edited("\"block\",", "\"sideways\","), "“view.baselines.shuffle”");
        row("a list", edited("\"wishes\": [", "\"wishes\": 3, \"x\": ["),
            "“view.wishes”: it should be a list");
        row("a path", edited("\"absolute\"", "\"nowhere\""), "“left.absolute”: a file's path is");
    }
    void what_is_wrong_is_told_with_its_place() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, told);
        const Result<Session> read = session_from_json(bytes, "s.counterpart");
        QVERIFY(read.failed());
        const QString sentence = QString::fromStdString(read.problem().sentence());
        QVERIFY2(sentence.contains(told), qPrintable(sentence));
        QVERIFY(sentence.startsWith(QStringLiteral("s.counterpart")));
        QVERIFY(!read.problem().remedy.empty());
    }

    void no_byte_that_is_lost_or_changed_ends_the_program() {
        const QByteArray bytes = session_json(everything());
        for (qsizetype i = 0; i < bytes.size() - 1; ++i) { // the last is a line end
            QVERIFY(!session_from_json(bytes.left(i), "s").ok());
            QByteArray other = bytes;
            other[i] = char(other[i] ^ 0x15);
            const Result<Session> read = session_from_json(other, "s");
            QVERIFY(read.ok() || !read.problem().sentence().empty());
        }
    }

    void a_view_is_fitted_to_fewer_neurons() {
        ViewSettings view = everything().view;
        view.rows = {1, 3};
        view.raw_columns = {6, 8};
        view.matched_columns = {0, 9};
        QVERIFY(fitted(view, 3, 9).notes == view.notes);
        QVERIFY(fitted(view, 3, 9).left_order == view.left_order);
        QVERIFY(fitted(view, 3, 9).right_order == SideOrder({OrderKind::clustered, {}}));
        const ViewSettings cut = fitted(view, 2, 4);
        QVERIFY(cut.rows == Span({0, 2}) || cut.rows.everything());
        QVERIFY(cut.raw_columns == Span({2, 4}));
        QVERIFY(cut.matched_columns.everything());
        QVERIFY(cut.left_order.kind == OrderKind::file);
        QCOMPARE(cut.notes.size(), std::size_t(1)); // of 0 and 1
        QCOMPARE(cut.wishes.size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(SessionJsonTest)
#include "session_json_test.moc"

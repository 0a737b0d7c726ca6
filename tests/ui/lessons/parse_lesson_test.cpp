// Lesson files: what is read from right ones, and what is told of wrong ones.

#include "core/synthetic/lesson_charts.h"
#include "support/files.h"
#include "ui/lessons/lesson_library.h"
#include "ui/lessons/lesson_text.h"
#include "ui/lessons/parse_lesson.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

const char* const good = R"(# A title
> A summary
> in two lines.

## First
@data noise samples=20 neurons=4
@correlation spearman
@sign signed
@pooling mean
@marks off
@highlight cell 1 2
@highlight naive_forward
@control samples slider 3 500 log Number of samples
@control active choice 0.5=half, 1=all
@chart shuffle
Text with {naive_forward} and {shuffle.matched|3}.
@ask Which?
- [ ] this one
- [x] that one
@reveal
Told {p.samples|0}.

## Second
Same data.
)";

} // namespace

class ParseLessonTest : public QObject {
    Q_OBJECT

    static Lesson parsed(const QString& text) {
        Result<Lesson> lesson = parse_lesson(text, QStringLiteral("folder/mine.md"));
        if (!lesson.ok())
            qFatal("%s", lesson.problem().sentence().c_str());
        return std::move(lesson).value();
    }

  private Q_SLOTS:
    void a_right_file_is_read_whole() {
        const Lesson lesson = parsed(QString::fromUtf8(good));
        QCOMPARE(lesson.id, QStringLiteral("mine"));
        QCOMPARE(lesson.title, QStringLiteral("A title"));
        QCOMPARE(lesson.summary, QStringLiteral("A summary in two lines."));
        QCOMPARE(lesson.steps.size(), std::size_t{2});
        const LessonStep& step = lesson.steps[0];
        QCOMPARE(step.title, QStringLiteral("First"));
        QCOMPARE(step.generator, std::string("noise"));
        QCOMPARE(step.parameters.at("samples"), 20.0);
        QCOMPARE(step.options.correlation, CorrelationKind::spearman);
        QCOMPARE(step.options.sign, Sign::signed_);
        QVERIFY(step.pooling == Pooling::mean);
        QVERIFY(!step.marks);
        QCOMPARE(step.highlights.size(), std::size_t{2});
        QVERIFY(step.highlights[0].what == LessonHighlight::What::cell);
        QCOMPARE(step.highlights[0].left, Index{1});
        QCOMPARE(step.highlights[0].right, Index{2});
        QCOMPARE(step.controls.size(), std::size_t{2});
        QVERIFY(step.controls[0].logarithmic);
        QCOMPARE(step.controls[0].label, QStringLiteral("Number of samples"));
        QCOMPARE(step.controls[1].choices.size(), std::size_t{2});
        QCOMPARE(step.controls[1].choices[0].label, QStringLiteral("half"));
        QCOMPARE(step.chart, std::string("shuffle"));
        QCOMPARE(step.question->answers.size(), std::size_t{2});
        QVERIFY(step.question->answers[1].right);
        QVERIFY(step.question->reveal.contains(QStringLiteral("Told")));
        QVERIFY(!step.text.contains(QStringLiteral("Told")));
    }

    void a_step_keeps_the_data_of_the_one_before_and_nothing_else() {
        const LessonStep step = parsed(QString::fromUtf8(good)).steps[1];
        QCOMPARE(step.generator, std::string("noise"));
        QCOMPARE(step.parameters.at("samples"), 20.0);
        QCOMPARE(step.options.correlation, CorrelationKind::spearman);
        QVERIFY(step.highlights.empty() && step.controls.empty() && step.chart.empty());
        QVERIFY(!step.question && !step.pooling && step.marks);
    }

    void line_ends_of_other_systems_make_no_difference() {
        QString text = QString::fromUtf8(good);
        text.replace(u'\n', QStringLiteral("\r\n"));
        QCOMPARE(parsed(text).steps[0].highlights.size(), std::size_t{2});
        QCOMPARE(parsed(text).steps[0].question->answers[1].text, QStringLiteral("that one"));
    }

    void a_wrong_file_is_told_with_its_line_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("told");
        const QString head = QStringLiteral("# T\n## S\n@data noise\n"); // the next line is 4
        const auto row = [&](const char* name, const QString& text, int line, const char* told) {
            QTest::newRow(name) << text << line << QString::fromUtf8(told);
        };
        row("empty", {}, 1, "no title");
        row("no steps", QStringLiteral("# T\n> s\n"), 3, "no steps");
        row("text before steps", QStringLiteral("# T\nhello\n"), 2, "before the first step");
        row("directive before steps", QStringLiteral("# T\n@data noise\n"), 2,
            "before the first step");
        row("no data", QStringLiteral("# T\n\n## S\ntext\n"), 3, "nothing about its data");
        row("no text", head + QStringLiteral("\n## Next\ntext"), 2, "no text");
        row("unknown directive", head + QStringLiteral("@colour red\ntext"), 4, "“@colour”");
        row("unknown generator", QStringLiteral("# T\n## S\n@data nose\nx"), 3, "“nose”");
        row("unknown parameter", QStringLiteral("# T\n## S\n@data noise n=3\nx"), 3, "“n”");
        row("no number", QStringLiteral("# T\n## S\n@data noise samples=many\nx"), 3,
            "samples=many");
        row("out of range", QStringLiteral("# T\n## S\n@data noise samples=2\nx"), 3,
            "out of range");
        row("not whole", QStringLiteral("# T\n## S\n@data noise samples=20.5\nx"), 3,
            "out of range");
        row("correlation", head + QStringLiteral("@correlation kendall\nx"), 4, "kendall");
        row("sign", head + QStringLiteral("@sign minus\nx"), 4, "minus");
        row("pooling", head + QStringLiteral("@pooling nearest\nx"), 4, "nearest");
        row("marks", head + QStringLiteral("@marks none\nx"), 4, "none");
        row("highlight", head + QStringLiteral("@highlight sky\nx"), 4, "sky");
        row("cell of one", head + QStringLiteral("@highlight cell 1\nx"), 4, "number of neurons");
        row("cell of words", head + QStringLiteral("@highlight cell a b\nx"), 4, "“a”");
        row("control alone", head + QStringLiteral("@control samples\nx"), 4, "incomplete");
        row("control turned round", head + QStringLiteral("@control samples slider 9 3 1 N\nx"), 4,
            "cannot be understood");
        row("control without step", head + QStringLiteral("@control samples slider 3 9 0 N\nx"), 4,
            "cannot be understood");
        row("control out of range", head + QStringLiteral("@control samples slider 1 9 1 N\nx"), 4,
            "out of range");
        row("control of nothing", head + QStringLiteral("@control noise slider 0 1 0.1 N\nx"), 4,
            "no parameter");
        row("choice", head + QStringLiteral("@control samples choice 5, 6\nx"), 4,
            "not number=label");
        row("chart", head + QStringLiteral("@chart pie\nx"), 4, "“pie”");
        row("one answer", head + QStringLiteral("text\n@ask Q?\n- [x] a\n"), 2, "two answers");
        row("two right", head + QStringLiteral("text\n@ask Q?\n- [x] a\n- [x] b\n"), 2,
            "one of them right");
        row("no answer", head + QStringLiteral("text\n@ask Q?\nmaybe\n"), 6, "no answer");
        row("reveal alone", head + QStringLiteral("text\n@reveal\nx"), 5, "without a question");
        row("unknown number", head + QStringLiteral("text\nmore {macthed}\n"), 5, "“macthed”");
        row("number of no chart", head + QStringLiteral("text {shuffle.matched}\n"), 4,
            "“shuffle.matched”");
        row("open brace", head + QStringLiteral("text {matched\n"), 4, "{matched");
        row("wrong form", head + QStringLiteral("text {matched|9}\n"), 4, "{matched|9}");
    }
    void a_wrong_file_is_told_with_its_line() {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, told);
        const Result<Lesson> lesson = parse_lesson(text, QStringLiteral("mine.md"));
        QVERIFY(lesson.failed());
        const QString where = QString::fromStdString(lesson.problem().where);
        QVERIFY2(where == QStringLiteral("mine.md, line %1").arg(line), qPrintable(where));
        const QString sentence = QString::fromStdString(lesson.problem().sentence());
        QVERIFY2(sentence.contains(told), qPrintable(sentence));
        QVERIFY(!lesson.problem().remedy.empty());
    }

    void numbers_are_filled_in_and_missing_ones_are_seen() {
        LessonNumbers numbers;
        numbers.facts = {{"matched", 0.4567}, {"coverage", 0.25}, {"gap", -0.5}};
        numbers.parameters = {{"samples", 2000}};
        const auto filled = [&](const char* text) {
            return with_numbers(QString::fromUtf8(text), numbers);
        };
        QCOMPARE(filled("{matched} {matched|3} {matched|0}"), QStringLiteral("0.46 0.457 0"));
        QCOMPARE(filled("{coverage|%}"), QStringLiteral("25\u202f%"));
        QCOMPARE(filled("{gap}"), QStringLiteral("\u22120.50"));
        QCOMPARE(filled("N = {p.samples|0}"), QStringLiteral("N = 2000"));
        QCOMPARE(filled("{naive_forward}"), QStringLiteral("…"));
        QCOMPARE(filled("{s.0.0}"), QStringLiteral("…"));
    }

    void every_built_in_lesson_can_be_read() {
        QCOMPARE(built_in_lessons().size(), std::size_t{10});
        for (const Lesson& lesson : built_in_lessons()) {
            QVERIFY(!lesson.summary.isEmpty());
            QVERIFY2(lesson.steps.size() >= 3, qPrintable(lesson.id));
        }
    }

    void lessons_of_ones_own_are_found_good_and_bad() {
        const Folder folder;
        folder.write(QStringLiteral("b.md"), "# T\n## S\n@data nothing\nx");
        folder.write(QStringLiteral("a.md"), good);
        folder.write(QStringLiteral("note.txt"), "no lesson");
        const std::vector<UserLesson> found =
            user_lessons(QString::fromStdString(folder.path(QStringLiteral("."))));
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(found[0].lesson.ok());
        QVERIFY(found[1].lesson.failed());
        QCOMPARE(found[1].lesson.problem().where, std::string("b.md, line 3"));
        QVERIFY(user_lessons(QStringLiteral("/no/such/folder")).empty());
    }
};

QTEST_GUILESS_MAIN(ParseLessonTest)
#include "parse_lesson_test.moc"

// The report from the window, and the explanation on the clipboard; a PDF has the pages it should.

#include "../workbench/open_window.h"
#include "core/report/report_text.h"
#include "core/wording/wording.h"
#include "support/files.h"
#include "support/support.h"
#include "ui/report/comparison_report.h"
#include "ui/report/study_report.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// Pages of a PDF, by their objects.
qsizetype pages(const QByteArray& pdf) {
    static const QRegularExpression page(QStringLiteral("/Type\\s*/Page[^s]"));
    qsizetype n = 0;
    for (auto found = page.globalMatch(QString::fromLatin1(pdf)); found.hasNext(); found.next())
        ++n;
    return n;
}

/// Whether every page is A4, 595 × 842 points.
bool is_a4(const QByteArray& pdf) {
    static const QRegularExpression box(
        QStringLiteral("/MediaBox\\s*\\[\\s*0 0 (\\d+)\\S* (\\d+)"));
    auto found = box.globalMatch(QString::fromLatin1(pdf));
    if (!found.hasNext())
        return false;
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        if (std::abs(match.captured(1).toInt() - 595) > 1 ||
            std::abs(match.captured(2).toInt() - 842) > 1)
            return false;
    }
    return true;
}

std::shared_ptr<const Comparison> compared(Index n, Index left, Index right,
                                           const std::string& name = "left.npy") {
    std::vector<std::string> names;
    for (Index i = 0; i < left; ++i)
        names.push_back("a neuron with a rather long name, number " + std::to_string(i));
    const auto result =
        compare(std::make_shared<const Responses>(
                    make_responses(gaussian(n, left, 1), name).named(names, {})),
                std::make_shared<const Responses>(make_responses(gaussian(n, right, 2), "b.npy")),
                {}, Progress());
    return result.ok() ? result.value() : nullptr;
}

QByteArray read(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_comparison_is_one_a4_page_data();
    void a_comparison_is_one_a4_page();
    void a_long_study_goes_on_behind_its_page();
    void the_window_saves_the_report_with_the_hashes_of_its_files();
    void the_window_never_writes_it_over_an_input();
    void the_explanation_is_copied_as_markdown();
};

void ReportTest::a_comparison_is_one_a4_page_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("right");
    QTest::addColumn<int>("draws");
    QTest::newRow("tiny") << 3 << 3 << 3 << 0;
    QTest::newRow("usual") << 300 << 40 << 50 << 0;
    QTest::newRow("with baselines") << 60 << 20 << 12 << 20;
    QTest::newRow("more neurons than samples") << 20 << 60 << 70 << 20;
}

void ReportTest::a_comparison_is_one_a4_page() {
    QFETCH(int, samples);
    QFETCH(int, left);
    QFETCH(int, right);
    QFETCH(int, draws);
    // A name as long as file systems allow, a path far longer than a line.
    const auto comparison = compared(samples, left, right, std::string(250, 'x') + ".npy");
    ReportOptions options;
    options.format = ReportFormat::pdf;
    options.origin.left.sha256 = options.origin.right.sha256 = QString(64, u'a');
    options.origin.command =
        QStringLiteral("counterpart compare ") + QString(2000, u'y') + QStringLiteral(" b.npy");
    std::optional<Baselines> drawn;
    if (draws > 0)
        drawn = refine(*comparison, begin_baselines(*comparison, {}, Progress()).value(), draws,
                       Progress())
                    .value();
    const QByteArray pdf = report_bytes(comparison, drawn ? &*drawn : nullptr, options);
    QVERIFY(pdf.startsWith("%PDF"));
    QCOMPARE(pages(pdf), qsizetype(1));
    QVERIFY(is_a4(pdf));
}

void ReportTest::a_long_study_goes_on_behind_its_page() {
    for (const Index each : {2, 6}) {
        std::vector<StudyRun> runs;
        for (Index k = 0; k < 2 * each; ++k)
            runs.push_back({"run" + std::to_string(k),
                            std::make_shared<const Responses>(
                                make_responses(gaussian(30, 4, std::uint64_t(k)), "x")),
                            k / each});
        Result<Study> begun = begin_study({"one", "two"}, runs, {});
        const Study study = advance(std::move(begun).value(), 1000, Progress()).value();
        const StudyResult result = *study_result(study, Progress());
        const Report report = study_report(
            study, result, std::vector<ReportOrigin::Side>(runs.size()), QStringLiteral("x"));
        const QByteArray pdf = report_bytes(study, result, report, ReportFormat::pdf);
        QVERIFY(is_a4(pdf));
        QCOMPARE(pages(pdf), qsizetype(each == 2 ? 1 : 2));
        const QByteArray page = report_bytes(study, result, report, ReportFormat::html);
        QVERIFY(page.contains("src=\"data:image/png;base64,"));
    }
}

void ReportTest::the_window_saves_the_report_with_the_hashes_of_its_files() {
    const Folder folder;
    const std::string left = folder.write(QStringLiteral("l.npy"), noise_npy(50, 6, 1));
    const std::string right = folder.write(QStringLiteral("r.npy"), noise_npy(50, 6, 2));
    OpenWindow window;
    QVERIFY(!window.action("exportReport")->isEnabled());
    window.open(left, right);
    QTRY_VERIFY(window.comparison() && !window.busy());
    for (const char* ending : {"html", "pdf"}) {
        const std::string path = folder.path(QStringLiteral("report.") + QLatin1String(ending));
        window.answer = QString::fromStdString(path);
        window.trigger("exportReport");
        QTRY_VERIFY(!read(path).isEmpty());
        QTRY_VERIFY(window.notice()->isVisible());
    }
    QCOMPARE(window.asked.suggested, QStringLiteral("l_r_report.html"));
    QCOMPARE(pages(read(folder.path(QStringLiteral("report.pdf")))), qsizetype(1));
    const QByteArray page = read(folder.path(QStringLiteral("report.html")));
    for (const std::string& file : {left, right}) {
        const QByteArray hash =
            QCryptographicHash::hash(read(file), QCryptographicHash::Sha256).toHex();
        QVERIFY(page.contains("SHA-256 " + hash));
        QVERIFY(page.contains(QByteArray::fromStdString(file)));
    }
    QVERIFY(page.contains("counterpart compare "));
    QVERIFY(page.contains(headline(*window.comparison()).toHtmlEscaped().toUtf8()));
}

void ReportTest::the_window_never_writes_it_over_an_input() {
    const Folder folder;
    // An .html that is a table: what a file is called does not matter.
    const std::string left = folder.write(QStringLiteral("l.npy"), noise_npy(50, 6, 1));
    const std::string right = folder.write(QStringLiteral("r.npy"), noise_npy(50, 6, 2));
    const std::string link = folder.path(QStringLiteral("link.html"));
    QVERIFY(QFile::link(QString::fromStdString(left), QString::fromStdString(link)));
    OpenWindow window;
    window.open(left, right);
    QTRY_VERIFY(window.comparison() && !window.busy());
    window.answer = QString::fromStdString(link);
    window.trigger("exportReport");
    QTRY_VERIFY(window.error()->isVisible());
    QCOMPARE(read(left), noise_npy(50, 6, 1));
}

void ReportTest::the_explanation_is_copied_as_markdown() {
    OpenWindow window;
    QVERIFY(!window.action("copyExplanation")->isEnabled());
    window->workbench().open_demo("digits");
    QTRY_VERIFY(window.comparison() && !window.busy());
    QVERIFY(window.action("copyExplanation")->isEnabled());
    window.trigger("copyExplanation");
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text, report_markdown(explanation_report(*window.comparison(), nullptr)));
    QVERIFY(text.startsWith(QStringLiteral("# ")));
    QVERIFY(window.notice()->isVisible());
    // The panel's own menu has it too.
    QVERIFY(child<QWidget>(*window, "explanation")
                ->actions()
                .contains(window.action("copyExplanation")));
}

QTEST_MAIN(ReportTest)
#include "report_test.moc"

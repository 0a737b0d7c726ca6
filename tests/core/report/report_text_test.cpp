// A report's text: complete, one wording, and nothing in it is taken for markup.

#include "core/findings/findings.h"
#include "core/report/report_study.h"
#include "core/report/report_text.h"
#include "core/wording/baseline_words.h"
#include "core/wording/study_words.h"
#include "core/wording/wording.h"
#include "support/support.h"

#include <QtTest>

using namespace counterpart;

namespace {

std::shared_ptr<const Responses> responses(const Eigen::MatrixXd& matrix, const char* name) {
    return std::make_shared<const Responses>(make_responses(matrix, name));
}

std::shared_ptr<const Comparison> compared(const char* left = "left.npy") {
    const auto result = compare(responses(test::gaussian(40, 5, 1), left),
                                responses(test::gaussian(40, 6, 2), "right.npy"), {}, Progress());
    return result.ok() ? result.value() : nullptr;
}

Baselines baselines(const Comparison& comparison) {
    Result<Baselines> none = begin_baselines(comparison, {7, Shuffle::free, 1}, Progress());
    return refine(comparison, std::move(none).value(), 30, Progress()).value();
}

ReportOrigin origin() {
    return {{QStringLiteral("aa11"), {}},
            {QString(), QStringLiteral("generated")},
            QStringLiteral("counterpart compare 'a b.npy' right.npy --report report.html"),
            QStringLiteral("A note.")};
}

} // namespace

class ReportTextTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void the_explanation_has_headline_scores_and_every_finding();
    void baselines_are_in_it_when_they_were_drawn();
    void a_full_report_says_how_to_make_it_again();
    void names_are_text_in_html_and_in_markdown();
    void the_page_fetches_nothing_and_runs_nothing();
    void a_studys_report_has_verdict_tests_and_all_pairs();
    void the_verdict_on_many_groups_is_a_paragraph();
};

void ReportTextTest::the_explanation_has_headline_scores_and_every_finding() {
    const auto comparison = compared();
    const Report report = explanation_report(*comparison, nullptr);
    QCOMPARE(report.headline, headline(*comparison));
    const QString text = report_markdown(report);
    const QString flat = QString(text).remove(u'\\');
    for (const Finding& finding : findings(*comparison)) {
        QVERIFY2(flat.contains(title(finding)), qPrintable(text));
        QVERIFY2(flat.contains(words(finding, *comparison).simplified()), qPrintable(text));
    }
    QVERIFY(flat.contains(certificate_words(*comparison)));
    QVERIFY(flat.contains(QStringLiteral("| matched | ") + score_text(comparison->scores.matched)));
    QVERIFY(flat.contains(QStringLiteral("| matched strict | "))); // 5 and 6 neurons
    QVERIFY(!flat.contains(QStringLiteral("index-aligned | ")));
    QVERIFY(!flat.contains(QStringLiteral("shuffled |")));
}

void ReportTextTest::baselines_are_in_it_when_they_were_drawn() {
    const auto comparison = compared();
    const Baselines drawn = baselines(*comparison);
    const QString text = report_markdown(full_report(*comparison, &drawn, origin()));
    QVERIFY2(text.contains(QStringLiteral("| p | rotated basis |")), qPrintable(text));
    QVERIFY(text.contains(score_text(spread(values_of(drawn.shuffled, &Scores::matched))->mean)));
    QVERIFY(text.contains(score_text(spread(values_of(drawn.rotated, &Scores::matched))->mean)));
    QVERIFY(text.contains(QStringLiteral("30 shuffles")));
    QVERIFY(text.contains(QStringLiteral("**Seed.** 7")));
    QVERIFY(text.contains(QStringLiteral("Kornblith")));
    // Verdicts, and what to beware of.
    QVERIFY(text.contains(QStringLiteral("Left neurons: ")));
    for (const BaselineWarning& warning : baseline_warnings(*comparison, drawn))
        QVERIFY(QString(text).remove(u'\\').contains(QStringLiteral("Beware: ") + warning.text));
}

void ReportTextTest::a_full_report_says_how_to_make_it_again() {
    const Report report = full_report(*compared(), nullptr, origin());
    const QString page = QString::fromUtf8(report_html(report, {}));
    for (const char* told :
         {"SHA-256 aa11", "generated", "A note.", "Counterpart " COUNTERPART_VERSION,
          "counterpart compare &#39;a b.npy&#39; right.npy --report report.html", "Li, J. Yosinski",
          "Khosla", "Jonker", "Crouse", "40 samples × 5 neurons"})
        QVERIFY2(page.contains(QString::fromUtf8(told)) ||
                     page.contains(QString::fromUtf8(told).replace(QStringLiteral("&#39;"),
                                                                   QStringLiteral("'"))),
                 told);
    QVERIFY(!page.contains(QStringLiteral("Kornblith"))); // nothing here rests on it
}

void ReportTextTest::names_are_text_in_html_and_in_markdown() {
    const auto comparison = compared("<b>x</b> *a* | `c`.npy");
    const Report report = full_report(*comparison, nullptr, origin());
    const QByteArray page = report_html(report, {});
    QVERIFY(page.contains("&lt;b&gt;x&lt;/b&gt; *a* | `c`.npy"));
    QVERIFY(!page.contains("<b>x"));
    const QString text = report_markdown(report);
    QVERIFY2(text.contains(QStringLiteral(R"(\<b\>x\</b\> \*a\* \| \`c\`.npy)")), qPrintable(text));
}

void ReportTextTest::the_page_fetches_nothing_and_runs_nothing() {
    const QByteArray picture("\x89PNG…");
    const QByteArray page = report_html(full_report(*compared(), nullptr, origin()),
                                        {{picture, "image/png", QStringLiteral("two \"maps\"")}});
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.endsWith("</html>\n"));
    QVERIFY(page.contains("src=\"data:image/png;base64," + picture.toBase64() + "\""));
    QVERIFY(page.contains("alt=\"two &quot;maps&quot;\""));
    for (const char* never : {"http://", "https://", "<script", "<link", "url(", "@import"})
        QVERIFY2(!page.contains(never), never);
}

void ReportTextTest::a_studys_report_has_verdict_tests_and_all_pairs() {
    std::vector<StudyRun> runs;
    for (Index k = 0; k < 10; ++k)
        runs.push_back({"run" + std::to_string(k),
                        responses(test::gaussian(30, 4, std::uint64_t(k)), "x"), k / 5});
    Result<Study> begun = begin_study({"one", "two"}, runs, {});
    const Result<Study> study = advance(std::move(begun).value(), 45, Progress());
    QVERIFY(study.ok());
    const auto result = study_result(study.value(), Progress());
    const Report report = study_report(study.value(), *result, std::vector<ReportOrigin::Side>(10),
                                       QStringLiteral("counterpart study"));
    QCOMPARE(report.appendix.size(), std::size_t(2)); // 45 pairs are too many for a page
    QCOMPARE(report.appendix[0].table.rows.size(), 45);
    QCOMPARE(report.appendix[1].items.size(), 10);
    const QString text = report_markdown(report);
    for (const char* told : {"within one", "between one and two", "run3 and run7", "all 126",
                             "No difference between one and two is shown"})
        QVERIFY2(text.contains(QLatin1String(told)), qPrintable(text));
}

void ReportTextTest::the_verdict_on_many_groups_is_a_paragraph() {
    std::vector<StudyRun> runs;
    for (Index k = 0; k < 8; ++k)
        runs.push_back({"run" + std::to_string(k),
                        responses(test::gaussian(30, 4, std::uint64_t(k)), "x"), k / 2});
    Result<Study> begun = begin_study({"a", "b", "c", "d"}, runs, {});
    const Study study = advance(std::move(begun).value(), 28, Progress()).value();
    const StudyResult result = *study_result(study, Progress());
    const Report report =
        study_report(study, result, std::vector<ReportOrigin::Side>(8), QString());
    QVERIFY(report.headline.isEmpty());
    QCOMPARE(report.sections.front().paragraphs.front(),
             verdict_words(study, result, result.chosen()));
    QVERIFY(!report_html(report, {}).contains("headline\">"));
}

QTEST_APPLESS_MAIN(ReportTextTest)
#include "report_text_test.moc"

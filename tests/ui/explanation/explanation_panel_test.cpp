#include "ui/explanation/explanation_panel.h"

#include "core/findings/zoo.h"
#include "core/wording/wording.h"
#include "support/window.h"
#include "ui/explanation/rich_text.h"
#include "ui/explanation/score_axis.h"
#include "ui/theme/apply_theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

Shared specimen(const char* name) {
    for (const Specimen& s : zoo())
        if (QLatin1String(s.name) == QLatin1String(name))
            return s.make();
    qFatal("there is no %s in the zoo", name);
}

/// The middle of a link's first line in the text; a null point where there is none.
QPoint place_of_link(const RichText& text, const QString& link) {
    for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment part = at.fragment();
            if (part.charFormat().anchorHref() != link)
                continue;
            QTextCursor cursor(block);
            cursor.setPosition(part.position());
            const QRect first = text.cursorRect(cursor);
            cursor.setPosition(part.position() + 1);
            return (first.center() + text.cursorRect(cursor).center()) / 2;
        }
    return {};
}

/// A panel as the window has it, on the screen.
struct Shown {
    Selection selection;
    ExplanationPanel panel{selection};

    explicit Shown(const Shared& comparison, int width = 380) {
        panel.resize(width, 900);
        panel.show_comparison(comparison);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel))
            qFatal("the panel does not show");
    }
    [[nodiscard]] RichText& text() const { return *child<RichText>(panel, "findings"); }

    void click(const QString& link) {
        auto* scroll = child<QScrollArea>(panel, "explanationScroll");
        const QPoint place = place_of_link(text(), link);
        if (place.isNull())
            qFatal("there is no link %s", qPrintable(link));
        const QPoint in_content = text().mapTo(scroll->widget(), place);
        scroll->ensureVisible(in_content.x(), in_content.y());
        QTest::mouseClick(text().viewport(), Qt::LeftButton, {}, place);
    }
};

bool has_colour(const QImage& image, const QColor& colour) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == colour)
                return true;
    return false;
}

} // namespace

class ExplanationPanelTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { apply_theme(ThemeChoice::light); }

    void what_it_shows_can_be_read_by_name() {
        const Shared c = specimen("counterexample, Spearman");
        const Shown shown(c);
        QCOMPARE(child<QLabel>(shown.panel, "headline")->text(), headline(*c));
        QCOMPARE(child<QLabel>(shown.panel, "certificate")->text(), certificate_words(*c));
        QCOMPARE(child<QLabel>(shown.panel, "chanceWords")->text(), chance_words(*c));
        const QString told = shown.text().toPlainText();
        for (const Finding& finding : findings(*c)) {
            QVERIFY2(told.contains(title(finding)), qPrintable(title(finding)));
            QVERIFY2(told.contains(words(finding, *c)), qPrintable(words(finding, *c)));
        }
        const QString scores = child<ScoreAxis>(shown.panel, "scoreAxis")->accessibleDescription();
        QVERIFY2(scores.contains(QLatin1String("1.000, chance 0.955")), qPrintable(scores));
    }

    void a_click_on_a_neuron_lights_it_up_and_the_next_one_puts_it_out() {
        Shown shown(specimen("counterexample, Spearman"));
        QSignalSpy changed(&shown.selection, &Selection::changed);
        shown.click(QStringLiteral("neuron:right:0"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(shown.selection.highlighted(),
                 (std::vector<NeuronRef>{{NeuronRef::Side::right, 0}}));
        shown.click(QStringLiteral("neuron:right:2"));
        QCOMPARE(shown.selection.highlighted(),
                 (std::vector<NeuronRef>{{NeuronRef::Side::right, 2}}));
        shown.click(QStringLiteral("neuron:right:2"));
        QVERIFY(shown.selection.highlighted().empty());
    }

    void the_neurons_of_a_finding_are_lit_up_together() {
        const Shared c = specimen("digits");
        Shown shown(c);
        QCOMPARE(int(findings(*c).front().kind), int(FindingKind::naive_exceeds_matched));
        shown.click(QStringLiteral("finding:0"));
        QCOMPARE(shown.selection.highlighted(), findings(*c).front().neurons);
        QVERIFY(shown.selection.highlighted().size() > 1);
    }

    void a_finding_of_one_neuron_offers_no_second_link_to_it() {
        const Shown shown(specimen("one hub"));
        QVERIFY(place_of_link(shown.text(), QStringLiteral("finding:1")).isNull());
        QVERIFY(!place_of_link(shown.text(), QStringLiteral("neuron:right:11")).isNull());
    }

    void links_can_be_followed_with_the_keyboard() {
        Shown shown(specimen("counterexample, Spearman"));
        shown.text().setFocus();
        QTest::keyClick(&shown.text(), Qt::Key_Tab); // "Show me" of the first finding
        QTest::keyClick(&shown.text(), Qt::Key_Tab);
        QTest::keyClick(&shown.text(), Qt::Key_Return);
        QCOMPARE(shown.selection.highlighted(),
                 (std::vector<NeuronRef>{{NeuronRef::Side::right, 0}}));
    }

    void nothing_is_cut_off_at_any_width_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"counterexample, Spearman", "digits", "odd names", "2 of 60"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void nothing_is_cut_off_at_any_width() {
        QFETCH(QString, name);
        const Shared c = specimen(qPrintable(name));
        for (const int width : {300, 380, 520}) {
            const Shown shown(c, width);
            const auto* scroll = child<QScrollArea>(shown.panel, "explanationScroll");
            QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
            const RichText& text = shown.text();
            QVERIFY(text.document()->size().width() <= text.viewport()->width());
            QVERIFY(text.viewport()->height() >= int(text.document()->size().height()));
            QCOMPARE(text.verticalScrollBar()->maximum(), 0);
            for (const char* label : {"headline", "certificate", "chanceWords"}) {
                const auto* words = child<QLabel>(shown.panel, label);
                QVERIFY2(words->height() >= words->heightForWidth(words->width()), label);
            }
        }
    }

    void without_a_comparison_it_is_empty() {
        Shown shown(specimen("detectors"));
        QVERIFY(child<QLabel>(shown.panel, "headline")->isVisible());
        shown.panel.show_comparison(nullptr);
        QVERIFY(!child<QLabel>(shown.panel, "headline")->isVisible());
        QVERIFY(shown.text().toPlainText().isEmpty());
    }

    void a_new_comparison_begins_at_the_top() {
        Shown shown(specimen("digits"), 300);
        auto* bar = child<QScrollArea>(shown.panel, "explanationScroll")->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        shown.panel.show_comparison(specimen("digits, signed"));
        QCOMPARE(bar->value(), 0);
    }

    void colours_follow_the_theme() {
        const Shown shown(specimen("counterexample, Spearman"));
        for (const bool dark : {false, true}) {
            apply_theme(dark ? ThemeChoice::dark : ThemeChoice::light);
            QCoreApplication::processEvents();
            const QImage picture = grab(shown.text());
            QVERIFY(has_colour(picture, theme(dark).naive_bar));
            QVERIFY(!has_colour(picture, theme(!dark).naive_bar));
            QVERIFY(!has_colour(picture, theme(!dark).accent));
        }
    }

    void the_score_axis_draws_negative_scores_left_of_zero() {
        ScoreAxis axis;
        axis.resize(400, axis.sizeHint().height());
        axis.show_comparison(*specimen("all opposite, signed")); // index-aligned −0.253
        axis.resize(400, axis.sizeHint().height());
        const QImage picture = grab(axis);
        const QColor bar = theme(false).muted_text;
        const int y = axis.fontMetrics().height() + 4 + 5; // through the first bar
        // From 8 to 392 px lies −1 to 1: zero at 200, −0.253 at 151.
        QCOMPARE(picture.pixelColor(175, y), bar);
        QVERIFY(picture.pixelColor(145, y) != bar);
        QVERIFY(picture.pixelColor(210, y) != bar);
    }

    void a_signed_axis_marks_where_bars_begin() {
        ScoreAxis axis;
        axis.show_comparison(*specimen("all opposite, signed"));
        axis.resize(400, axis.sizeHint().height());
        // In the second row, since the first one's chance mark lies at 0 too.
        const int line = axis.fontMetrics().height();
        const int row = (axis.sizeHint().height() - line - 8) / 4;
        const QImage picture = grab(axis);
        const auto lightness = [&](int x) {
            return picture.pixelColor(x, row + line + 4 + 5).lightness();
        };
        QVERIFY(lightness(190) < 150 && lightness(210) > 200); // the bar, and none
        QVERIFY(lightness(200) < 180);
    }

    void where_nothing_can_be_compared_no_chance_is_marked() {
        const Shared c = specimen("nothing varies");
        for (const ScoreRow& row : score_rows(*c))
            QVERIFY(!row.has_chance && chance_text(row).isEmpty());
        QVERIFY(chance_words(*c).contains(QLatin1String("no chance level")));
        ScoreAxis axis;
        axis.show_comparison(*c);
        axis.resize(400, axis.sizeHint().height());
        const QImage picture = grab(axis);
        const int y = axis.fontMetrics().height() + 4 + 5;
        for (int x = 4; x < 30; ++x) // the level 0 would be marked at 8 px
            QVERIFY(picture.pixelColor(x, y).lightness() > 150);
        QVERIFY(!axis.accessibleDescription().contains(QLatin1String("chance")));
    }

    void the_score_axis_marks_chance_where_it_is() {
        ScoreAxis axis;
        axis.show_comparison(*specimen("counterexample, Spearman"));
        axis.resize(400, axis.sizeHint().height());
        const QImage picture = grab(axis);
        const int y = axis.fontMetrics().height() + 4 + 5;
        // Index-aligned: the score 0.5 ends at 200 px, chance 0.637 is a mark at 252.7.
        QCOMPARE(picture.pixelColor(190, y), theme(false).muted_text);
        QVERIFY(picture.pixelColor(252, y).lightness() < 100);
        QVERIFY(picture.pixelColor(230, y).lightness() > 150);
        QVERIFY(picture.pixelColor(270, y).lightness() > 150);
    }
};

QTEST_MAIN(ExplanationPanelTest)
#include "explanation_panel_test.moc"

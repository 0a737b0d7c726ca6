#include "core/wording/wording.h"

#include "core/findings/zoo.h"

#include <QLocale>
#include <QRegularExpression>
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

QString words_of(const Comparison& c, FindingKind kind, bool rich = false) {
    for (const Finding& finding : findings(c))
        if (finding.kind == kind)
            return words(finding, c, {rich});
    return QStringLiteral("(not found)");
}

/// Rich text without its links, entities resolved.
QString stripped(QString html) {
    html.remove(QRegularExpression(QStringLiteral("<a href=\"neuron:(left|right):[0-9]+\">|</a>")));
    return html.replace(QLatin1String("&lt;"), QLatin1String("<"))
        .replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&quot;"), QLatin1String("\""))
        .replace(QLatin1String("&amp;"), QLatin1String("&"));
}

/// A network of named neurons against itself.
Shared named(const std::vector<std::string>& names) {
    const Eigen::MatrixXd values = gaussian(30, Eigen::Index(names.size()), 5);
    return compared(make_responses(values, "left").named(names, {}),
                    make_responses(values, "right").named(names, {}));
}

} // namespace

class WordingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_sentence_can_be_read_data() {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < zoo().size(); ++i)
            QTest::newRow(zoo()[i].name) << int(i);
    }
    void every_sentence_can_be_read() {
        QFETCH(int, number);
        const Shared c = zoo()[std::size_t(number)].make();
        QStringList texts{headline(*c), certificate_words(*c), cell_words(*c, 0, 0)};
        for (const Finding& finding : findings(*c)) {
            QVERIFY(!title(finding).isEmpty());
            texts << words(finding, *c);
            QVERIFY2(texts.last().size() < 520, qPrintable(texts.last()));
            QCOMPARE(stripped(words(finding, *c, {true})), texts.last());
        }
        // Names from files may hold anything; everything else may not.
        const bool odd = c->left->has_neuron_names() && c->left->neuron_name(1) == "%1 %2";
        static const QRegularExpression broken(
            QStringLiteral("\\bnan\\b|\\binf\\b|−0\\.000|%[0-9n]|  |\\.\\.|\\(\\)| [,.;]"),
            QRegularExpression::CaseInsensitiveOption);
        for (const QString& text : texts) {
            QVERIFY2(odd || !broken.match(text).hasMatch(), qPrintable(text));
            QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
            QVERIFY2(!text.front().isLower(), qPrintable(text));
        }
    }

    void the_summary_fits_a_terminal_and_cannot_command_it_data() {
        every_sentence_can_be_read_data();
    }
    void the_summary_fits_a_terminal_and_cannot_command_it() {
        QFETCH(int, number);
        const QString text = summary(*zoo()[std::size_t(number)].make());
        QVERIFY(text.endsWith(QLatin1Char('\n')));
        for (const QString& line : text.split(QLatin1Char('\n'))) {
            QVERIFY2(line.size() <= 80, qPrintable(line));
            QVERIFY2(!line.endsWith(QLatin1Char(' ')), qPrintable(line));
            for (const QChar c : line)
                QVERIFY2(c.isPrint(), qPrintable(line));
        }
    }

    void the_head_line_says_what_matters_data() {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(text);
        };
        row("counterexample, Spearman", "The naive score is 1.000, one to one it is 0.500, and 3 "
                                        "samples are too few to tell either from chance.");
        row("digits",
            "Matched one to one: 0.735, clearly above chance. The naive score says 0.793.");
        row("detectors", "Matched one to one: 1.000, clearly above chance. In the files' order it "
                         "looked like 0.107.");
        row("noise", "Matched one to one: 0.244, not above chance.");
        row("one hub", "The naive score is 0.890 (by chance 0.196). Matched one to one: 0.210, not "
                       "clearly above chance.");
        row("two samples",
            "Matched one to one: 1.000, but 2 samples are too few to tell this from chance.");
        row("all opposite, signed", "The naive score is 0.100 (by chance 0.147). Matched one to "
                                    "one: −0.253, not above chance.");
        row("nothing varies", "Nothing can be compared: one side has no neuron that varies.");
    }
    void the_head_line_says_what_matters() {
        QFETCH(QString, expected);
        QCOMPARE(headline(*specimen(QTest::currentDataTag())), expected);
    }

    void the_counterexample_tells_its_whole_story() {
        const Shared c = specimen("counterexample, Spearman");
        QCOMPARE(
            words_of(*c, FindingKind::naive_exceeds_matched),
            QStringLiteral("Naive forward (1.000) is 0.500 higher than matched (0.500), because "
                           "one right neuron may answer for many: B0 is the naive choice of 3 "
                           "left neurons. 2 of the 3 right neurons are never chosen: B1 and "
                           "B2. One to one, 2 of the 3 matched left neurons get a less similar "
                           "partner than the naive choice."));
        const QString chance = words_of(*c, FindingKind::not_above_chance);
        QVERIFY(chance.contains(QLatin1String("all 6 orders, naive forward is 0.955")));
        QVERIFY(chance.contains(QLatin1String("at least 1 of 6")));
        QVERIFY(words_of(*c, FindingKind::no_unique_matching)
                    .startsWith(QLatin1String("All 6 one-to-one matchings are equally good.")));
        QVERIFY(
            words_of(*c, FindingKind::directions_disagree)
                .contains(QLatin1String("from the left the naive score is 1.000, from the right "
                                        "0.500")));
        QCOMPARE(certificate_words(*c),
                 QStringLiteral("Proven optimal: of the 6 one-to-one matchings none has a total "
                                "similarity above 1.500. Others reach it, too."));
    }

    void a_difference_is_that_of_the_scores_as_told() {
        static const QRegularExpression told(
            QStringLiteral("\\(([0-9.−]+)\\) is ([0-9.]+) higher than matched "
                           "\\(([0-9.−]+)\\)"));
        int seen = 0;
        for (const Specimen& one : zoo()) {
            const Shared c = one.make();
            const QRegularExpressionMatch match =
                told.match(words_of(*c, FindingKind::naive_exceeds_matched));
            if (!match.hasMatch())
                continue;
            const auto thousandths = [&match](int group) {
                return qRound(1000 * match.captured(group).replace(QChar(0x2212), u'-').toDouble());
            };
            QCOMPARE(thousandths(2), thousandths(1) - thousandths(3));
            ++seen;
        }
        QVERIFY(seen > 3);
    }

    void what_noise_reaches_is_told_of_the_level_and_not_of_the_score_that_were_needed() {
        const QString text = words_of(*specimen("one hub"), FindingKind::not_above_chance);
        const qsizetype level = text.indexOf(QLatin1String("lifts even noise that far."));
        const qsizetype needed = text.indexOf(QLatin1String("it would be)"));
        QVERIFY2(level > 0 && needed > level, qPrintable(text));
    }

    void where_nothing_can_be_compared_no_chance_level_is_told() {
        for (const char* name : {"nothing varies", "nothing on the left varies"}) {
            const QString text = summary(*specimen(name));
            QVERIFY2(text.contains(QString::fromUtf8("\nmatched          0.000 ")) &&
                         text.count(QStringLiteral("0.000")) == 4,
                     qPrintable(text));
        }
    }

    void what_another_matching_could_change_is_told_so() {
        QVERIFY(words_of(*specimen("two samples"), FindingKind::sign_flips)
                    .endsWith(QLatin1String("both numbers may differ.")));
        QVERIFY(!words_of(*specimen("copies with flips"), FindingKind::sign_flips)
                     .contains(QLatin1String("may differ")));
        QVERIFY(words_of(*specimen("all alike, 3 against 9"), FindingKind::leftover_neurons)
                    .endsWith(QLatin1String("others may be left over.")));
        QVERIFY(!words_of(*specimen("2 of 60"), FindingKind::leftover_neurons)
                     .contains(QLatin1String("may be left over")));
    }

    void why_matched_exceeds_naive_is_told_where_place_holders_lift_it() {
        // All opposite; two right neurons without variance leave two left ones a place-holder.
        const Eigen::MatrixXd signal = gaussian(50, 1, 5);
        const Eigen::MatrixXd left = signal.replicate(1, 4) + 0.1 * gaussian(50, 4, 6);
        Eigen::MatrixXd right = -signal.replicate(1, 4) + 0.1 * gaussian(50, 4, 7);
        right.middleCols(1, 2).setZero();
        const auto text = [&](const CompareOptions& options) {
            return words_of(*compared(left, right, options), FindingKind::undefined_neurons);
        };
        QVERIFY2(text(with_sign).contains(QLatin1String("matched exceeds a naive score")),
                 qPrintable(text(with_sign)));
        QVERIFY(!text(absolute).contains(QLatin1String("exceeds")));
    }

    void a_shape_counts_one_and_many() {
        QCOMPARE(shape_text(1, 1), QString::fromUtf8("1 sample × 1 neuron"));
        QCOMPARE(shape_text(2000, std::nullopt), QString::fromUtf8("2,000 samples × ? neurons"));
    }

    void the_closed_form_is_told_as_a_rough_guide() {
        for (const char* name : {"noise", "digits", "one hub", "digits, Spearman"}) {
            const Shared c = specimen(name);
            const QString text = words_of(*c, FindingKind::above_chance) +
                                 words_of(*c, FindingKind::not_above_chance);
            QVERIFY2(text.contains(QLatin1String("rough guide")), qPrintable(text));
            QVERIFY2(text.contains(score_text(c->chance.matched_high)), qPrintable(text));
            QVERIFY2(text.contains(score_text(*c->chance.matched_low)), qPrintable(text));
            QCOMPARE(text.contains(QLatin1String("approximate for Spearman")),
                     c->options.correlation == CorrelationKind::spearman);
            QVERIFY(!text.contains(QLatin1String("significan")));
        }
    }

    void the_exact_level_is_not_called_a_guide() {
        const QString text =
            words_of(*specimen("five samples, noise"), FindingKind::not_above_chance);
        QVERIFY(text.contains(QLatin1String("over all 120 orders")));
        QVERIFY(!text.contains(QLatin1String("guide")));
    }

    void where_only_an_upper_end_is_known_it_is_told_as_one() {
        QVERIFY(words_of(*specimen("four samples, many neurons"), FindingKind::not_above_chance)
                    .contains(QLatin1String("up to about 0.986")));
    }

    void ties_are_told_as_ranges() {
        const QString text =
            words_of(*specimen("two samples, signed"), FindingKind::naive_exceeds_matched);
        QVERIFY2(text.contains(QLatin1String("of up to 4 left neurons")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("Depending on how ties are broken, up to 2 of the 4")),
                 qPrintable(text));
    }

    void labels_count_from_zero_and_take_the_files_names_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* name, const char* label) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(label);
        };
        row("conv1", "A2 (conv1)");
        row("2", "A2");
        row("A2", "A2");
        row("neuron_2", "A2");
        row("Unit 002", "A2");
        row("x3", "A2 (x3)");
        row("", "A2");
        row(" \t", "A2");
        row("a\nb", "A2 (a b)");
        row("encoder.layers.11.mlp.act_4711", "A2 (encoder.laye…ct_4711)");
        row("%1 <b>", "A2 (%1 <b>)");
    }
    void labels_count_from_zero_and_take_the_files_names() {
        QFETCH(QString, name);
        QFETCH(QString, label);
        const Shared c = named({"p", "q", name.toStdString()});
        QCOMPARE(neuron_label(*c, {NeuronRef::Side::left, 2}), label);
        QCOMPARE(neuron_label(*c, {NeuronRef::Side::right, 2}), QLatin1Char('B') + label.mid(1));
    }

    void names_are_escaped_in_rich_text_and_never_taken_as_markers() {
        const Shared c = specimen("odd names");
        const QString plain = words_of(*c, FindingKind::undefined_neurons);
        QVERIFY2(plain.startsWith(QString::fromUtf8("A0 (<b>%3</b>), A1 (%1 %2), A2 (a b c), B0 "
                                                    "(&amp;) and B1 (conv1/layer_…_000123) ")),
                 qPrintable(plain));
        const QString rich = words_of(*c, FindingKind::undefined_neurons, true);
        QVERIFY2(rich.startsWith(
                     QLatin1String("<a href=\"neuron:left:0\">A0 (&lt;b&gt;%3&lt;/b&gt;)</a>, ")),
                 qPrintable(rich));
        QVERIFY(rich.contains(QLatin1String("B0 (&amp;amp;)")));
    }

    void links_lead_back_to_their_neuron() {
        for (const NeuronRef neuron :
             {NeuronRef{NeuronRef::Side::left, 12}, NeuronRef{NeuronRef::Side::right, 0}}) {
            QVERIFY(neuron_of_link(neuron_link(neuron)).has_value());
            QCOMPARE(*neuron_of_link(neuron_link(neuron)), neuron);
        }
        for (const char* other :
             {"", "neuron:left:", "neuron:up:1", "neuron:left:-1", "neuron:left:1x",
              "http://a/neuron:left:1", "neuron:left:99999999999999999999"})
            QVERIFY2(!neuron_of_link(QLatin1String(other)), other);
    }

    void long_lists_are_cut() {
        const QString text = words_of(*specimen("2 of 60"), FindingKind::leftover_neurons);
        QVERIFY2(text.contains(QLatin1String("and 55 others")), qPrintable(text));
    }

    void a_cell_is_read_out() {
        // Left: a, −b, c; right: a, b, b + a little c. Ties and flips in a handful of cells.
        const Eigen::MatrixXd z = gaussian(40, 4, 3);
        Eigen::MatrixXd left(40, 4);
        left << z.col(0), -z.col(1), z.col(1) + 0.2 * z.col(2), Eigen::VectorXd::Ones(40);
        Eigen::MatrixXd right(40, 3);
        right << z.col(0), z.col(1), z.col(3);
        const Shared c = compared(left, right);
        const QString number = score_text(c->similarity(2, 1));
        QCOMPARE(cell_words(*c, 0, 0),
                 QStringLiteral("A0 – B0: r = 1.000 (similarity 1.000). A0's counterpart and naive "
                                "choice: B0 (1.000)."));
        QVERIFY2(cell_words(*c, 1, 1).startsWith(
                     QStringLiteral("A1 – B1: r = −1.000 (similarity 1.000).")),
                 qPrintable(cell_words(*c, 1, 1)));
        QCOMPARE(cell_words(*c, 2, 1),
                 QStringLiteral("A2 – B1: r = %1 (similarity %1). A2's counterpart: B2 (%2). A2's "
                                "naive choice: B1 (%1).")
                     .arg(number, score_text(c->similarity(2, 2))));
        QCOMPARE(cell_words(*c, 3, 1),
                 QStringLiteral("A3 – B1: no correlation, A3 does not vary. A3 has neither "
                                "counterpart nor naive choice."));
    }

    void a_cell_tells_ties_ambiguity_and_missing_counterparts() {
        const Shared alike = all_alike(50, 3, 2);
        QVERIFY(cell_words(*alike, 0, 0).contains(QLatin1String("tied with 1 other")));
        const Index unmatched = alike->unmatched_left.front();
        QVERIFY(cell_words(*alike, unmatched, 0)
                    .contains(QStringLiteral("A%1 has no counterpart.").arg(unmatched)));
        const Index matched = unmatched == 0 ? 1 : 0;
        QVERIFY(cell_words(*alike, matched, 0).contains(QLatin1String("another is as good")));
        const QString rich = cell_words(*alike, 0, 1, {true});
        QVERIFY2(rich.startsWith(QStringLiteral("<a href=\"neuron:left:0\">A0</a> – <a "
                                                "href=\"neuron:right:1\">B1</a>: r = 1.000")),
                 qPrintable(rich));
    }

    void signed_similarity_is_not_told_twice() {
        const Shared c = specimen("all opposite, signed");
        QVERIFY(!cell_words(*c, 0, 0).contains(QLatin1String("similarity")));
    }

    void a_certificate_with_a_gap_proves_nothing() {
        Comparison c = *specimen("digits");
        QVERIFY(certificate_words(c).startsWith(QLatin1String("Proven optimal: of the 64! ")));
        c.certificate.relative_gap = 1e-3;
        QVERIFY(certificate_words(c).startsWith(QLatin1String("Not proven optimal: ")));
        c.certificate.relative_gap = std::nan("");
        QVERIFY(certificate_words(c).startsWith(QLatin1String("Not proven optimal: ")));
    }

    void a_certificate_names_the_matchings_it_speaks_of() {
        QCOMPARE(certificate_words(*specimen("2 of 60")),
                 QStringLiteral("Proven optimal: no one-to-one matching of all 2 right neurons has "
                                "a total similarity above 2.000. No other reaches it."));
        QCOMPARE(certificate_words(*specimen("one against two alike")),
                 QStringLiteral("Proven optimal: no one-to-one matching of the one left neuron has "
                                "a total similarity above 1.000. Others reach it, too."));
        // Place-holders may change partners at will, so they are not among the matchings counted.
        const QString undefined = certificate_words(*specimen("undefined on both sides"));
        QVERIFY2(undefined.startsWith(QLatin1String("Proven optimal: no one-to-one matching of all "
                                                    "3 right neurons that vary has")),
                 qPrintable(undefined));
        QCOMPARE(certificate_words(*specimen("one neuron, opposite")),
                 QStringLiteral("There is only one matching; its total similarity is 1.000."));
        QCOMPARE(certificate_words(*specimen("nothing varies")),
                 QStringLiteral("There is nothing to match."));
    }

    void numbers_follow_the_persons_locale() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString german = headline(*specimen("digits"));
        const QString minus = score_text(-0.25);
        QLocale::setDefault(QLocale::c());
        QVERIFY2(german.contains(QLatin1String("0,735")), qPrintable(german));
        QCOMPARE(minus, QString::fromUtf8("−0,250"));
    }

    void nothing_is_minus_zero() {
        QCOMPARE(score_text(-0.0), QStringLiteral("0.000"));
        QCOMPARE(score_text(-0.0004), QStringLiteral("0.000"));
        QCOMPARE(score_text(-0.0006), QString::fromUtf8("−0.001"));
    }

    void the_summary_aligns_scores_and_tells_everything() {
        const Shared c = specimen("digits");
        const QString text = summary(*c);
        QVERIFY(text.contains(QStringLiteral("sklearn_0.npy   500 samples × 64 neurons\n")));
        QVERIFY(text.contains(QStringLiteral("\nnaive forward    0.767 ")));
        QVERIFY(text.contains(QStringLiteral("\nmatched          0.735 ")));
        QVERIFY(text.contains(QString::fromUtf8("0.100–0.116\n")));
        QVERIFY(!text.contains(QLatin1String("matched strict")));
        for (const Finding& finding : findings(*c))
            QVERIFY(text.contains(QLatin1Char('\n') + title(finding) + QLatin1Char('\n')));
        QVERIFY(summary(*specimen("2 of 60")).contains(QLatin1String("\nmatched strict   0.033 ")));
        QVERIFY(summary(*specimen("transposed files")).contains(QLatin1String("(transposed)")));
    }
};

QTEST_GUILESS_MAIN(WordingTest)
#include "wording_test.moc"

// Baselines in the real window: drawn in the background, stopped, superseded, kept, shown.

#include "../workbench/open_window.h"
#include "core/report/baselines_json.h"
#include "core/wording/baseline_words.h"
#include "ui/explanation/baseline_draws.h"
#include "ui/explanation/ladder_legend.h"
#include "ui/explanation/rich_text.h"
#include "ui/explanation/score_axis.h"
#include "ui/inspect/pairs_model.h"
#include "ui/session/session_keeper.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <cmath>

using namespace counterpart;
using namespace counterpart::test;

namespace {

using State = BaselineDraws::State;

BaselineDraws& draws_of(OpenWindow& window) {
    return baseline_draws_of(window->workbench(), window->view());
}

std::shared_ptr<const Baselines> baselines(OpenWindow& window) {
    return window->workbench().opened().baselines;
}

void set_wish(OpenWindow& window, const BaselineWish& wish) {
    ViewSettings settings = window->view().settings();
    settings.baselines = wish;
    window->view().set(settings);
}

bool same(const Baselines& a, const Baselines& b) {
    return a.rotations() == b.rotations() && a.kept == b.kept &&
           values_of(a.shuffled, &Scores::matched) == values_of(b.shuffled, &Scores::matched) &&
           values_of(a.rotated, &Scores::matched) == values_of(b.rotated, &Scores::matched);
}

/// Half of the neurons are shared, the others are not.
Eigen::MatrixXd partly(const Eigen::MatrixXd& x, std::uint64_t seed) {
    Eigen::MatrixXd y = gaussian(x.rows(), x.cols(), seed);
    y.leftCols(x.cols() / 2) = x.rightCols(x.cols() / 2) + 0.4 * y.leftCols(x.cols() / 2);
    return y;
}

Eigen::MatrixXd autoregressive(Index n, Index f, std::uint64_t seed) {
    Eigen::MatrixXd x = gaussian(n, f, seed);
    for (Index i = 1; i < n; ++i)
        x.row(i) = 0.9 * x.row(i - 1) + std::sqrt(1 - 0.81) * x.row(i);
    return x;
}

} // namespace

class BaselinesWindowTest : public QObject {
    Q_OBJECT

    Folder folder_;
    std::string a_ = write_npy(folder_, QStringLiteral("a.npy"), gaussian(60, 20, 1));
    std::string b_ = write_npy(folder_, QStringLiteral("b.npy"), partly(gaussian(60, 20, 1), 2));
    std::string c_ = write_random(folder_, QStringLiteral("c.npy"), 60, 12, 3);
    // So many neurons on few samples compare at once and take long to rotate.
    std::string large_ = write_random(folder_, QStringLiteral("large.npy"), 30, 620, 4);

    static void open(OpenWindow& window, const std::string& left, const std::string& right) {
        const auto before = window.comparison();
        window.open(left, right);
        QTRY_VERIFY(window.comparison() && window.comparison() != before && !window.busy());
    }
    static void wait_until_done(OpenWindow& window) {
        QTRY_COMPARE_WITH_TIMEOUT(int(draws_of(window).state()), int(State::done), 60000);
    }

  private Q_SLOTS:
    void cheap_ones_are_drawn_unasked_and_are_those_of_the_command() {
        OpenWindow window;
        open(window, a_, b_);
        wait_until_done(window);
        const Comparison& c = *window.comparison();
        const Baselines at_once =
            refine(c, begin_baselines(c, {}, Progress()).value(), default_draws, Progress())
                .value();
        QVERIFY(same(*baselines(window), at_once));
        QVERIFY(child<QLabel>(*window, "baselineStatus")->text().contains(QLatin1String("200")));
        QVERIFY(!child<QPushButton>(*window, "baselineButton")->isVisible());
        const QString told = child<RichText>(*window, "baselineWords")->toPlainText();
        for (const QString& paragraph : ladder_paragraphs(c, at_once))
            QVERIFY2(told.contains(paragraph), qPrintable(paragraph));
        QVERIFY(child<QWidget>(*window, "verdictTable")
                    ->accessibleDescription()
                    .contains(QLatin1String("matched")));
    }

    void every_snapshot_is_whole_and_rests_on_more_draws() {
        OpenWindow window;
        set_wish(window, {1000, {}, false});
        std::vector<Index> seen;
        QObject::connect(&window->workbench(), &Workbench::changed, &*window, [&] {
            const auto& now = window->workbench().opened();
            if (!now.baselines || (!seen.empty() && seen.back() == now.baselines->rotations()))
                return;
            seen.push_back(now.baselines->rotations());
            QCOMPARE(now.baselines->kept.size(), now.comparison->pairs.size());
            QCOMPARE(now.baselines->shuffles(), now.baselines->rotations());
        });
        open(window, a_, b_);
        wait_until_done(window);
        QVERIFY(seen.size() > 1);
        QVERIFY(seen.front() <= 10);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), Index(1000));
    }

    void the_marks_are_where_the_json_says() {
        OpenWindow window;
        window.trigger("themeLight");
        open(window, a_, b_);
        wait_until_done(window);
        const BaselineReport report{*baselines(window), std::vector<std::optional<double>>(20)};
        const QJsonObject json =
            to_json(*window.comparison(), report)[QLatin1String("baselines")].toObject();
        auto* axis = child<ScoreAxis>(*window, "scoreAxis");
        const QImage picture = grab(*axis);
        const char* const names[] = {"index_aligned", "naive_forward", "naive_backward", "matched"};
        QCOMPARE(axis->rows().size(), qsizetype(4));
        for (int row = 0; row < 4; ++row)
            for (const auto& [kind, part] : {std::pair{RungKind::shuffled, "shuffle"},
                                             std::pair{RungKind::rotated, "rotated"}}) {
                const QJsonObject told =
                    json[QLatin1String(part)].toObject()[QLatin1String(names[row])].toObject();
                const auto& rungs = axis->rows()[row].rungs;
                const auto rung = std::find_if(rungs.begin(), rungs.end(),
                                               [k = kind](const Rung& r) { return r.kind == k; });
                QVERIFY(rung != rungs.end());
                QCOMPARE(rung->value, told[QLatin1String("mean")].toDouble(-1));
                QCOMPARE(rung->low, told[QLatin1String("low")].toDouble(-1));
                QCOMPARE(rung->high, told[QLatin1String("high")].toDouble(-1));
                const QPoint place = axis->position_of(row, rung->value).toPoint();
                if (kind == RungKind::rotated) // painted last, so nothing hides it
                    QCOMPARE(picture.pixelColor(place), theme(false).rotated);
            }
        QVERIFY(axis->accessibleDescription().contains(QLatin1String("rotated basis 0.")));
        QVERIFY(child<LadderLegend>(*window, "ladderLegend")
                    ->accessibleDescription()
                    .contains(QLatin1String("200")));
    }

    void long_ones_wait_to_be_asked_for_and_stop_when_told() {
        OpenWindow window;
        open(window, large_, large_);
        QVERIFY(!drawn_at_once(*window.comparison(), window->view().settings().baselines));
        QTRY_COMPARE(int(draws_of(window).state()), int(State::waiting));
        auto* button = child<QPushButton>(*window, "baselineButton");
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!baselines(window));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(int(draws_of(window).state()), int(State::drawing));
        QTRY_VERIFY_WITH_TIMEOUT(baselines(window), 60000);
        QVERIFY(child<QWidget>(*window, "baselineProgress")->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(int(draws_of(window).state()), int(State::stopped));
        const Index drawn = baselines(window)->rotations();
        QVERIFY(drawn > 0 && drawn < default_draws);
        QVERIFY(child<QLabel>(*window, "baselineStatus")
                    ->text()
                    .contains(QLocale().toString(qlonglong(drawn))));
        QTest::mouseClick(button, Qt::LeftButton); // goes on from there
        QTRY_VERIFY_WITH_TIMEOUT(baselines(window)->rotations() > drawn, 60000);
        // Other files are not what was asked for.
        open(window, a_, b_);
        QVERIFY(!window->view().settings().baselines.asked);
        wait_until_done(window);
        QCOMPARE(baselines(window)->kept.size(), std::size_t(20));
    }

    void going_back_draws_nothing_again() {
        OpenWindow window;
        open(window, a_, b_);
        wait_until_done(window);
        const auto first = baselines(window);
        window->workbench().set_correlation(CorrelationKind::spearman);
        QTRY_COMPARE(window.comparison()->options.correlation, CorrelationKind::spearman);
        wait_until_done(window);
        QVERIFY(!same(*baselines(window), *first));
        const Index made = draws_of(window).draws_made();
        QCOMPARE(made, 2 * default_draws);
        window->workbench().set_correlation(CorrelationKind::pearson);
        QTRY_COMPARE(window.comparison()->options.correlation, CorrelationKind::pearson);
        wait_until_done(window);
        QCOMPARE(baselines(window), first);
        open(window, a_, c_);
        wait_until_done(window);
        open(window, a_, b_); // read anew, the same content
        wait_until_done(window);
        QCOMPARE(baselines(window), first);
        QCOMPARE(draws_of(window).draws_made(), made + default_draws);
        set_wish(window, {50, {}, false});
        wait_until_done(window);
        QCOMPARE(baselines(window)->rotations(), Index(50));
        set_wish(window, {});
        wait_until_done(window);
        QCOMPARE(baselines(window), first);
    }

    void none_are_drawn_where_none_are_wished_for() {
        OpenWindow window;
        set_wish(window, {0, {}, false});
        open(window, a_, b_);
        QCOMPARE(int(draws_of(window).state()), int(State::off));
        QVERIFY(!baselines(window));
        QVERIFY(!child<QWidget>(*window, "ladderLegend")->isVisible());
        auto* choice = child<QComboBox>(*window, "baselineDraws");
        choice->setCurrentIndex(choice->findData(50));
        Q_EMIT choice->activated(choice->currentIndex());
        wait_until_done(window);
        QCOMPARE(baselines(window)->rotations(), Index(50));
    }

    void series_are_warned_of_and_a_link_shuffles_them_rightly() {
        OpenWindow window;
        const auto x = write_npy(folder_, QStringLiteral("x.npy"), autoregressive(300, 10, 5));
        const auto y = write_npy(folder_, QStringLiteral("y.npy"), autoregressive(300, 10, 6));
        open(window, x, y);
        wait_until_done(window);
        auto* words = child<RichText>(*window, "baselineWords");
        QVERIFY(words->toPlainText().contains(QLatin1String("Neighbouring samples")));
        QVERIFY(!child<QLabel>(*window, "headline")
                     ->text()
                     .contains(QLatin1String("above shuffled samples")));
        Q_EMIT words->anchorClicked(QUrl(QStringLiteral("shuffle:circular")));
        QCOMPARE(window->view().settings().baselines.options.shuffle, Shuffle::circular);
        QVERIFY(child<QWidget>(*window, "baselineShuffle")->isVisible());
        wait_until_done(window);
        QCOMPARE(baselines(window)->options.shuffle, Shuffle::circular);
        QVERIFY(!words->toPlainText().contains(QLatin1String("Neighbouring samples")));
        auto* shuffle = child<QComboBox>(*window, "baselineShuffle");
        shuffle->setCurrentIndex(shuffle->findData(int(Shuffle::block)));
        Q_EMIT shuffle->activated(shuffle->currentIndex());
        QVERIFY(child<QSpinBox>(*window, "baselineBlock")->isVisible());
        child<QSpinBox>(*window, "baselineBlock")->setValue(20);
        wait_until_done(window);
        QCOMPARE(baselines(window)->options, (BaselineOptions{0, Shuffle::block, 20}));
        QVERIFY(words->toPlainText().contains(QLatin1String("across the edges")));
    }

    void the_table_has_verdicts_and_filters_by_them() {
        OpenWindow window;
        open(window, a_, b_);
        auto* table = child<QTableView>(*window, "pairsTable");
        wait_until_done(window);
        QVERIFY(!table->isColumnHidden(PairsModel::column_verdict));
        const NeuronVerdicts verdicts = neuron_verdicts(*window.comparison(), *baselines(window));
        const VerdictCounts left = count(verdicts.left);
        QVERIFY(left[NeuronVerdict::matched] >= 8);
        const int all = table->model()->rowCount();
        child<QAction>(*window, "filterMatched")->setChecked(true);
        const int matched = table->model()->rowCount();
        QVERIFY(matched > 0 && matched < all);
        for (int row = 0; row < matched; ++row) {
            const QPoint both = table->model()
                                    ->index(row, PairsModel::column_verdict)
                                    .data(PairsModel::verdict_role)
                                    .toPoint();
            QVERIFY(both.x() == int(NeuronVerdict::matched) ||
                    both.y() == int(NeuronVerdict::matched));
        }
        QVERIFY(child<QToolButton>(*window, "filterVerdict")
                    ->text()
                    .contains(QLatin1String("matched")));
        set_wish(window, {0, {}, false});
        QVERIFY(table->isColumnHidden(PairsModel::column_verdict));
        QCOMPARE(table->model()->rowCount(), all);
    }

    void a_session_keeps_what_is_drawn() {
        const BaselineWish wish{50, {7, Shuffle::block, 5}, false};
        const QString path =
            QString::fromStdString(folder_.path(QStringLiteral("kept.counterpart")));
        std::shared_ptr<const Baselines> drawn;
        {
            OpenWindow window;
            open(window, a_, b_);
            set_wish(window, wish);
            wait_until_done(window);
            drawn = baselines(window);
            window.answer = path;
            window.trigger("saveSession");
            QTRY_COMPARE(window->keeper().path(), path);
        }
        OpenWindow window;
        window->keeper().open_session(path);
        QTRY_COMPARE(window->view().settings().baselines, wish);
        wait_until_done(window);
        QVERIFY(same(*baselines(window), *drawn));
        QCOMPARE(child<QSpinBox>(*window, "baselineSeed")->value(), 7);
        QVERIFY(!window->keeper().modified());
    }
};

QTEST_MAIN(BaselinesWindowTest)
#include "baselines_window_test.moc"

// The inspector and the what-ifs as a person uses them, in the real window.
#include "ui/inspect/inspector.h"

#include "../workbench/open_window.h"
#include "core/comparison/regrets.h"
#include "core/wording/inspect_words.h"
#include "ui/explanation/rich_text.h"
#include "ui/inspect/candidate_bars.h"
#include "ui/inspect/regrets.h"
#include "ui/inspect/scatter_plot.h"
#include "ui/inspect/what_if_bar.h"
#include "ui/inspect/what_ifs.h"
#include "ui/theme/apply_theme.h"

#include <QDockWidget>
#include <QPushButton>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// A window with a comparison, its inspector in front.
struct Inspected {
    OpenWindow window;

    explicit Inspected(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right,
                       const CompareOptions& options = {}) {
        PairRequest request;
        request.left.ready = std::make_shared<const Responses>(make_responses(left, "left"));
        request.right.ready = std::make_shared<const Responses>(make_responses(right, "right"));
        request.options = options;
        window->workbench().open(request);
        if (!QTest::qWaitFor([&] { return window.comparison() != nullptr; }))
            qFatal("nothing was compared");
        auto* dock = child<QDockWidget>(*window, "inspectorDock");
        dock->show();
        dock->raise();
    }
    [[nodiscard]] const Comparison& comparison() const { return *window.comparison(); }
    template<typename T>
    [[nodiscard]] T* part(const char* name) {
        return child<T>(*child<Inspector>(*window, "inspector"), name);
    }
    [[nodiscard]] QString text(const char* name) { return part<RichText>(name)->toPlainText(); }
    [[nodiscard]] WhatIfBar* bar() { return child<WhatIfBar>(*window, "whatIfBar"); }
    [[nodiscard]] QString bar_text() { return child<QLabel>(*bar(), "whatIfText")->text(); }
    [[nodiscard]] WhatIfs& what_ifs() { return what_ifs_of(window->workbench(), window->view()); }

    /// Selects, and waits until all of it is told.
    void select(Index left, Index right) {
        window->selection().select(Cell{left, right});
        if (!QTest::qWaitFor([&] { return !text("whyWords").isEmpty(); }))
            qFatal("nothing is told of the pair");
    }
};

Eigen::MatrixXd left_responses(Index samples = 60, Index neurons = 12) {
    return gaussian(samples, neurons, 1);
}

Eigen::MatrixXd right_responses(Index samples = 60, Index neurons = 12) {
    return gaussian(samples, neurons, 1) * 0.4 + gaussian(samples, neurons, 2);
}

} // namespace

class InspectorTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void nothing_selected_says_what_to_do() {
        Inspected shown(left_responses(), right_responses());
        QVERIFY(shown.part<QLabel>("inspectorEmpty")->isVisible());
        QVERIFY(!shown.part<QLabel>("pairTitle")->isVisible());
    }

    void a_selected_pair_is_told_with_the_comparisons_numbers() {
        Inspected shown(left_responses(), right_responses());
        const Comparison& c = shown.comparison();
        const Pair& pair = c.pairs[4];
        shown.select(pair.left, pair.right);
        QCOMPARE(shown.part<QLabel>("pairTitle")->text(),
                 QStringLiteral("A%1 – B%2").arg(pair.left).arg(pair.right));
        QCOMPARE(shown.text("pairWords"), cell_words(c, pair.left, pair.right));
        const auto regret = regret_of_pair(c, 4, Progress()).value();
        QCOMPARE(shown.text("whyWords"), why_words(c, pair, *regret));
        QTRY_VERIFY(shown.part<ScatterPlot>("scatter")->isVisible());
        QCOMPARE(shown.part<ScatterPlot>("scatter")->graph(0)->dataCount(), 60);
    }

    void the_regression_line_slopes_like_the_correlation() {
        Inspected shown(left_responses(), -right_responses());
        const Comparison& c = shown.comparison();
        for (const Pair& pair : {c.pairs[0], c.pairs[5]}) {
            const auto scatter = response_scatter(c, pair.left, pair.right, Progress());
            QVERIFY(scatter->slope);
            QCOMPARE(*scatter->slope > 0, *pair.correlation > 0);
            // r = slope · σ(left) / σ(right)
            const auto spread = [](const std::vector<double>& values) {
                const auto v =
                    Eigen::Map<const Eigen::ArrayXd>(values.data(), Index(values.size()));
                return std::sqrt((v - v.mean()).square().sum());
            };
            QVERIFY(std::abs(*scatter->slope * spread(scatter->left) / spread(scatter->right) -
                             *pair.correlation) < 1e-6);
        }
    }

    void many_samples_are_shown_as_their_density() {
        Inspected shown(left_responses(6000, 4), right_responses(6000, 4));
        const auto scatter = response_scatter(shown.comparison(), 0, 1, Progress());
        QCOMPARE(scatter->bins, Index(64));
        QVERIFY(scatter->left.empty());
        QCOMPARE(std::accumulate(scatter->density.begin(), scatter->density.end(), 0.0), 6000.0);
        shown.select(0, 1);
        auto* plot = shown.part<ScatterPlot>("scatter");
        QTRY_VERIFY(plot->isVisible());
        QVERIFY(!plot->graph(0)->visible());
        QVERIFY(plot->accessibleName().startsWith(QStringLiteral("Density of 6,000 samples")));
    }

    void under_spearman_ranks_are_shown() {
        Eigen::MatrixXd left = left_responses(20, 3);
        left(7, 0) = left(3, 0); // share the mean of their ranks
        Inspected shown(left, right_responses(20, 3),
                        {CorrelationKind::spearman, Sign::absolute, 1});
        const auto scatter = response_scatter(shown.comparison(), 0, 1, Progress());
        QVERIFY(scatter->ranks);
        QCOMPARE(std::accumulate(scatter->left.begin(), scatter->left.end(), 0.0), 210.0);
        QCOMPARE(scatter->left[7], scatter->left[3]);
        QVERIFY(scatter->left[7] != std::floor(scatter->left[7]));
        shown.select(0, 1);
        QTRY_VERIFY(
            shown.part<ScatterPlot>("scatter")->xAxis->label().contains(QStringLiteral("rank")));
    }

    void a_click_on_a_candidate_selects_that_pair() {
        Inspected shown(left_responses(), right_responses());
        shown.select(3, shown.comparison().counterpart_of_left(3));
        auto* candidates = shown.part<CandidateBars>("leftCandidates");
        QTRY_VERIFY(candidates->findChild<CandidateBar*>(QStringLiteral("candidate1")));
        const Index second = candidates_of_left(shown.comparison(), 3, 2)[1].neuron;
        QTest::mouseClick(child<CandidateBar>(*candidates, "candidate1"), Qt::LeftButton);
        QCOMPARE(*shown.window->selection().selected(), (Cell{3, second}));
        QTRY_VERIFY(shown.text("whyWords").contains(QStringLiteral("not part of the matching")));
    }

    void a_counterpart_that_is_not_among_the_best_is_shown_with_its_rank() {
        Eigen::MatrixXd right = right_responses();
        right.leftCols(8) =
            left_responses().col(0).replicate(1, 8) + 0.3 * gaussian(60, 8, 9); // eight want A0
        Inspected shown(left_responses(), right);
        const Comparison& c = shown.comparison();
        int seen = 0;
        for (Index k = 0; k < c.right->n_neurons(); ++k) {
            const auto all = ranked_candidates_of_right(c, k);
            const auto assigned =
                std::find_if(all.begin(), all.end(), [](const auto& one) { return one.assigned; });
            QVERIFY(assigned != all.end());
            QCOMPARE(assigned->neuron, c.counterpart_of_right(k));
            Index better = 0;
            for (Index i = 0; i < c.left->n_neurons(); ++i)
                better += c.similarity(i, k) > assigned->similarity;
            QCOMPARE(assigned->rank, 1 + better);
            seen += all.size() == 6;
        }
        QVERIFY(seen > 0);
    }

    void the_swap_is_shown_in_the_maps_and_taken_off() {
        Inspected shown(left_responses(), right_responses());
        const Comparison& c = shown.comparison();
        shown.select(c.pairs[2].left, c.pairs[2].right);
        auto* button = shown.part<QPushButton>("showSwap");
        QTest::mouseClick(button, Qt::LeftButton);
        const auto regret = regret_of_pair(c, 2, Progress()).value();
        const std::vector<Cell>& cells = shown.window->selection().swap_cycle();
        QCOMPARE(cells.size(), regret->swap.size());
        QCOMPARE(cells.front(), (Cell{c.pairs[2].left, c.pairs[2].right}));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(shown.window->selection().swap_cycle().empty());
    }

    void an_undefined_neuron_is_told() {
        Eigen::MatrixXd left = left_responses();
        left.col(2).setConstant(4);
        Inspected shown(left, right_responses(60, 11));
        shown.window->selection().select(Cell{2, -1});
        QVERIFY(
            shown.text("pairWords").contains(QStringLiteral("responds the same to every sample")));
        shown.window->selection().select(Cell{2, 1});
        QVERIFY(!shown.part<QPushButton>("pin")->isVisible());
        QTRY_VERIFY(shown.part<ScatterPlot>("scatter")->isVisible());
        QVERIFY(!shown.part<ScatterPlot>("scatter")->graph(1)->visible()); // no line
    }

    void a_neuron_alone_is_shown_with_its_counterpart() {
        Inspected shown(left_responses(), right_responses());
        shown.select(-1, 7);
        const Index left = shown.comparison().counterpart_of_right(7);
        QCOMPARE(shown.part<QLabel>("pairTitle")->text(), QStringLiteral("A%1 – B7").arg(left));
    }

    void a_forbidden_pair_shows_its_consequences_everywhere_until_cleared() {
        Inspected shown(left_responses(), right_responses());
        const Comparison& c = shown.comparison();
        QVERIFY(!shown.bar()->isVisible());
        const Pair& pair = c.pairs[6];
        shown.select(pair.left, pair.right);
        QTest::mouseClick(shown.part<QPushButton>("forbid"), Qt::LeftButton);
        QCOMPARE(shown.window->view().settings().wishes,
                 (std::vector<Wish>{{Wish::Kind::forbid, pair.left, pair.right}}));
        QTRY_VERIFY(shown.what_ifs().result());
        const double loss = regret_of_pair(c, 6, Progress()).value()->loss;
        QCOMPARE(shown.what_ifs().result()->change, -loss);
        QVERIFY(shown.bar()->isVisible());
        QVERIFY(shown.bar_text().startsWith(QStringLiteral("Hypothetical, not the result.")));
        QVERIFY(shown.bar_text().contains(difference_text(loss)));
        QVERIFY(shown.text("hypotheticalWords").contains(difference_text(loss)));
        QVERIFY(shown.part<QPushButton>("forbid")->isChecked());
        // The comparison itself, which is what is exported, stays what it was.
        QCOMPARE(c.counterpart_of_left(pair.left), pair.right);

        QTest::mouseClick(child<QPushButton>(*shown.bar(), "clearWhatIf"), Qt::LeftButton);
        QVERIFY(shown.window->view().settings().wishes.empty());
        QVERIFY(!shown.bar()->isVisible());
        QVERIFY(!shown.part<QPushButton>("forbid")->isChecked());
        QVERIFY(!shown.part<QWidget>("hypothetical")->isVisible());
    }

    void pinning_costs_what_was_said_before() {
        Inspected shown(left_responses(), right_responses());
        const Comparison& c = shown.comparison();
        const Index right = (c.counterpart_of_left(1) + 1) % 12;
        shown.select(1, right);
        const QString cost = shown.text("whyWords");
        QTest::mouseClick(shown.part<QPushButton>("pin"), Qt::LeftButton);
        QTRY_VERIFY(shown.what_ifs().result());
        const WhatIf& result = *shown.what_ifs().result();
        QVERIFY(cost.contains(difference_text(-result.change)));
        QCOMPARE(result.counterpart_of_left[1], right);
        // Once more takes the pin back.
        QTest::mouseClick(shown.part<QPushButton>("pin"), Qt::LeftButton);
        QVERIFY(shown.what_ifs().wishes().empty());
    }

    void forbidding_what_was_pinned_replaces_the_pin() {
        Inspected shown(left_responses(), right_responses());
        shown.select(1, 1);
        QTest::mouseClick(shown.part<QPushButton>("pin"), Qt::LeftButton);
        QTest::mouseClick(shown.part<QPushButton>("forbid"), Qt::LeftButton);
        QCOMPARE(shown.what_ifs().wishes(), (std::vector<Wish>{{Wish::Kind::forbid, 1, 1}}));
        QVERIFY(!shown.part<QPushButton>("pin")->isChecked());
    }

    void impossible_pins_are_told() {
        Inspected shown(left_responses(), right_responses());
        shown.what_ifs().wish({Wish::Kind::pin, 1, 1});
        shown.what_ifs().wish({Wish::Kind::pin, 1, 2});
        QTRY_VERIFY(shown.bar_text().contains(
            QStringLiteral("Impossible: A1 is pinned to both B1 and B2.")));
        QVERIFY(!child<QPushButton>(*shown.bar(), "showWhatIf")->isVisible());
    }

    void show_in_maps_lights_up_what_would_change() {
        Inspected shown(left_responses(), right_responses());
        shown.what_ifs().wish({Wish::Kind::forbid, 1, shown.comparison().counterpart_of_left(1)});
        QTRY_VERIFY(shown.what_ifs().result());
        QTest::mouseClick(child<QPushButton>(*shown.bar(), "showWhatIf"), Qt::LeftButton);
        const auto& lit = shown.window->selection().highlighted();
        for (const CounterpartChange& change : shown.what_ifs().result()->changed)
            QVERIFY(std::find(lit.begin(), lit.end(), NeuronRef{Side::left, change.left}) !=
                    lit.end());
    }

    void wishes_for_neurons_that_are_not_there_are_passed_over() {
        Inspected shown(left_responses(), right_responses());
        ViewSettings settings = shown.window->view().settings();
        settings.wishes = {{Wish::Kind::pin, 1, 500}};
        shown.window->view().set(settings);
        QVERIFY(shown.what_ifs().wishes().empty());
        QVERIFY(!shown.bar()->isVisible());
    }

    void all_regrets_come_in_the_background() {
        Inspected shown(left_responses(), right_responses());
        Regrets& regrets = regrets_of(shown.window->workbench());
        QTRY_VERIFY(regrets.values());
        QCOMPARE(regrets.fraction(), 1.0);
        const Comparison& c = shown.comparison();
        QCOMPARE(regrets.values()->size(), c.pairs.size());
        for (std::size_t k = 0; k < c.pairs.size(); ++k)
            QCOMPARE((*regrets.values())[k],
                     std::optional(regret_of_pair(c, Index(k), Progress()).value()->loss));
        // Another comparison, other regrets.
        const std::shared_ptr<const Regrets::Values> before = regrets.values();
        shown.window->workbench().set_sign(Sign::signed_);
        QTRY_VERIFY(regrets.values() && regrets.values() != before);
        shown.window->workbench().close();
        QTRY_VERIFY(!regrets.values());
    }
};

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"

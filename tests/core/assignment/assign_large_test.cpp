// The assignment of matrices too large to try every matching: against LEMON and by properties.
#include "core/assignment/reference.h"
#include "core/assignment/similarities.h"
#include "core/assignment/solver.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class AssignLargeTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void reaches_the_total_of_an_independent_library_data() { shapes(); }
    void reaches_the_total_of_an_independent_library() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        for (const Sign sign : {Sign::absolute, Sign::signed_}) {
            const Cells cells = similarities(Kind(kind), rows, cols, 11);
            const SimilarityView s = view_of(cells, sign);
            const Assignment a = assign(s, Progress()).value();
            QCOMPARE(std::llrint(std::ldexp(a.total, 36)), greatest_total(gains(s), rows, cols));
            const Certificate proof = certify(s, a, Progress()).value();
            QCOMPARE(proof.total, a.total);
            QCOMPARE(proof.largest_violation, 0.0);
            QCOMPARE(proof.relative_gap, 0.0);
        }
    }

    void swapping_sides_changes_neither_total_nor_ambiguity_data() { shapes(); }
    void swapping_sides_changes_neither_total_nor_ambiguity() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        const Cells cells = similarities(Kind(kind), rows, cols, 12);
        const Cells swapped = cells.transpose();
        const Assignment a = assign(view_of(cells), Progress()).value();
        const Assignment b = assign(view_of(swapped), Progress()).value();
        QCOMPARE(b.total, a.total);
        const Uniqueness u = uniqueness(view_of(cells), a, 1e-6, Progress()).value();
        const Uniqueness v = uniqueness(view_of(swapped), b, 1e-6, Progress()).value();
        QCOMPARE(v.unique, u.unique);
        // Which neurons of the larger side are in the matching is a choice among equals.
        QCOMPARE(v.ambiguous_right, u.ambiguous_left);
        QCOMPARE(v.ambiguous_left, u.ambiguous_right);
    }

    void a_pair_is_ambiguous_when_forbidding_it_costs_next_to_nothing_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (int kind = 0; kind < 6; ++kind)
            for (const auto& [rows, cols] :
                 {std::pair(40, 40), std::pair(30, 45), std::pair(45, 30)})
                QTest::addRow("%s %d x %d", kind_names[kind], rows, cols) << kind << rows << cols;
    }
    void a_pair_is_ambiguous_when_forbidding_it_costs_next_to_nothing() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        Cells cells = similarities(Kind(kind), rows, cols, 13).cwiseAbs();
        const SimilarityView s = view_of(cells, Sign::signed_);
        const Assignment a = assign(s, Progress()).value();
        const Uniqueness u = uniqueness(s, a, 1e-6, Progress()).value();
        for (Index i = 0; i < rows; ++i) {
            const Index j = a.right_of_left[static_cast<std::size_t>(i)];
            if (j < 0)
                continue;
            const float cell = cells(i, j);
            cells(i, j) = -1;
            const double loss = a.total - assign(s, Progress()).value().total;
            cells(i, j) = cell;
            QCOMPARE(u.ambiguous_left[static_cast<std::size_t>(i)] != 0, loss <= 1e-6);
        }
    }

    void work_is_told_in_pieces_that_a_cancel_need_not_wait_for() {
        const Cells cells = similarities(Kind::mass_ties, 700, 900, 14);
        double most = 0;
        double sum = 0;
        Progress progress;
        progress.on_poll = [&](double work) {
            most = std::max(most, work);
            sum += work;
        };
        const Assignment a = assign(view_of(cells), progress).value();
        QVERIFY(sum >= 700.0 * 900.0);
        QVERIFY(certify(view_of(cells), a, progress).ok());
        QVERIFY(uniqueness(view_of(cells), a, 1e-6, progress).ok());
        QVERIFY(sum >= 3 * 700.0 * 900.0);
        QVERIFY(most <= Progress::work_between_polls);
    }

    void the_solver_finds_the_same_total_from_any_prices() {
        const Cells cells = similarities(Kind::noise, 30, 30, 1);
        const SimilarityView view = view_of(cells);
        const matching::WideCosts costs(view);
        const double afresh = assign(view, Progress()).value().total;
        for (const double price : {0.0, 0.25, -1.0}) {
            matching::Array<double> prices(Index{30});
            for (Index j = 0; j < 30; ++j)
                prices[j] = matching::rounded(price + 0.01 * double(j * 7 % 30));
            const Progress none;
            matching::Poller poller(none);
            const matching::Matching m = matching::solve(costs, &prices, poller).value();
            double total = 0;
            for (Index i = 0; i < 30; ++i)
                total += costs.at(i, m.col_of_row[i]);
            QCOMPARE(total, afresh);
        }
    }

  private:
    static void shapes() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (int kind = 0; kind < 6; ++kind)
            for (const auto& [rows, cols] :
                 {std::pair(50, 50), std::pair(120, 120), std::pair(300, 300), std::pair(90, 200),
                  std::pair(200, 90)})
                QTest::addRow("%s %d x %d", kind_names[kind], rows, cols) << kind << rows << cols;
    }
};

QTEST_GUILESS_MAIN(AssignLargeTest)
#include "assign_large_test.moc"

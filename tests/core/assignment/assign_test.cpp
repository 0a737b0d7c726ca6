// The assignment, its certificate and its uniqueness against trying every matching.
#include "core/assignment/assignment.h"
#include "core/assignment/solver.h"

#include <QtTest>
#include <algorithm>
#include <limits>
#include <random>

using namespace counterpart;

namespace {

using Cells = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

SimilarityView view_of(const Cells& cells, Sign sign = Sign::absolute) {
    return {cells.data(), cells.rows(), cells.cols(), cells.cols(), sign};
}

/// The documented cost of a cell.
double cost(const SimilarityView& s, Index i, Index j) {
    return std::nearbyint(s.at(i, j) * 0x1p36) * 0x1p-36;
}

/// Every matching of all of the smaller side, by recursion over the rows.
struct BruteForce {
    const SimilarityView& s;
    Index to_skip; ///< rows that may stay unmatched
    std::vector<Index> partner;
    std::vector<char> taken;
    double best = -std::numeric_limits<double>::infinity();
    std::vector<std::pair<double, std::vector<Index>>> good; ///< near the best so far

    explicit BruteForce(const SimilarityView& view)
        : s(view), to_skip(std::max<Index>(0, view.rows - view.cols)),
          partner(static_cast<std::size_t>(view.rows), -1),
          taken(static_cast<std::size_t>(view.cols), 0) {
        visit(0, to_skip, 0);
        std::erase_if(good, [&](const auto& g) { return g.first < best - 1e-6; });
    }

    void visit(Index row, Index skips, double total) {
        if (row == s.rows) {
            best = std::max(best, total);
            if (total >= best - 1e-6)
                good.emplace_back(total, partner);
            return;
        }
        if (skips > 0) {
            partner[static_cast<std::size_t>(row)] = -1;
            visit(row + 1, skips - 1, total);
        }
        for (Index j = 0; j < s.cols; ++j) {
            if (taken[static_cast<std::size_t>(j)])
                continue;
            taken[static_cast<std::size_t>(j)] = 1;
            partner[static_cast<std::size_t>(row)] = j;
            visit(row + 1, skips, total + cost(s, row, j));
            taken[static_cast<std::size_t>(j)] = 0;
        }
    }

    /// Rows and columns whose partner is not the same in every good matching.
    [[nodiscard]] std::pair<std::vector<char>, std::vector<char>> ambiguous() const {
        std::vector<char> rows(static_cast<std::size_t>(s.rows), 0);
        std::vector<char> cols(static_cast<std::size_t>(s.cols), 0);
        const std::vector<Index>& first = good.front().second;
        for (const auto& [total, partners] : good)
            for (std::size_t i = 0; i < partners.size(); ++i) {
                if (partners[i] == first[i])
                    continue;
                rows[i] = 1;
                for (const Index j : {partners[i], first[i]})
                    if (j >= 0)
                        cols[static_cast<std::size_t>(j)] = 1;
            }
        return {rows, cols};
    }
};

Cells filled(Index rows, Index cols, const std::function<double()>& draw) {
    return Cells::NullaryExpr(rows, cols, [&] { return float(draw()); });
}

enum class Kind { random, halves, near_ties, equal, zero_rows, tiny, duplicates };

Cells cells_of(Kind kind, Index rows, Index cols, std::mt19937_64& random) {
    std::uniform_real_distribution<double> unit(-1.0, 1.0);
    std::uniform_int_distribution<int> three(0, 2);
    switch (kind) {
    case Kind::random:
        return filled(rows, cols, [&] { return unit(random); });
    case Kind::halves:
        return filled(rows, cols, [&] { return 0.5 * three(random) * (three(random) ? 1 : -1); });
    case Kind::near_ties:
        return filled(rows, cols, [&] { return 0.5 * three(random) + 4e-7 * three(random); });
    case Kind::equal: {
        const double value = unit(random);
        return filled(rows, cols, [&] { return value; });
    }
    case Kind::zero_rows: {
        Cells cells = filled(rows, cols, [&] { return unit(random); });
        for (Index i = 0; i < rows; ++i)
            if (three(random) == 0)
                cells.row(i).setZero();
        return cells;
    }
    case Kind::tiny:
        return filled(rows, cols, [&] { return 1e-5 * unit(random); });
    case Kind::duplicates: {
        Cells cells = filled(rows, cols, [&] { return unit(random); });
        for (Index j = 1; j < cols; ++j)
            if (three(random) == 0)
                cells.col(j) = cells.col(j - 1);
        return cells;
    }
    }
    return {};
}

} // namespace

class AssignTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void agrees_with_trying_every_matching_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("absolute");
        const char* names[] = {"random",    "halves", "near ties", "equal",
                               "zero rows", "tiny",   "duplicates"};
        for (int kind = 0; kind < 7; ++kind)
            for (const bool absolute : {true, false})
                QTest::addRow("%s, %s", names[kind], absolute ? "absolute" : "signed")
                    << kind << absolute;
    }

    void agrees_with_trying_every_matching() {
        QFETCH(int, kind);
        QFETCH(bool, absolute);
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            std::mt19937_64 random(seed);
            const Index largest = seed < 20 ? 7 : 5;
            std::uniform_int_distribution<Index> size(1, largest);
            const Index rows = size(random);
            const Index cols = seed % 3 == 0 ? rows : size(random);
            const Cells cells = cells_of(Kind(kind), rows, cols, random);
            const QByteArray problem =
                difference(view_of(cells, absolute ? Sign::absolute : Sign::signed_));
            QVERIFY2(problem.isEmpty(),
                     problem + " at seed " + QByteArray::number(qulonglong(seed)));
        }
    }

    /// Few columns have a solver of their own.
    void both_solvers_find_the_same_total() {
        for (std::uint64_t seed = 0; seed < 700; ++seed) {
            std::mt19937_64 random(seed);
            std::uniform_int_distribution<Index> size(1, matching::most_small);
            const Index cols = size(random);
            const Index rows = seed % 3 == 0 ? cols : std::min(cols, size(random));
            const Cells cells = cells_of(Kind(seed % 7), rows, cols, random);
            const SimilarityView view = view_of(cells, seed % 2 ? Sign::absolute : Sign::signed_);
            const matching::WideCosts costs(view);
            const Progress none;
            matching::Poller poller(none);
            const matching::Matching large = matching::solve(costs, nullptr, poller).value();
            const matching::Matching small = matching::solve_small(costs);
            double of_large = 0;
            double of_small = 0;
            for (Index i = 0; i < rows; ++i) {
                of_large += costs.at(i, large.col_of_row[i]);
                of_small += costs.at(i, small.col_of_row[i]);
                QCOMPARE(small.row_of_col[small.col_of_row[i]], i);
            }
            QCOMPARE(of_small, of_large);
            const Assignment a = assign(view, Progress()).value();
            QCOMPARE(a.total, of_small);
            QCOMPARE(certify(view, a, Progress()).value().relative_gap, 0.0);
        }
    }

    void all_negative_similarities_still_match_the_smaller_side() {
        Cells cells(2, 3);
        cells << -0.5f, -0.25f, -1.0f, -0.5f, -0.125f, -0.75f;
        const auto a = assign(view_of(cells, Sign::signed_), Progress()).value();
        QCOMPARE(a.total, -0.625);
        QCOMPARE(a.right_of_left, (std::vector<Index>{0, 1}));
        QCOMPARE(a.left_of_right, (std::vector<Index>{0, 1, -1}));
    }

    void in_the_counterexample_no_pair_is_unique() {
        Cells cells = Cells::Constant(3, 3, 0.5f);
        cells.col(0).setOnes();
        const auto a = assign(view_of(cells), Progress()).value();
        const auto u = uniqueness(view_of(cells), a, 1e-6, Progress()).value();
        QCOMPARE(a.total, 2.0);
        QVERIFY(!u.unique);
        QCOMPARE(u.ambiguous_left, (std::vector<char>{1, 1, 1}));
        QCOMPARE(u.ambiguous_right, (std::vector<char>{1, 1, 1}));
    }

    void a_column_that_could_come_in_is_ambiguous_too() {
        Cells cells(1, 3);
        cells << 0.5f, 0.5f, 0.25f;
        const auto a = assign(view_of(cells), Progress()).value();
        const auto u = uniqueness(view_of(cells), a, 1e-6, Progress()).value();
        QCOMPARE(u.ambiguous_left, (std::vector<char>{1}));
        QCOMPARE(u.ambiguous_right, (std::vector<char>{1, 1, 0}));
    }

    void no_neurons_are_matched_with_none() {
        const Cells cells(0, 4);
        const auto a = assign(view_of(cells), Progress()).value();
        QCOMPARE(a.left_of_right, std::vector<Index>(4, -1));
        QCOMPARE(a.total, 0.0);
        QCOMPARE(certify(view_of(cells), a, Progress()).value().relative_gap, 0.0);
        QVERIFY(uniqueness(view_of(cells), a, 1e-6, Progress()).value().unique);
    }

    void a_view_may_skip_cells_between_rows() {
        std::mt19937_64 random(5);
        const Cells wide = cells_of(Kind::random, 6, 9, random);
        SimilarityView view{wide.data(), 6, 5, 9, Sign::absolute};
        const QByteArray problem = difference(view);
        QVERIFY2(problem.isEmpty(), problem.constData());
    }

    void an_infeasible_price_enlarges_the_bound() {
        std::mt19937_64 random(7);
        const Cells cells = cells_of(Kind::random, 6, 6, random);
        auto a = assign(view_of(cells), Progress()).value();
        a.right_price[2] -= 0.25;
        const auto proof = certify(view_of(cells), a, Progress()).value();
        QVERIFY(proof.largest_violation > 0);
        QVERIFY(proof.upper_bound >= proof.total);
        QVERIFY(proof.relative_gap >= 0);
    }

    void a_worse_matching_is_not_certified() {
        std::mt19937_64 random(8);
        const Cells cells = cells_of(Kind::random, 6, 6, random);
        auto a = assign(view_of(cells), Progress()).value();
        std::swap(a.right_of_left[0], a.right_of_left[1]);
        std::swap(a.left_of_right[static_cast<std::size_t>(a.right_of_left[0])],
                  a.left_of_right[static_cast<std::size_t>(a.right_of_left[1])]);
        QVERIFY(certify(view_of(cells), a, Progress()).value().relative_gap > 1e-9);
    }

    void what_is_no_matching_is_not_certified() {
        std::mt19937_64 random(9);
        const Cells cells = cells_of(Kind::random, 4, 4, random);
        auto a = assign(view_of(cells), Progress()).value();
        a.right_of_left[0] = a.right_of_left[1];
        QCOMPARE(certify(view_of(cells), a, Progress()).value().relative_gap,
                 std::numeric_limits<double>::infinity());
    }

    void a_negative_price_of_a_neuron_that_may_stay_unmatched_proves_nothing() {
        // With v = (0, −1) the sum of prices is below the total it should bound.
        Cells cells(1, 2);
        cells << 0.5f, -0.75f;
        Assignment a{{0}, {0, -1}, {0.5}, {0.0, -1.0}, 0.5};
        const auto proof = certify(view_of(cells, Sign::signed_), a, Progress()).value();
        QCOMPARE(proof.upper_bound, 0.5);
    }

    void a_stopped_job_is_cancelled() {
        const Cells cells = Cells::Random(20, 20);
        const auto a = assign(view_of(cells), Progress()).value();
        std::stop_source stop;
        stop.request_stop();
        const Progress progress(stop.get_token());
        QVERIFY(assign(view_of(cells), progress).cancelled());
        QVERIFY(certify(view_of(cells), a, progress).cancelled());
        QVERIFY(uniqueness(view_of(cells), a, 1e-6, progress).cancelled());
    }

  private:
    /// What is wrong with the solver's answer for this matrix; empty: nothing.
    static QByteArray difference(const SimilarityView& s) {
        const BruteForce brute(s);
        const Assignment a = assign(s, Progress()).value();
        const Certificate proof = certify(s, a, Progress()).value();
        if (a.total != brute.best || proof.total != a.total)
            return "total " + QByteArray::number(a.total, 'g', 17) + ", best " +
                   QByteArray::number(brute.best, 'g', 17);
        if (proof.relative_gap != 0 || proof.largest_violation != 0)
            return "gap " + QByteArray::number(proof.relative_gap);
        const Uniqueness u = uniqueness(s, a, 1e-6, Progress()).value();
        const auto [rows, cols] = brute.ambiguous();
        if (u.ambiguous_left != rows || u.ambiguous_right != cols)
            return "ambiguous neurons differ";
        if (u.unique != (brute.good.size() == 1))
            return "uniqueness differs";
        return {};
    }
};

QTEST_GUILESS_MAIN(AssignTest)
#include "assign_test.moc"

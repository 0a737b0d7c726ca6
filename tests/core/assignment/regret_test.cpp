// Regrets against trying every matching, and against assigning anew without the pair.
#include "core/assignment/regret.h"

#include "core/assignment/similarities.h"

#include <QtTest>
#include <algorithm>
#include <limits>
#include <random>

using namespace counterpart;
using namespace counterpart::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The documented cost of a cell.
double cost(const SimilarityView& s, Index i, Index j) {
    return std::nearbyint(s.at(i, j) * 0x1p36) * 0x1p-36;
}

/// The greatest total of a matching of all of the smaller side without one cell, by recursion over
/// the rows; −∞ where there is none.
double best_without(const SimilarityView& s, MatrixCell cell, Index row, Index skips,
                    std::vector<char>& taken) {
    if (row == s.rows)
        return 0;
    double best = -infinity;
    if (skips > 0)
        best = best_without(s, cell, row + 1, skips - 1, taken);
    for (Index j = 0; j < s.cols; ++j) {
        if (taken[std::size_t(j)] || MatrixCell{row, j} == cell)
            continue;
        taken[std::size_t(j)] = 1;
        best = std::max(best, cost(s, row, j) + best_without(s, cell, row + 1, skips, taken));
        taken[std::size_t(j)] = 0;
    }
    return best;
}

double best_without(const SimilarityView& s, MatrixCell cell) {
    std::vector<char> taken(std::size_t(s.cols), 0);
    return best_without(s, cell, 0, std::max<Index>(0, s.rows - s.cols), taken);
}

/// Few distinct values, so that ties are everywhere.
Cells tied_cells(Index rows, Index cols, std::mt19937_64& random) {
    std::uniform_int_distribution<int> value(-2, 2);
    return Cells::NullaryExpr(rows, cols, [&] { return 0.25f * float(value(random)); });
}

Cells random_cells(Index rows, Index cols, std::mt19937_64& random) {
    std::uniform_real_distribution<float> unit(-1.0f, 1.0f);
    return Cells::NullaryExpr(rows, cols, [&] { return unit(random); });
}

/// What is wrong with a swap; empty: nothing. It has to lead to a matching of the smaller side
/// that avoids the pair and loses what it says.
QByteArray wrong_with_swap(const SimilarityView& s, const Assignment& a, Index row,
                           const Regret& regret) {
    if (regret.swap.size() < 2 || regret.swap.size() % 2 != 0)
        return "a swap of " + QByteArray::number(qlonglong(regret.swap.size())) + " cells";
    if (!(regret.swap.front() == MatrixCell{row, a.right_of_left[std::size_t(row)]}))
        return "the swap does not start with the pair";
    std::vector<Index> partner = a.right_of_left;
    double lost = 0;
    for (std::size_t k = 0; k < regret.swap.size(); k += 2) {
        const MatrixCell& leaves = regret.swap[k];
        if (partner[std::size_t(leaves.row)] != leaves.col)
            return "a cell that leaves is not of the matching";
        partner[std::size_t(leaves.row)] = -1;
        lost += cost(s, leaves.row, leaves.col);
    }
    for (std::size_t k = 1; k < regret.swap.size(); k += 2) {
        const MatrixCell& enters = regret.swap[k];
        if (partner[std::size_t(enters.row)] != -1)
            return "two cells of one row";
        partner[std::size_t(enters.row)] = enters.col;
        lost -= cost(s, enters.row, enters.col);
    }
    std::vector<char> taken(std::size_t(s.cols), 0);
    Index pairs = 0;
    for (const Index col : partner) {
        if (col < 0)
            continue;
        if (taken[std::size_t(col)])
            return "two cells of one column";
        taken[std::size_t(col)] = 1;
        ++pairs;
    }
    if (pairs != std::min(s.rows, s.cols))
        return "the swap loses a pair";
    if (partner[std::size_t(row)] == a.right_of_left[std::size_t(row)])
        return "the swap keeps the pair";
    return lost == regret.loss ? QByteArray() : "the cells do not add up to the loss";
}

} // namespace

class RegretTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void agrees_with_trying_every_matching_data() {
        QTest::addColumn<bool>("tied");
        QTest::addColumn<bool>("absolute");
        QTest::addRow("random, absolute") << false << true;
        QTest::addRow("random, signed") << false << false;
        QTest::addRow("tied, absolute") << true << true;
        QTest::addRow("tied, signed") << true << false;
    }

    void agrees_with_trying_every_matching() {
        QFETCH(bool, tied);
        QFETCH(bool, absolute);
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            std::mt19937_64 random(seed);
            std::uniform_int_distribution<Index> size(1, seed < 20 ? 6 : 5);
            const Index rows = size(random);
            const Index cols = seed % 3 == 0 ? rows : size(random);
            const Cells cells =
                tied ? tied_cells(rows, cols, random) : random_cells(rows, cols, random);
            const SimilarityView s = view_of(cells, absolute ? Sign::absolute : Sign::signed_);
            const Assignment a = assign(s, Progress()).value();
            const QByteArray problem =
                difference(s, a, [&](MatrixCell cell) { return best_without(s, cell); });
            QVERIFY2(problem.isEmpty(),
                     problem + " at seed " + QByteArray::number(qulonglong(seed)));
        }
    }

    void agrees_with_assigning_anew_without_the_pair_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (int kind = 0; kind < 6; ++kind) {
            QTest::addRow("%s, 60 x 60", kind_names[kind]) << kind << 60 << 60;
            QTest::addRow("%s, 40 x 90", kind_names[kind]) << kind << 40 << 90;
            QTest::addRow("%s, 90 x 70", kind_names[kind]) << kind << 90 << 70;
        }
        QTest::addRow("noise, 200 x 200") << int(Kind::noise) << 200 << 200;
        QTest::addRow("planted, 200 x 180") << int(Kind::planted) << 200 << 180;
    }

    void agrees_with_assigning_anew_without_the_pair() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        for (const Sign sign : {Sign::absolute, Sign::signed_}) {
            Cells cells = similarities(Kind(kind), rows, cols, 3);
            const SimilarityView s = view_of(cells, sign);
            const Assignment a = assign(s, Progress()).value();
            const QByteArray problem = difference(s, a, [&](MatrixCell cell) {
                // A cell this bad is taken by no best matching that can do without.
                Cells without = cells;
                without(cell.row, cell.col) = -1024;
                SimilarityView view = view_of(without, Sign::signed_);
                if (sign == Sign::absolute) {
                    without = without.cwiseAbs();
                    without(cell.row, cell.col) = -1024;
                }
                return assign(view, Progress()).value().total;
            });
            QVERIFY2(problem.isEmpty(), problem.constData());
        }
    }

    void a_pair_is_ambiguous_where_its_regret_is_within_the_tolerance() {
        for (int kind = 0; kind < 6; ++kind)
            for (std::uint64_t seed = 0; seed < 6; ++seed) {
                const Cells cells = similarities(Kind(kind), 30, seed % 2 ? 30 : 36, seed);
                const SimilarityView s = view_of(cells);
                const Assignment a = assign(s, Progress()).value();
                const Uniqueness u = uniqueness(s, a, 1e-6, Progress()).value();
                ThreadPool pool(1);
                const auto regrets = all_regrets(s, a, pool, Progress()).value();
                for (std::size_t i = 0; i < regrets.size(); ++i)
                    QCOMPARE(*regrets[i] <= 1e-6, u.ambiguous_left[i] != 0);
            }
    }

    void what_the_solver_knows_spares_work_and_changes_nothing() {
        for (const Kind kind : {Kind::noise, Kind::low_rank}) {
            const Cells cells = similarities(kind, 400, 400, 5);
            const SimilarityView s = view_of(cells);
            const Assignment a = assign(s, Progress()).value();
            Assignment knows_nothing = a;
            knows_nothing.cores = nullptr;
            double work = 0;
            double work_without = 0;
            Progress counting;
            Progress counting_without;
            counting.on_poll = [&](double steps) { work += steps; };
            counting_without.on_poll = [&](double steps) { work_without += steps; };
            for (Index row = 0; row < 400; ++row)
                QCOMPARE(regret(s, a, row, counting).value()->loss,
                         regret(s, knows_nothing, row, counting_without).value()->loss);
            QVERIFY2(work < 0.8 * work_without, kind_names[int(kind)]);
        }
    }

    void threads_change_nothing() {
        const Cells cells = similarities(Kind::noise, 300, 320, 1);
        const SimilarityView s = view_of(cells);
        const Assignment a = assign(s, Progress()).value();
        ThreadPool one(1);
        ThreadPool three(3);
        QCOMPARE(all_regrets(s, a, three, Progress()).value(),
                 all_regrets(s, a, one, Progress()).value());
    }

    void the_only_pair_there_can_be_has_none() {
        const Cells cells = Cells::Constant(1, 1, 0.5f);
        const SimilarityView s = view_of(cells);
        const Assignment a = assign(s, Progress()).value();
        QVERIFY(!regret(s, a, 0, Progress()).value());
    }

    void one_neuron_loses_the_difference_to_its_second_best() {
        Cells cells(1, 3);
        cells << 0.25f, 0.75f, 0.5f;
        const SimilarityView s = view_of(cells);
        const auto r = regret(s, assign(s, Progress()).value(), 0, Progress()).value();
        QCOMPARE(r->loss, 0.25);
        QCOMPARE(r->swap, (std::vector<MatrixCell>{{0, 1}, {0, 2}}));
    }

    void a_stopped_job_is_cancelled() {
        const Cells cells = similarities(Kind::noise, 30, 30, 1);
        const SimilarityView s = view_of(cells);
        const Assignment a = assign(s, Progress()).value();
        std::stop_source stop;
        stop.request_stop();
        const Progress progress(stop.get_token());
        ThreadPool pool(1);
        QVERIFY(regret(s, a, 0, progress).cancelled());
        QVERIFY(all_regrets(s, a, pool, progress).cancelled());
    }

  private:
    /// What is wrong with the regrets of all rows; empty: nothing.
    static QByteArray difference(const SimilarityView& s, const Assignment& a,
                                 const std::function<double(MatrixCell)>& total_without) {
        ThreadPool pool(1);
        const auto all = all_regrets(s, a, pool, Progress()).value();
        for (Index row = 0; row < s.rows; ++row) {
            const auto one = regret(s, a, row, Progress()).value();
            const Index col = a.right_of_left[std::size_t(row)];
            const double without = col < 0 ? -infinity : total_without({row, col});
            const std::optional<double>& quick = all[std::size_t(row)];
            if (one.has_value() != (without != -infinity) || quick.has_value() != one.has_value())
                return "a regret where there is none, or none where there is one";
            if (!one)
                continue;
            if (one->loss != a.total - without || *quick != one->loss)
                return "row " + QByteArray::number(qlonglong(row)) + ": " +
                       QByteArray::number(one->loss, 'g', 17) + " and " +
                       QByteArray::number(*quick, 'g', 17) + " instead of " +
                       QByteArray::number(a.total - without, 'g', 17);
            const QByteArray wrong = wrong_with_swap(s, a, row, *one);
            if (!wrong.isEmpty())
                return wrong;
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(RegretTest)
#include "regret_test.moc"

// Matchings under constraints against assigning the constrained matrix afresh.
#include "core/assignment/reassign.h"

#include "core/assignment/similarities.h"

#include <QtTest>
#include <algorithm>
#include <limits>
#include <random>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// Few distinct values, so that ties are everywhere, or many.
Cells cells_of(bool tied, Index rows, Index cols, std::mt19937_64& random) {
    std::uniform_int_distribution<int> value(-2, 2);
    std::uniform_real_distribution<float> unit(-1.0f, 1.0f);
    return Cells::NullaryExpr(rows, cols,
                              [&] { return tied ? 0.25f * float(value(random)) : unit(random); });
}

Constraints drawn(Index rows, Index cols, int pins, int forbids, std::mt19937_64& random) {
    Constraints constraints;
    const auto row_order = permutation(rows, random());
    const auto col_order = permutation(cols, random());
    for (int k = 0; k < std::min<Index>(pins, std::min(rows, cols)); ++k)
        constraints.pinned.push_back({row_order[std::size_t(k)], col_order[std::size_t(k)]});
    for (int k = 0; k < forbids; ++k) {
        const MatrixCell cell{Index(random() % std::uint64_t(rows)),
                              Index(random() % std::uint64_t(cols))};
        const auto& pinned = constraints.pinned;
        if (std::find(pinned.begin(), pinned.end(), cell) == pinned.end())
            constraints.forbidden.push_back(cell);
    }
    return constraints;
}

constexpr double out_of_question = -1024;

/// The greatest total by assigning the matrix without what the constraints rule out; nothing where
/// that has no matching of all of the smaller side.
std::optional<double> total_afresh(const SimilarityView& s, const Constraints& constraints) {
    Cells cells(s.rows, s.cols);
    for (Index i = 0; i < s.rows; ++i)
        for (Index j = 0; j < s.cols; ++j)
            cells(i, j) = float(s.at(i, j));
    double total = 0;
    std::vector<Index> rows;
    std::vector<Index> cols;
    for (const MatrixCell& cell : constraints.forbidden)
        cells(cell.row, cell.col) = float(out_of_question);
    const auto is_pinned = [&](auto member, Index k) {
        return std::any_of(constraints.pinned.begin(), constraints.pinned.end(),
                           [&](const MatrixCell& cell) { return cell.*member == k; });
    };
    for (Index i = 0; i < s.rows; ++i)
        if (!is_pinned(&MatrixCell::row, i))
            rows.push_back(i);
    for (Index j = 0; j < s.cols; ++j)
        if (!is_pinned(&MatrixCell::col, j))
            cols.push_back(j);
    for (const MatrixCell& cell : constraints.pinned)
        total += double(cells(cell.row, cell.col));
    const Cells rest = cells(rows, cols);
    total += assign(view_of(rest, Sign::signed_), Progress()).value().total;
    if (total < 0.5 * out_of_question)
        return std::nullopt;
    return total;
}

/// What is wrong; empty: nothing.
QByteArray difference(const SimilarityView& s, const Constraints& constraints) {
    const Assignment a = assign(s, Progress()).value();
    const std::optional<Reassignment> found = reassign(s, a, constraints, Progress()).value();
    const std::optional<double> afresh = total_afresh(s, constraints);
    if (found.has_value() != afresh.has_value())
        return found ? "a matching where there is none" : "none where there is one";
    if (!found)
        return {};
    std::vector<char> taken(std::size_t(s.cols), 0);
    Index pairs = 0;
    for (const Index col : found->right_of_left) {
        if (col < 0)
            continue;
        if (taken[std::size_t(col)])
            return "a column taken twice";
        taken[std::size_t(col)] = 1;
        ++pairs;
    }
    if (pairs != std::min(s.rows, s.cols))
        return "not all of the smaller side matched";
    for (const MatrixCell& cell : constraints.pinned)
        if (found->right_of_left[std::size_t(cell.row)] != cell.col)
            return "a pin not kept";
    for (const MatrixCell& cell : constraints.forbidden)
        if (found->right_of_left[std::size_t(cell.row)] == cell.col)
            return "a forbidden pair";
    // Costs are rounded to 2⁻³⁶ before or after they became floats of the other matrix.
    if (std::abs(found->total - *afresh) > 1e-9)
        return QByteArray::number(found->total, 'g', 17) + " instead of " +
               QByteArray::number(*afresh, 'g', 17);
    return {};
}

} // namespace

class ReassignTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void small_problems_agree_with_solving_afresh_data() {
        QTest::addColumn<bool>("tied");
        QTest::addColumn<bool>("absolute");
        QTest::addRow("random, absolute") << false << true;
        QTest::addRow("random, signed") << false << false;
        QTest::addRow("tied, absolute") << true << true;
        QTest::addRow("tied, signed") << true << false;
    }

    void small_problems_agree_with_solving_afresh() {
        QFETCH(bool, tied);
        QFETCH(bool, absolute);
        int impossible = 0;
        for (std::uint64_t seed = 0; seed < 1500; ++seed) {
            std::mt19937_64 random(seed);
            std::uniform_int_distribution<Index> size(1, 7);
            const Index rows = size(random);
            const Index cols = seed % 3 == 0 ? rows : size(random);
            const Cells cells = cells_of(tied, rows, cols, random);
            const SimilarityView s = view_of(cells, absolute ? Sign::absolute : Sign::signed_);
            const Constraints constraints =
                drawn(rows, cols, int(random() % 3), int(random() % 12), random);
            const QByteArray problem = difference(s, constraints);
            QVERIFY2(problem.isEmpty(),
                     problem + " at seed " + QByteArray::number(qulonglong(seed)));
            impossible += !total_afresh(s, constraints);
        }
        QVERIFY(impossible > 10); // both outcomes were seen
        QVERIFY(impossible < 1000);
    }

    void large_problems_agree_with_solving_afresh_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (int kind = 0; kind < 6; ++kind) {
            QTest::addRow("%s, 80 x 80", kind_names[kind]) << kind << 80 << 80;
            QTest::addRow("%s, 60 x 120", kind_names[kind]) << kind << 60 << 120;
            QTest::addRow("%s, 120 x 70", kind_names[kind]) << kind << 120 << 70;
        }
    }

    void large_problems_agree_with_solving_afresh() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        const Cells cells = similarities(Kind(kind), rows, cols, 5);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            std::mt19937_64 random(seed);
            const SimilarityView s = view_of(cells, seed % 2 ? Sign::absolute : Sign::signed_);
            // The matching's own pairs are forbidden too, so that much has to move.
            Constraints constraints = drawn(rows, cols, int(seed % 5), 10, random);
            const Assignment a = assign(s, Progress()).value();
            for (Index i = 0; i < rows; i += 7) {
                const MatrixCell cell{i, a.right_of_left[std::size_t(i)]};
                if (cell.col >= 0 && std::find(constraints.pinned.begin(), constraints.pinned.end(),
                                               cell) == constraints.pinned.end())
                    constraints.forbidden.push_back(cell);
            }
            const QByteArray problem = difference(s, constraints);
            QVERIFY2(problem.isEmpty(), problem.constData());
        }
    }

    void a_forbidden_pair_loses_its_regret() {
        for (const auto& [rows, cols] : {std::pair<Index, Index>{40, 40}, {30, 45}, {45, 30}}) {
            const Cells cells = similarities(Kind::noise, rows, cols, 2);
            const SimilarityView s = view_of(cells);
            const Assignment a = assign(s, Progress()).value();
            for (Index i = 0; i < rows; ++i) {
                const auto r = regret(s, a, i, Progress()).value();
                if (!r)
                    continue;
                const Constraints constraints{{}, {{i, a.right_of_left[std::size_t(i)]}}};
                QCOMPARE(a.total - reassign(s, a, constraints, Progress()).value()->total, r->loss);
            }
        }
    }

    void without_constraints_nothing_changes() {
        const Cells cells = similarities(Kind::mass_ties, 30, 40, 2);
        const SimilarityView s = view_of(cells);
        const Assignment a = assign(s, Progress()).value();
        QCOMPARE(reassign(s, a, {}, Progress()).value()->right_of_left, a.right_of_left);
    }

    void a_stopped_job_is_cancelled() {
        const Cells cells = similarities(Kind::noise, 30, 30, 1);
        const SimilarityView s = view_of(cells);
        const Assignment a = assign(s, Progress()).value();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(reassign(s, a, {}, Progress(stop.get_token())).cancelled());
    }
};

QTEST_GUILESS_MAIN(ReassignTest)
#include "reassign_test.moc"

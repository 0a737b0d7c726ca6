// The best cells of tall matrices against a look at every cell.
#include "core/assignment/best_cells.h"
#include "core/assignment/similarities.h"

#include <QtTest>
#include <algorithm>

using namespace counterpart;
using namespace counterpart::test;

namespace {

/// Cells that every sample of the first of them misjudges: the best come last.
Cells rising(Index rows, Index cols) {
    return Cells::NullaryExpr(rows, cols,
                              [&](Index i, Index j) { return float(i * cols + j) * 1e-5F; });
}

matching::BestCells best_of(const matching::WideCosts& costs, Index most) {
    const Progress none;
    matching::Poller poller(none);
    return matching::best_cells(costs, most, poller).value();
}

} // namespace

class BestCellsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void all_cells_above_the_bound_are_in_and_no_others_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (int kind = 0; kind < 7; ++kind)
            for (const auto& [rows, cols] : {std::pair(700, 90), std::pair(200, 199),
                                             std::pair(40, 33), std::pair(3, 1), std::pair(20, 19)})
                QTest::addRow("%s %d x %d", kind < 6 ? kind_names[kind] : "rising", rows, cols)
                    << kind << rows << cols;
    }
    void all_cells_above_the_bound_are_in_and_no_others() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, cols);
        const Cells cells =
            kind < 6 ? similarities(Kind(kind), rows, cols, 31) : rising(rows, cols);
        constexpr Index most = 10;
        for (const Sign sign : {Sign::absolute, Sign::signed_}) {
            const SimilarityView s = view_of(cells, sign);
            matching::BestCells best = best_of(matching::WideCosts(s), most);
            for (Index col = 0; col < cols; ++col) {
                std::vector<Index> in;
                for (const auto* c = best.begin(col); c != best.end(col); ++c) {
                    QCOMPARE(double(c->similarity), s.at(c->col, col));
                    in.push_back(c->col);
                }
                std::sort(in.begin(), in.end());
                std::vector<Index> above;
                for (Index row = 0; row < rows; ++row)
                    if (s.at(row, col) > double(best.bound[col]))
                        above.push_back(row);
                QCOMPARE(in, above);
                QVERIFY(Index(in.size()) <= most);
            }
        }
    }

    void few_cells_are_left_out_needlessly() {
        for (const Kind kind : {Kind::noise, Kind::planted, Kind::low_rank, Kind::uniform}) {
            const Cells cells = similarities(kind, 2000, 300, 32);
            const matching::BestCells best = best_of(matching::WideCosts(view_of(cells)), 16);
            Index in = 0;
            for (const Index count : best.count)
                in += count;
            QVERIFY2(in > 10 * 300, kind_names[int(kind)]);
        }
    }
};

QTEST_GUILESS_MAIN(BestCellsTest)
#include "best_cells_test.moc"

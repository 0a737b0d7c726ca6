#include "hand_made.h"
#include "ui/heatmap/pooling.h"

#include <QtTest>

#include <numeric>

using namespace counterpart;
using test::Matrix;

class MapsPoolingTest : public QObject {
    Q_OBJECT

    static MapCells cells_of(const Matrix& r, Sign sign, std::vector<Index> columns = {},
                             const std::vector<Index>& undefined_left = {},
                             const std::vector<Index>& undefined_right = {}) {
        auto correlations = std::make_shared<CorrelationMatrix>();
        correlations->r = r;
        correlations->left_undefined.assign(std::size_t(r.rows()), 0);
        correlations->right_undefined.assign(std::size_t(r.cols()), 0);
        for (const Index left : undefined_left)
            correlations->left_undefined[std::size_t(left)] = 1;
        for (const Index right : undefined_right)
            correlations->right_undefined[std::size_t(right)] = 1;
        if (columns.empty()) {
            columns.resize(std::size_t(r.cols()));
            std::iota(columns.begin(), columns.end(), Index{0});
        }
        return map_cells(correlations, std::make_shared<const std::vector<Index>>(columns), sign);
    }

    static Matrix noise(Index rows, Index cols, std::uint64_t seed) {
        std::mt19937_64 engine(seed);
        std::uniform_real_distribution<float> uniform(-1, 1);
        return Matrix::NullaryExpr(rows, cols, [&] { return uniform(engine); });
    }

    /// The obvious way.
    static float expected(const MapCells& cells, const CellRange& rows, const CellRange& columns,
                          Pooling pooling) {
        float strongest_value = 0;
        double sum = 0;
        int count = 0;
        for (Index i = rows.first; i < rows.last; ++i)
            for (Index j = columns.first; j < columns.last; ++j) {
                if (!cells.defined(i, j))
                    continue;
                const float value = cells.at(i, j);
                if (count++ == 0 || std::abs(value) > std::abs(strongest_value))
                    strongest_value = value;
                sum += double(value);
            }
        if (count == 0)
            return std::numeric_limits<float>::quiet_NaN();
        return pooling == Pooling::maximum ? strongest_value : float(sum / count);
    }

    static PixelAxis axis(Span span, Index cells, int pixels) {
        return {span, cells, 0, pixels, 1};
    }

  private Q_SLOTS:
    void a_pixel_of_four_cells_has_their_maximum_or_their_mean() {
        Matrix r(2, 2);
        r << 0.5F, -0.75F, 0.25F, 0;
        const std::vector<CellRange> all = {{0, 2}};
        const MapCells absolute = cells_of(r, Sign::absolute);
        const MapCells with_sign = cells_of(r, Sign::signed_);
        QCOMPARE(pool(absolute, nullptr, 1, all, all, Pooling::maximum).front(), 0.75F);
        QCOMPARE(pool(absolute, nullptr, 1, all, all, Pooling::mean).front(), 0.375F);
        QCOMPARE(pool(with_sign, nullptr, 1, all, all, Pooling::maximum).front(), -0.75F);
        QCOMPARE(pool(with_sign, nullptr, 1, all, all, Pooling::mean).front(), 0.0F);
    }

    void of_two_as_strong_the_positive_one_is_shown() {
        Matrix r(1, 2);
        r << -0.5F, 0.5F;
        const MapCells cells = cells_of(r, Sign::signed_);
        QCOMPARE(pool(cells, nullptr, 1, {{0, 1}}, {{0, 2}}, Pooling::maximum).front(), 0.5F);
        QCOMPARE(strongest(cells, {0, 1}, {0, 2}).column, Index{1});
    }

    void undefined_cells_take_no_part_unless_there_are_no_others() {
        Matrix r(2, 3);
        r << 0.5F, 0, -0.25F, 0.125F, 0, -0.75F;
        const MapCells cells = cells_of(r, Sign::absolute, {}, {}, {1});
        const std::vector<CellRange> rows = {{0, 2}};
        QCOMPARE(pool(cells, nullptr, 1, rows, {{0, 2}}, Pooling::mean).front(), 0.3125F);
        QVERIFY(std::isnan(pool(cells, nullptr, 1, rows, {{1, 2}}, Pooling::mean).front()));
        QVERIFY(std::isnan(pool(cells, nullptr, 1, rows, {{1, 2}}, Pooling::maximum).front()));
    }

    void pixels_are_what_their_cells_say_data() {
        QTest::addColumn<bool>("is_signed");
        QTest::addColumn<bool>("permuted");
        QTest::addColumn<bool>("with_levels");
        for (const bool is_signed : {false, true})
            for (const bool permuted : {false, true})
                for (const bool with_levels : {false, true})
                    QTest::addRow("%s, %s, %s", is_signed ? "signed" : "absolute",
                                  permuted ? "permuted" : "file order",
                                  with_levels ? "levels" : "cells")
                        << is_signed << permuted << with_levels;
    }
    void pixels_are_what_their_cells_say() {
        QFETCH(bool, is_signed);
        QFETCH(bool, permuted);
        QFETCH(bool, with_levels);
        const Index rows = 203;
        const Index cols = 170;
        const std::vector<Index> undefined_rows = {0, 8, 9, 10, 11, 12, 13, 14, 15, 202};
        std::vector<Index> undefined_columns(50);
        std::iota(undefined_columns.begin(), undefined_columns.end(), Index{60});
        Matrix r = noise(rows, cols, 5);
        for (const Index i : undefined_rows)
            r.row(i).setZero();
        for (const Index j : undefined_columns)
            r.col(j).setZero();
        const Sign sign = is_signed ? Sign::signed_ : Sign::absolute;
        const MapCells raw = cells_of(r, sign, {}, undefined_rows, undefined_columns);
        const MapCells cells = permuted ? cells_of(r, sign, test::permutation(cols, 9),
                                                   undefined_rows, undefined_columns)
                                        : raw;
        const auto levels = build_levels(raw, cells, Progress()).value();
        const Levels* used = with_levels ? &levels->matched : nullptr;
        for (const auto& [row_span, column_span, pixels] :
             {std::tuple(Span{0, 203}, Span{0, 170}, 20),
              {{0, 203}, {0, 170}, 5},
              {{0, 203}, {0, 170}, 97},
              {{11.5, 101}, {20.25, 140}, 11},
              {{3, 9}, {50, 56}, 40},
              {{90, 190}, {100, 130}, 3}}) {
            const PixelAxis y = axis(row_span, rows, pixels);
            const PixelAxis x = axis(column_span, cols, pixels + 3);
            const Index block = block_for(y, x, used);
            const auto row_ranges = pixel_cells(y, block);
            const auto column_ranges = pixel_cells(x, block);
            for (const Pooling pooling : {Pooling::maximum, Pooling::mean}) {
                const auto values = pool(cells, used, block, row_ranges, column_ranges, pooling);
                auto value = values.begin();
                for (const CellRange& row_range : row_ranges)
                    for (const CellRange& column_range : column_ranges) {
                        const float wanted = expected(cells, row_range, column_range, pooling);
                        QVERIFY(std::isnan(*value) == std::isnan(wanted));
                        if (!std::isnan(wanted))
                            QVERIFY(pooling == Pooling::maximum
                                        ? *value == wanted
                                        : std::abs(*value - wanted) < 1e-6F);
                        ++value;
                    }
            }
        }
    }

    void levels_are_used_where_no_pixel_cuts_a_block() {
        const Matrix r = noise(64, 64, 1);
        const MapCells cells = cells_of(r, Sign::absolute);
        const auto levels = build_levels(cells, cells, Progress()).value();
        const auto block = [&](int pixels) {
            return block_for(axis({0, 64}, 64, pixels), axis({0, 64}, 64, pixels), &levels->raw);
        };
        QCOMPARE(block(64), Index{1});
        QCOMPARE(block(33), Index{1});
        QCOMPARE(block(32), Index{2});
        QCOMPARE(block(17), Index{2});
        QCOMPARE(block(16), Index{4});
        QCOMPARE(block(7), Index{8});
        QCOMPARE(block(2), Index{32});
        QCOMPARE(block(1), Index{32});
    }

    void the_strongest_cell_of_a_pixel_is_the_one_it_shows() {
        const Matrix r = noise(40, 30, 3);
        const MapCells cells = cells_of(r, Sign::signed_, test::permutation(30, 4));
        const CellRange rows{5, 17};
        const CellRange columns{2, 21};
        const MapPlace place = strongest(cells, rows, columns);
        QCOMPARE(cells.at(place.row, place.column),
                 pool(cells, nullptr, 1, {rows}, {columns}, Pooling::maximum).front());
    }

    void levels_stop_when_nobody_wants_them() {
        std::stop_source stop;
        stop.request_stop();
        const MapCells cells = cells_of(noise(64, 64, 1), Sign::absolute);
        QVERIFY(build_levels(cells, cells, Progress(stop.get_token())).cancelled());
    }
};

QTEST_APPLESS_MAIN(MapsPoolingTest)
#include "maps_pooling_test.moc"

// The picture against the plainest pooling there is: every pixel of both maps, from the
// correlations alone.

#include "hand_made.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/heatmap/maps_plot.h"

#include <QtTest>
#include <qcustomplot.h>

#include <cmath>

using namespace counterpart;

namespace {

/// The pixel that a cell's middle lies in, in whole numbers.
Index pixel_of(Index cell, Index cells, Index pixels) {
    return (2 * cell + 1) * pixels / (2 * cells);
}

/// Every cell thrown into its pixel, where the largest magnitude stays, sign kept. Where there are
/// more pixels than cells, a pixel has the cell that its own middle lies in.
test::Matrix pooled(const Comparison& c, const std::vector<Index>& right_of_column, QSize map) {
    const CorrelationMatrix::Values& r = c.correlations->r;
    test::Matrix strongest = test::Matrix::Zero(map.height(), map.width());
    const auto put = [&](Index y, Index x, Index row, Index column) {
        const float value = r(row, right_of_column[std::size_t(column)]);
        if (std::abs(value) >= std::abs(strongest(y, x)))
            strongest(y, x) = value;
    };
    if (r.rows() < map.height() && r.cols() < map.width()) {
        for (Index y = 0; y < map.height(); ++y)
            for (Index x = 0; x < map.width(); ++x)
                put(y, x, pixel_of(y, map.height(), r.rows()), pixel_of(x, map.width(), r.cols()));
    } else {
        for (Index i = 0; i < r.rows(); ++i)
            for (Index j = 0; j < r.cols(); ++j)
                put(pixel_of(i, r.rows(), map.height()), pixel_of(j, r.cols(), map.width()), i, j);
    }
    if (c.options.sign == Sign::absolute)
        strongest = strongest.cwiseAbs().eval();
    return strongest;
}

} // namespace

class HonestPixelsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_pixel_is_the_strongest_of_its_cells_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<bool>("with_sign");
        QTest::newRow("1000, absolute") << 1000 << 1000 << false;
        QTest::newRow("1000, signed") << 1000 << 1000 << true;
        QTest::newRow("rectangular") << 777 << 1301 << true;
        QTest::newRow("fewer cells than pixels") << 61 << 83 << false;
    }
    void every_pixel_is_the_strongest_of_its_cells() {
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(bool, with_sign);
        test::Matrix r = test::gaussian(rows, cols, 9).cast<float>();
        r = (r / 5).cwiseMax(-1.0F).cwiseMin(1.0F).eval();
        std::vector<Index> matching = test::permutation(cols, 3);
        matching.resize(std::size_t(rows), -1);
        const auto comparison = test::comparison_of(
            {std::move(r), matching, with_sign ? Sign::signed_ : Sign::absolute});
        const MatchedOrder order = matched_order(*comparison);
        std::vector<Index> file_order(static_cast<std::size_t>(cols));
        for (Index j = 0; j < cols; ++j)
            file_order[std::size_t(j)] = j;

        QCustomPlot plot;
        MapsPlot maps(plot);
        plot.resize(1150, 600);
        plot.setViewport(QRect(0, 0, 1150, 600));
        maps.set_comparison(comparison);
        ViewSettings view;
        view.show_assignment = view.show_naive = false;
        maps.set_view(view);
        QImage image(1150, 600, QImage::Format_RGB32);
        {
            QCPPainter painter(&image);
            plot.toPainter(&painter, 1150, 600);
        }
        const ColourTable& colours =
            colour_table(with_sign ? view.signed_colour_map : view.colour_map);
        for (const MapKind kind : {MapKind::raw, MapKind::matched}) {
            const QRect box = maps.map_rect(kind).toRect();
            QVERIFY(box.width() > 300);
            const std::vector<Index>& shown =
                kind == MapKind::raw ? file_order : order.right_of_column;
            const test::Matrix wanted = pooled(*comparison, shown, box.size());
            int wrong = 0;
            for (int y = 0; y < box.height(); ++y)
                for (int x = 0; x < box.width(); ++x) {
                    const QRgb colour = colour_of(wanted(y, x), colours, with_sign ? -1 : 0, 1);
                    wrong += image.pixel(box.topLeft() + QPoint(x, y)) != colour ? 1 : 0;
                }
            QCOMPARE(wrong, 0);
        }
    }
};

QTEST_MAIN(HonestPixelsTest)
#include "honest_pixels_test.moc"

#include "hand_made.h"
#include "support/window.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/heatmap/heatmap.h"
#include "ui/heatmap/maps_plot.h"
#include "ui/heatmap/maps_view.h"

#include <QtTest>
#include <qcustomplot.h>

using namespace counterpart;

class SlowMapsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_cell_of_a_planted_permutation_is_in_the_pixels_of_a_4096_map_data() {
        QTest::addColumn<bool>("levels");
        QTest::newRow("from cells") << false;
        QTest::newRow("from levels") << true;
    }
    void every_cell_of_a_planted_permutation_is_in_the_pixels_of_a_4096_map() {
        QFETCH(bool, levels);
        constexpr Index n = 4096;
        const std::vector<Index> right = test::permutation(n, 6);
        ViewState view;
        ViewSettings settings;
        settings.show_assignment = settings.show_naive = false;
        view.set(settings);
        Selection selection;
        MapsView maps(view, selection);
        maps.resize(1250, 700);
        maps.show_comparison(test::planted(right, 2));
        maps.show();
        QVERIFY(QTest::qWaitForWindowExposed(&maps));
        const QList<Heatmap*> heatmaps = maps.findChildren<Heatmap*>();
        if (levels)
            QTRY_VERIFY_WITH_TIMEOUT(heatmaps[0]->has_levels(), 30000);
        maps.findChild<QCustomPlot*>()->replot();
        if (!levels && heatmaps[0]->has_levels())
            QSKIP("levels were there before the first paint");
        const QImage image = test::grab(maps);
        const QRgb strong = colour_of(0.95F, colour_table(ColourMap::viridis), 0, 1);

        for (const bool matched : {false, true}) {
            const QPoint first = *maps.position_of({0, matched ? right[0] : 0}, matched);
            const QPoint last = *maps.position_of({n - 1, matched ? right[n - 1] : n - 1}, matched);
            QVERIFY(last.x() - first.x() > 450);
            // Which cells each strong pixel can have, and how many of them there are in all.
            std::vector<char> near_strong(std::size_t(n), 0);
            for (Index left = 0; left < n; ++left) {
                const QPoint at = *maps.position_of({left, right[std::size_t(left)]}, matched);
                for (int dy = -1; dy <= 1; ++dy)
                    for (int dx = -1; dx <= 1; ++dx)
                        if (image.pixel(at + QPoint(dx, dy)) == strong)
                            near_strong[std::size_t(left)] = 1;
            }
            QCOMPARE(int(std::count(near_strong.begin(), near_strong.end(), 1)), int(n));
            // And no strong pixel without a strong cell: as many as there are cells at most, and
            // on the diagonal one a row of pixels or little more.
            int pixels = 0;
            for (int y = first.y() - 1; y <= last.y() + 1; ++y)
                for (int x = first.x() - 1; x <= last.x() + 1; ++x)
                    pixels += image.pixel(x, y) == strong ? 1 : 0;
            QVERIFY(pixels <= n);
            QVERIFY(matched ? pixels < 2 * (last.x() - first.x()) : pixels > 3900);
        }
    }
};

QTEST_MAIN(SlowMapsTest)
#include "slow_maps_test.moc"

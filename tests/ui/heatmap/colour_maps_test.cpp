#include "ui/heatmap/colour_maps.h"

#include <QColor>
#include <QtTest>

#include <cmath>

using namespace counterpart;

class ColourMapsTest : public QObject {
    Q_OBJECT

    /// CIE L*, D65.
    static double lightness(QRgb colour) {
        const auto linear = [](int channel) {
            const double c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        const double y = 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) +
                         0.0722 * linear(qBlue(colour));
        return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389.0 / 27;
    }

  private Q_SLOTS:
    void lightness_rises_from_the_low_end_to_the_high_end_data() {
        QTest::addColumn<int>("map");
        QTest::newRow("viridis") << int(ColourMap::viridis);
        QTest::newRow("cividis") << int(ColourMap::cividis);
        QTest::newRow("magma") << int(ColourMap::magma);
        QTest::newRow("grey") << int(ColourMap::grey);
    }
    void lightness_rises_from_the_low_end_to_the_high_end() {
        QFETCH(int, map);
        const ColourTable& table = colour_table(ColourMap(map));
        for (std::size_t i = 1; i < table.size(); ++i)
            // Rounding to 8 bits takes back less than this.
            QVERIFY(lightness(table[i]) > lightness(table[i - 1]) - 0.35);
        for (std::size_t i = 16; i < table.size(); ++i)
            QVERIFY(lightness(table[i]) > lightness(table[i - 16]));
        QVERIFY(lightness(table.back()) - lightness(table.front()) > 70);
    }

    void the_diverging_map_is_lightest_at_zero_and_as_dark_on_both_sides() {
        const ColourTable& table = colour_table(ColourMap::diverging);
        const std::size_t middle = table.size() / 2;
        for (std::size_t i = 16; i <= middle; ++i) {
            QVERIFY(lightness(table[middle - i]) < lightness(table[middle - i + 16]));
            QVERIFY(lightness(table[middle + i]) < lightness(table[middle + i - 16]));
            QVERIFY(std::abs(lightness(table[middle - i]) - lightness(table[middle + i])) < 3);
        }
        QCOMPARE(colour_of(0, table, -1, 1), table[middle]);
        QVERIFY(qBlue(colour_of(-1, table, -1, 1)) > qRed(colour_of(-1, table, -1, 1)));
        QVERIFY(qRed(colour_of(1, table, -1, 1)) > qBlue(colour_of(1, table, -1, 1)));
    }

    void values_beyond_the_range_have_the_colour_of_its_end() {
        const ColourTable& table = colour_table(ColourMap::viridis);
        QCOMPARE(colour_of(-0.5F, table, 0, 1), table.front());
        QCOMPARE(colour_of(1.5F, table, 0, 1), table.back());
        QCOMPARE(colour_of(0.5F, table, 0, 1), table[255]);
    }

    void the_ends_are_those_that_everybody_knows() {
        QCOMPARE(QColor(colour_table(ColourMap::viridis).front()).name(),
                 QStringLiteral("#440154"));
        QCOMPARE(QColor(colour_table(ColourMap::viridis).back()).name(), QStringLiteral("#fde725"));
        QCOMPARE(QColor(colour_table(ColourMap::magma).back()).name(), QStringLiteral("#fcfdbf"));
        QCOMPARE(QColor(colour_table(ColourMap::cividis).front()).name(),
                 QStringLiteral("#00224e"));
    }
};

QTEST_APPLESS_MAIN(ColourMapsTest)
#include "colour_maps_test.moc"

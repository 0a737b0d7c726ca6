#include "ui/heatmap/colour_maps.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace counterpart {

namespace {

// Colours at equal distances, between which sRGB is interpolated: every 15th of the 256 colours
// that matplotlib has for these maps.
// viridis, magma: Stéfan van der Walt and Nathaniel Smith, 2015, CC0.
constexpr std::array<QRgb, 18> viridis = {
    0x440154, 0x481769, 0x472a7a, 0x433d84, 0x3d4e8a, 0x355e8d, 0x2e6d8e, 0x297b8e, 0x23898e,
    0x1f978b, 0x21a585, 0x2eb37c, 0x46c06f, 0x65cb5e, 0x89d548, 0xb0dd2f, 0xd8e219, 0xfde725};
constexpr std::array<QRgb, 18> magma = {0x000004, 0x090720, 0x1a1042, 0x311165, 0x4a1079, 0x621980,
                                        0x792282, 0x912b81, 0xaa337d, 0xc23b75, 0xd9466b, 0xec5860,
                                        0xf7725c, 0xfc8e64, 0xfeaa74, 0xfec68a, 0xfde2a3, 0xfcfdbf};
// cividis: Nuñez, Anderton and Renslow, PLOS ONE 13(7): e0199239, 2018.
constexpr std::array<QRgb, 18> cividis = {
    0x00224e, 0x002d68, 0x163770, 0x2e416d, 0x3f4c6c, 0x4e566c, 0x5c616e, 0x696b71, 0x767676,
    0x838179, 0x928c78, 0xa09875, 0xafa471, 0xbfb06b, 0xcfbd62, 0xdfca57, 0xf0d846, 0xfee838};
// Of sRGB, whose grey levels are all but even steps of lightness already.
constexpr std::array<QRgb, 2> grey = {0x000000, 0xffffff};
// Our own: from CIE L* = 96 in the middle down to 30 in even steps, hue 265° (blue) to one side and
// 28° (red) to the other.
constexpr std::array<QRgb, 17> diverging = {
    0x00459f, 0x0059b2, 0x286ec3, 0x4c84d2, 0x6c9ade, 0x8cb0e8, 0xadc7ee, 0xcfddf2, 0xf3f3f3,
    0xf4d5d2, 0xf0b8b1, 0xe79b92, 0xda8075, 0xca665a, 0xb74c40, 0xa23329, 0x8c1814};

ColourTable interpolate(std::span<const QRgb> anchors) {
    ColourTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double place = double(i) * double(anchors.size() - 1) / double(table.size() - 1);
        const std::size_t left = std::min(std::size_t(place), anchors.size() - 2);
        const double share = place - double(left);
        const auto mix = [share](int from, int to) {
            return int(std::lround(from + share * (to - from)));
        };
        const QRgb a = anchors[left];
        const QRgb b = anchors[left + 1];
        table[i] = qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
    }
    return table;
}

} // namespace

const ColourTable& colour_table(ColourMap map) {
    static const std::array<ColourTable, 5> tables = {interpolate(viridis), interpolate(cividis),
                                                      interpolate(magma), interpolate(grey),
                                                      interpolate(diverging)};
    return tables[std::size_t(map)];
}

QString colour_map_name(ColourMap map) {
    switch (map) {
    case ColourMap::viridis:
        return QStringLiteral("viridis");
    case ColourMap::cividis:
        return QStringLiteral("cividis");
    case ColourMap::magma:
        return QStringLiteral("magma");
    case ColourMap::grey:
        return QCoreApplication::translate("ColourMap", "grey");
    case ColourMap::diverging:
        break;
    }
    return QCoreApplication::translate("ColourMap", "diverging");
}

} // namespace counterpart

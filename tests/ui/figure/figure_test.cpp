// The figure in its three formats: a cell's colour reads back exactly from each.

#include "support/support.h"
#include "ui/figure/figure.h"
#include "ui/heatmap/colour_maps.h"
#include "ui/heatmap/maps_plot.h"

#include <QRegularExpression>
#include <QtEndian>
#include <QtTest>

#include <cstring>
#include <vector>

using namespace counterpart;

namespace {

using Compared = std::shared_ptr<const Comparison>;

Compared compared(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right,
                  Sign sign = Sign::absolute) {
    const auto shared = [](const Eigen::MatrixXd& matrix, const char* name) {
        return std::make_shared<const Responses>(make_responses(matrix, name));
    };
    const Result<Compared> result = compare(shared(left, "left.npy"), shared(right, "right.npy"),
                                            {CorrelationKind::pearson, sign, 0}, {});
    return result.ok() ? result.value() : nullptr;
}

/// Without marks, which would lie on the cells.
FigureOptions bare_options() {
    FigureOptions options;
    options.view.show_assignment = false;
    options.view.show_naive = false;
    return options;
}

/// The pictures embedded in an SVG, in their order.
std::vector<QImage> images_of_svg(const QByteArray& svg) {
    static const QRegularExpression image(
        QStringLiteral("data:image/([a-z]+);base64,([A-Za-z0-9+/=\\s]+)\""));
    std::vector<QImage> images;
    auto found = image.globalMatch(QString::fromLatin1(svg));
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        if (match.captured(1) != QLatin1String("png"))
            return {}; // a lossy format
        images.push_back(
            QImage::fromData(QByteArray::fromBase64(match.captured(2).toLatin1()), "PNG")
                .convertToFormat(QImage::Format_RGB32));
    }
    return images;
}

qsizetype number_behind(const QByteArray& text, const char* name) {
    const qsizetype at = text.indexOf(name);
    return at < 0 ? -1
                  : text.mid(at + qsizetype(std::strlen(name)))
                        .trimmed()
                        .split(' ')[0]
                        .split('\n')[0]
                        .toLongLong();
}

/// The pictures of a PDF that are stored as compressed RGB, in their order; a JPEG is none.
std::vector<QImage> images_of_pdf(const QByteArray& pdf) {
    std::vector<QImage> images;
    for (qsizetype at = pdf.indexOf("/Subtype /Image"); at >= 0;
         at = pdf.indexOf("/Subtype /Image", at + 1)) {
        const qsizetype stream = pdf.indexOf("stream\n", at);
        const QByteArray head = pdf.mid(at, stream - at);
        const auto width = int(number_behind(head, "/Width "));
        const auto height = int(number_behind(head, "/Height "));
        if (!head.contains("/DeviceRGB") || !head.contains("/FlateDecode"))
            continue;
        const QByteArray packed =
            pdf.mid(stream + 7, pdf.indexOf("endstream", stream) - stream - 7);
        QByteArray sized(4, '\0'); // qUncompress wants the size in front
        qToBigEndian(quint32(3 * width * height), sized.data());
        const QByteArray bytes = qUncompress(sized + packed);
        if (bytes.size() != 3 * qsizetype(width) * height)
            continue;
        images.push_back(QImage(reinterpret_cast<const uchar*>(bytes.constData()), width, height,
                                3 * width, QImage::Format_RGB888)
                             .convertToFormat(QImage::Format_RGB32));
    }
    return images;
}

/// Whether a picture is part of another, pixel by pixel.
bool contains(const QImage& page, const QImage& part) {
    const auto length = std::size_t(part.width()) * sizeof(QRgb);
    for (int y = 0; y + part.height() <= page.height(); ++y) {
        for (int x = 0; x + part.width() <= page.width(); ++x) {
            int same = 0;
            while (same < part.height() &&
                   std::memcmp(reinterpret_cast<const QRgb*>(page.constScanLine(y + same)) + x,
                               part.constScanLine(same), length) == 0)
                ++same;
            if (same == part.height())
                return true;
        }
    }
    return false;
}

QRgb colour_at(const QImage& map, const Comparison& comparison, Index row, Index column) {
    const auto middle = [](Index cell, Index cells, int pixels) {
        return int((double(cell) + 0.5) / double(cells) * pixels);
    };
    return map.pixel(middle(column, comparison.right->n_neurons(), map.width()),
                     middle(row, comparison.left->n_neurons(), map.height()));
}

/// What the colour of a cell must be.
QRgb expected_colour(const Comparison& comparison, Index left, Index right) {
    const bool is_signed = comparison.options.sign == Sign::signed_;
    const ViewSettings view;
    return colour_of(float(comparison.similarity(left, right)),
                     colour_table(is_signed ? view.signed_colour_map : view.colour_map),
                     is_signed ? -1.0F : 0.0F, 1.0F);
}

} // namespace

class FigureTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_cell_reads_back_exactly_from_each_format_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("right");
        QTest::addColumn<bool>("is_signed");
        QTest::newRow("square") << 5 << 5 << false;
        QTest::newRow("wide") << 3 << 7 << false;
        QTest::newRow("tall, signed") << 7 << 4 << true;
    }
    void every_cell_reads_back_exactly_from_each_format() {
        QFETCH(int, left);
        QFETCH(int, right);
        QFETCH(bool, is_signed);
        const Compared c = compared(test::gaussian(20, left, 1), test::gaussian(20, right, 2),
                                    is_signed ? Sign::signed_ : Sign::absolute);
        QVERIFY(c);
        const FigureOptions options = bare_options();
        const auto svg = images_of_svg(figure_bytes(c, FigureFormat::svg, options));
        const QByteArray pdf_bytes = figure_bytes(c, FigureFormat::pdf, options);
        QVERIFY(!pdf_bytes.contains("/DCTDecode"));
        const auto pdf = images_of_pdf(pdf_bytes);
        const QImage png = QImage::fromData(figure_bytes(c, FigureFormat::png, options), "PNG")
                               .convertToFormat(QImage::Format_RGB32);
        QVERIFY(svg.size() >= 2);
        QVERIFY(pdf.size() >= 2);
        const MatchedOrder order = matched_order(*c);
        for (const std::vector<QImage>& maps : {svg, pdf})
            for (Index row = 0; row < left; ++row)
                for (Index column = 0; column < right; ++column) {
                    QCOMPARE(colour_at(maps[0], *c, row, column), expected_colour(*c, row, column));
                    QCOMPARE(colour_at(maps[1], *c, row, column),
                             expected_colour(*c, row, order.right_of_column[std::size_t(column)]));
                }
        for (const int map : {0, 1}) {
            QCOMPARE(pdf[std::size_t(map)], svg[std::size_t(map)]);
            // On the page a line frames the map, and numbers stand in the middle of large cells:
            // of every row of cells its upper part.
            const QImage& whole = svg[std::size_t(map)];
            for (int row = 0; row < left; ++row)
                QVERIFY(contains(
                    png, whole.copy(4, row * whole.height() / left + 4, whole.width() - 8, 10)));
        }
    }

    void a_large_map_keeps_every_planted_cell() {
        const Index n = 1500;
        const Eigen::MatrixXd left = test::gaussian(50, n, 3);
        const std::vector<Index> order = test::permutation(n, 4);
        Eigen::MatrixXd right(left.rows(), n);
        for (Index neuron = 0; neuron < n; ++neuron)
            right.col(neuron) = left.col(order[std::size_t(neuron)]);
        const Compared c = compared(left, right);
        QVERIFY(c);
        const auto maps = images_of_pdf(figure_bytes(c, FigureFormat::pdf, bare_options()));
        QVERIFY(maps.size() >= 2);
        const QRgb strongest = colour_table(ColourMap::viridis).back();
        for (const int map : {0, 1})
            for (int y = 0; y < maps[std::size_t(map)].height(); ++y) {
                const QImage& image = maps[std::size_t(map)];
                const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
                QVERIFY2(std::find(line, line + image.width(), strongest) != line + image.width(),
                         qPrintable(QStringLiteral("map %1, row %2").arg(map).arg(y)));
            }
    }

    void a_png_knows_its_size_on_paper() {
        const Compared c = compared(test::gaussian(9, 3, 1), test::gaussian(9, 3, 2));
        FigureOptions options;
        options.size = {800, 600};
        options.device_ratio = 3;
        const QImage png = QImage::fromData(figure_bytes(c, FigureFormat::png, options), "PNG");
        QCOMPARE(png.size(), QSize(2400, 1800));
        QCOMPARE(png.dotsPerMeterX(), qRound(3 * 96 / 0.0254));
        QCOMPARE(figure_image(c, options).devicePixelRatio(), 3.0);
    }

    void a_dark_figure_is_dark() {
        const Compared c = compared(test::gaussian(9, 3, 1), test::gaussian(9, 3, 2));
        FigureOptions options;
        QVERIFY(figure_image(c, options).pixelColor(2, 2).lightness() > 200);
        options.dark = true;
        QVERIFY(figure_image(c, options).pixelColor(2, 2).lightness() < 60);
    }

    void both_files_and_every_score_are_written_as_text() {
        const Compared c = compared(test::gaussian(9, 3, 1), test::gaussian(9, 4, 2));
        const QByteArray svg = figure_bytes(c, FigureFormat::svg, {});
        for (const char* told : {"left.npy", "right.npy", "9 samples", "Naive forward", "Matched",
                                 "Proven optimal", COUNTERPART_VERSION})
            QVERIFY2(svg.contains(told), told);
        QVERIFY(svg.contains(QByteArray::number(c->scores.matched, 'f', 3)));
    }

    void undefined_neurons_and_a_single_pair_can_be_drawn() {
        Eigen::MatrixXd left = test::gaussian(9, 3, 1);
        left.col(1).setConstant(4);
        QVERIFY(!figure_image(compared(left, left), {}).isNull());
        QVERIFY(!figure_image(compared(left.leftCols(1), left), {}).isNull());
    }

    void the_format_is_told_by_the_name() {
        QCOMPARE(figure_format("a.png").value(), FigureFormat::png);
        QCOMPARE(figure_format("/x/b.SVG").value(), FigureFormat::svg);
        QCOMPARE(figure_format("c.d.pdf").value(), FigureFormat::pdf);
        for (const char* name : {"a.jpg", "png", "", "a.png/b", "a.pdf.gz"})
            QVERIFY2(figure_format(name).failed(), name);
    }
};

QTEST_MAIN(FigureTest)
#include "figure_test.moc"

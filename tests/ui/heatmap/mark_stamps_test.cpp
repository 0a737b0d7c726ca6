#include "ui/heatmap/mark_stamps.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace counterpart;

namespace {

/// Colours of all sorts, which a blend must not mix up.
QImage coloured(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y,
                           qRgb((x * 37 + y * 11) % 256, (x * 5 + y * 71) % 256, x * y % 256));
    return image;
}

QImage as_image(const Stamp& stamp) {
    return QImage(stamp.added.data(), stamp.width, stamp.height, 4 * stamp.width,
                  QImage::Format_ARGB32_Premultiplied)
        .copy();
}

} // namespace

class MarkStampsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_stamp_is_blended_as_a_painter_draws_it_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("hollow");
        QTest::addColumn<double>("size");
        for (const int kind : {0, 1, 2})
            for (const bool hollow : {false, true})
                for (const double size : {3.0, 4.25, 18.0})
                    QTest::addRow("kind %d, hollow %d, %g pixels", kind, int(hollow), size)
                        << kind << hollow << size;
    }
    void a_stamp_is_blended_as_a_painter_draws_it() {
        QFETCH(int, kind);
        QFETCH(bool, hollow);
        QFETCH(double, size);
        const Mark mark{MarkKind(kind), hollow, 0, 0};
        for (const MarkLayer layer : {MarkLayer::halo, MarkLayer::body}) {
            const Stamp stamp = mark_stamp(mark, size, layer, theme(false));
            QVERIFY(stamp.width % 2 == 1 && stamp.height % 2 == 1);
            QImage blended = coloured({64, 48});
            QImage drawn = blended;
            const QImage picture = as_image(stamp);
            // In the middle, one over another, over every edge, and quite outside.
            for (const QPoint place : {QPoint(30, 20), QPoint(33, 22), QPoint(0, 1), QPoint(63, 47),
                                       QPoint(-2, 30), QPoint(40, -90), QPoint(500, 20)}) {
                blend(blended, stamp, place);
                QPainter(&drawn).drawImage(place - QPoint(stamp.width / 2, stamp.height / 2),
                                           picture);
            }
            QCOMPARE(blended, drawn);
        }
    }

    void a_stamp_has_all_that_a_mark_draws() {
        const Mark mark{MarkKind::naive, false, 0, 0};
        const Stamp stamp = mark_stamp(mark, 9, MarkLayer::halo, theme(false));
        QImage drawn(41, 41, QImage::Format_ARGB32_Premultiplied);
        drawn.fill(Qt::transparent);
        {
            QPainter painter(&drawn);
            painter.setRenderHint(QPainter::Antialiasing);
            draw_mark(painter, mark, {20.5, 20.5}, 9, MarkLayer::halo, theme(false));
        }
        QImage stamped(41, 41, QImage::Format_ARGB32_Premultiplied);
        stamped.fill(Qt::transparent);
        QPainter(&stamped).drawImage(QPoint(20 - stamp.width / 2, 20 - stamp.height / 2),
                                     as_image(stamp));
        QCOMPARE(stamped, drawn);
    }
};

QTEST_MAIN(MarkStampsTest)
#include "mark_stamps_test.moc"

#include "ui/theme/icons.h"

#include <QByteArray>
#include <QColor>
#include <QFile>
#include <QGuiApplication>
#include <QIODevice>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QRect>
#include <QSize>
#include <QSvgRenderer>

namespace counterpart {

namespace {

QByteArray coloured(QByteArray svg, const QColor& colour) {
    return svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
}

QByteArray source(const QString& name) {
    QFile file(QStringLiteral(":/counterpart/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class ThemedIcon : public QIconEngine {
  public:
    explicit ThemedIcon(const QString& name) : name_(name), svg_(source(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QPalette palette = QGuiApplication::palette();
        QColor colour = palette.color(group, mode == QIcon::Selected ? QPalette::HighlightedText
                                                                     : QPalette::ButtonText);
        QSvgRenderer renderer(coloured(svg_, colour));
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.55);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }

    QString iconName() override { return name_; }
    bool isNull() override { return svg_.isEmpty(); }
    QIconEngine* clone() const override { return new ThemedIcon(*this); }

  private:
    QString name_;
    QByteArray svg_;
};

} // namespace

QIcon themed_icon(const QString& name) {
    return QIcon(new ThemedIcon(name));
}

QPixmap icon_picture(const QString& name, int size, const QColor& colour, qreal device_ratio) {
    QPixmap picture(QSize(size, size) * device_ratio);
    picture.setDevicePixelRatio(device_ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(coloured(source(name), colour)).render(&painter, QRectF(0, 0, size, size));
    return picture;
}

} // namespace counterpart

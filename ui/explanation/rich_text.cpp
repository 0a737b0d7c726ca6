#include "ui/explanation/rich_text.h"

#include <QWheelEvent>

#include <cmath>

namespace counterpart {

RichText::RichText(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setOpenLinks(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    measure_.setDocumentMargin(0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RichText::show_html(const QString& html, const QString& style) {
    for (QTextDocument* text : {document(), &measure_}) {
        text->setDefaultFont(font());
        text->setDefaultStyleSheet(style);
    }
    setHtml(html);
    measure_.setHtml(html);
    measure_.setDefaultTextOption(document()->defaultTextOption());
    updateGeometry();
}

int RichText::heightForWidth(int width) const {
    measure_.setTextWidth(width);
    return int(std::ceil(measure_.size().height()));
}

QSize RichText::sizeHint() const {
    constexpr int usual = 320;
    return {usual, heightForWidth(usual)};
}

QSize RichText::minimumSizeHint() const {
    return {120, 0};
}

void RichText::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace counterpart

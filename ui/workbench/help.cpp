#include "ui/workbench/help.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Help", text);
}

/// A dialog with a Close button, shown once: asked for again, it comes to the front.
QDialog* new_dialog(QWidget* window, const char* name, const QString& title, QWidget* content) {
    auto* dialog = new QDialog(window);
    dialog->setObjectName(QLatin1String(name));
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(words(QT_TRANSLATE_NOOP("Help", "Close")), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, spacing::medium);
    column->addWidget(content, 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::large, 0, spacing::large, 0);
    row->addWidget(buttons);
    column->addLayout(row);
    return dialog;
}

bool is_shown(QWidget* window, const char* name) {
    auto* dialog = window->findChild<QDialog*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
    if (!dialog || !dialog->isVisible())
        return false;
    dialog->raise();
    dialog->activateWindow();
    return true;
}

/// Markdown's tables come without room in their cells.
void lay_out_tables(const QTextBrowser& browser) {
    for (QTextFrame* frame : browser.document()->rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setCellPadding(5);
            format.setCellSpacing(0);
            format.setBorderCollapse(true);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderBrush(theme(is_dark(browser.palette())).line);
            table->setFormat(format);
        }
}

struct Gesture {
    const char* how;
    const char* what;
};

constexpr Gesture gestures[] = {
    {QT_TRANSLATE_NOOP("Help", "Move the pointer"),
     QT_TRANSLATE_NOOP("Help", "Read the pair below it; it is shown in both maps")},
    {QT_TRANSLATE_NOOP("Help", "Click"), QT_TRANSLATE_NOOP("Help", "Select the pair")},
    {QT_TRANSLATE_NOOP("Help", "Wheel"), QT_TRANSLATE_NOOP("Help", "Zoom about the pointer")},
    {QT_TRANSLATE_NOOP("Help", "Drag"), QT_TRANSLATE_NOOP("Help", "Move the map")},
    {QT_TRANSLATE_NOOP("Help", "Shift and drag"),
     QT_TRANSLATE_NOOP("Help", "Zoom to the rectangle")},
    {QT_TRANSLATE_NOOP("Help", "Double click"), QT_TRANSLATE_NOOP("Help", "Zoom to the cell")},
    {QT_TRANSLATE_NOOP("Help", "Click on a bar above a map"),
     QT_TRANSLATE_NOOP("Help", "Light up the neurons whose naive choice it is")},
    {QT_TRANSLATE_NOOP("Help", "Double click on the colour scale"),
     QT_TRANSLATE_NOOP("Help", "The next range of the colours")},
    {QT_TRANSLATE_NOOP("Help", "Arrows; with Shift; with Ctrl"),
     QT_TRANSLATE_NOOP("Help", "Move the crosshair by 1; 10; 100")},
    {QT_TRANSLATE_NOOP("Help", "Home, End; with Ctrl"),
     QT_TRANSLATE_NOOP("Help", "To the ends of the row; to the corners")},
    {QT_TRANSLATE_NOOP("Help", "M"), QT_TRANSLATE_NOOP("Help", "To the counterpart of the row")},
    {QT_TRANSLATE_NOOP("Help", "Enter"), QT_TRANSLATE_NOOP("Help", "Select the pair")},
    {QT_TRANSLATE_NOOP("Help", "Drop one file"),
     QT_TRANSLATE_NOOP("Help", "Open it on the side that it is dropped on")},
    {QT_TRANSLATE_NOOP("Help", "Drop two files"),
     QT_TRANSLATE_NOOP("Help", "Open the first on the left, the second on the right")},
};

/// Two columns below headings.
class Table {
  public:
    explicit Table(QGridLayout& grid) : grid_(grid) {}

    void heading(const QString& text) {
        auto* label = new QLabel(text);
        QFont bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
        if (row_ > 0)
            grid_.setRowMinimumHeight(row_++, spacing::medium);
        grid_.addWidget(label, row_++, 0, 1, 2);
    }

    void line(const QString& how, const QString& what) {
        auto* key = new QLabel(how);
        key->setForegroundRole(QPalette::Link);
        grid_.addWidget(key, row_, 0);
        grid_.addWidget(new QLabel(what), row_++, 1);
    }

  private:
    QGridLayout& grid_;
    int row_ = 0;
};

} // namespace

void show_what_is_this(QWidget* window) {
    if (is_shown(window, "helpDialog"))
        return;
    QFile file(QStringLiteral(":/counterpart/help/what_is_this.md"));
    const QString text =
        file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll())
            : words(QT_TRANSLATE_NOOP("Help", "This program was built without its help text."));
    auto* browser = new QTextBrowser;
    browser->setObjectName(QStringLiteral("helpText"));
    browser->setAccessibleName(words(QT_TRANSLATE_NOOP("Help", "What is this?")));
    browser->setFrameShape(QFrame::NoFrame);
    browser->setOpenExternalLinks(true);
    QFont readable = browser->font();
    readable.setPointSizeF(readable.pointSizeF() * 1.1);
    browser->setFont(readable);
    browser->document()->setDocumentMargin(24);
    browser->setMarkdown(text);
    lay_out_tables(*browser);
    QDialog* dialog = new_dialog(window, "helpDialog",
                                 words(QT_TRANSLATE_NOOP("Help", "What is this?")), browser);
    dialog->resize(720, 640);
    dialog->show();
}

void show_shortcuts(QWidget* window, const Actions& actions) {
    if (is_shown(window, "shortcutsDialog"))
        return;
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(24, 20, 24, spacing::large);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(spacing::small);
    grid->setColumnStretch(1, 1);
    Table table(*grid);
    table.heading(words(QT_TRANSLATE_NOOP("Help", "Keys")));
    QVector<QAction*> told = actions.all();
    for (QAction* action : window->actions()) // those of panels, and of whoever comes later
        if (!told.contains(action))
            told << action;
    for (const QAction* action : told)
        if (!action->shortcut().isEmpty())
            table.line(action->shortcut().toString(QKeySequence::NativeText),
                       action->text().remove(QLatin1Char('&')).remove(QChar(0x2026)));
    table.heading(words(QT_TRANSLATE_NOOP("Help", "Mouse, in the maps")));
    for (const Gesture& gesture : gestures)
        table.line(words(gesture.how), words(gesture.what));
    auto* scroll = new QScrollArea; // small screens and large fonts
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    QDialog* dialog = new_dialog(window, "shortcutsDialog",
                                 words(QT_TRANSLATE_NOOP("Help", "Keyboard shortcuts")), scroll);
    dialog->resize(content->sizeHint() + QSize(24, 64));
    dialog->show();
}

void show_about(QWidget* window) {
    if (is_shown(window, "aboutDialog"))
        return;
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(24, 24, 24, spacing::medium);
    row->setSpacing(24);
    auto* picture = new QLabel;
    picture->setPixmap(themed_icon(QStringLiteral("counterpart")).pixmap(72, 72));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* text = new QLabel(
        words(QT_TRANSLATE_NOOP(
                  "Help",
                  "<h2>Counterpart %1</h2>"
                  "<p>Which neurons of two networks correspond, and how much that means.</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later. "
                  "It comes without any warranty.</p>"
                  "<p>Built with Qt %2 (running with %3), QCustomPlot %4, Eigen and OpenBLAS.</p>"))
            .arg(QStringLiteral(COUNTERPART_VERSION), QStringLiteral(QT_VERSION_STR),
                 QLatin1String(qVersion()), QStringLiteral(QCUSTOMPLOT_VERSION_STR)));
    text->setObjectName(QStringLiteral("aboutText"));
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setMinimumWidth(380);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(text, 1);
    new_dialog(window, "aboutDialog", words(QT_TRANSLATE_NOOP("Help", "About Counterpart")),
               content)
        ->show();
}

} // namespace counterpart

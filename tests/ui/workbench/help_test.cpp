// The windows of the Help menu.

#include "open_window.h"

#include <QDialog>
#include <QTextBrowser>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class HelpTest : public QObject {
    Q_OBJECT

    static QString all_labels(const QWidget& widget) {
        QString text;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            text += label->text() + QLatin1Char('\n');
        return text;
    }

  private Q_SLOTS:
    void what_is_this_is_a_page_of_text_and_opens_once() {
        OpenWindow window;
        window.trigger("whatIsThis");
        auto* dialog = child<QDialog>(*window, "helpDialog");
        QVERIFY(!dialog->isModal());
        QVERIFY(child<QTextBrowser>(*dialog, "helpText")->toPlainText().size() > 500);
        window.trigger("whatIsThis");
        QCOMPARE(window->findChildren<QDialog*>(QStringLiteral("helpDialog")).size(), 1);
        dialog->close();
        QTRY_VERIFY(!window->findChild<QDialog*>(QStringLiteral("helpDialog")));
    }

    void every_shortcut_is_listed() {
        OpenWindow window;
        window.trigger("shortcuts");
        const QString text = all_labels(*child<QDialog>(*window, "shortcutsDialog"));
        for (const QAction* action : window->actions())
            if (!action->shortcut().isEmpty())
                QVERIFY2(text.contains(action->shortcut().toString(QKeySequence::NativeText)),
                         qPrintable(action->objectName()));
        QVERIFY(text.contains(QStringLiteral("Double click")));
    }

    void about_tells_version_and_licence() {
        OpenWindow window;
        window.trigger("about");
        const QString text = child<QLabel>(*window, "aboutText")->text();
        QVERIFY(text.contains(QStringLiteral(COUNTERPART_VERSION)));
        QVERIFY(text.contains(QStringLiteral("General Public License")));
        QVERIFY(text.contains(QStringLiteral("QCustomPlot")));
    }
};

QTEST_MAIN(HelpTest)
#include "help_test.moc"

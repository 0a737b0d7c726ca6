#include "support/files.h"
#include "support/window.h"
#include "ui/workbench/open_pair_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class OpenPairDialogTest : public QObject {
    Q_OBJECT

    Folder folder_;

    /// A float32 file of that shape; its values are a hole in the disk.
    QString file(const QString& name, int samples, int neurons) const {
        const QByteArray header =
            QStringLiteral("{'descr': '<f4', 'fortran_order': False, 'shape': (%1, %2), }\n")
                .arg(samples)
                .arg(neurons)
                .toLatin1();
        const std::string path = folder_.write(name, npy(header, {}));
        QFile written(QString::fromStdString(path));
        if (!written.resize(written.size() + 4LL * samples * neurons))
            qFatal("no room for %s", path.c_str());
        return written.fileName();
    }

    static QString told(const QString& left, const QString& right) {
        OpenPairDialog dialog([](auto&&...) {}, {});
        dialog.set_paths(left, right);
        return child<QLabel>(dialog, "pairWarning")->text();
    }

  private Q_SLOTS:
    void a_large_comparison_tells_its_memory_before_anything_is_read() {
        const QString words = told(file(QStringLiteral("a.npy"), 2000, 8192),
                                   file(QStringLiteral("b.npy"), 2000, 8192));
        // 2 · 2,000 · 8,192 values and 8,192² correlations as float, their ties, two maps.
        QVERIFY2(words.contains(QStringLiteral("0.7 GB")), qPrintable(words));
    }

    void a_small_one_does_not() {
        QCOMPARE(told(file(QStringLiteral("a.npy"), 20, 8), file(QStringLiteral("b.npy"), 20, 8)),
                 QString());
    }

    void what_does_not_fit_together_is_told_instead() {
        const QString words = told(file(QStringLiteral("a.npy"), 2000, 8192),
                                   file(QStringLiteral("b.npy"), 8192, 2000));
        QVERIFY2(words.contains(QStringLiteral("Transposing the right file would fit")),
                 qPrintable(words));
    }
};

QTEST_MAIN(OpenPairDialogTest)
#include "open_pair_dialog_test.moc"

#include "core/wording/wording.h"

#include "core/findings/zoo.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

class WordingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void print() {
        for (const Specimen& s : zoo())
            qInfo().noquote() << "=====" << s.name << "\n" << summary(*s.make());
    }
};

QTEST_MAIN(WordingTest)
#include "wording_test.moc"

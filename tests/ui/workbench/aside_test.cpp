// What makes room for a lesson or the lab, and how it comes back.

#include "core/synthetic/lessons.h"
#include "ui/workbench/workbench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace counterpart;

namespace {

PairRequest noise() {
    const LessonPair pair = lesson_pair("noise", {}, Progress()).value();
    return {{pair.left, {}}, {pair.right, {}}, {}, {}};
}

} // namespace

class AsideTest : public QObject {
    Q_OBJECT

    static void open_demo(Workbench& workbench) {
        workbench.open_demo("counterexample");
        QTRY_VERIFY(workbench.opened().comparison && !workbench.job().running());
    }

    static void show_noise(Workbench& workbench) {
        bool landed = false;
        workbench.show_meanwhile(noise(), [&] { landed = true; });
        QTRY_VERIFY(landed);
        QCOMPARE(workbench.opened().left->n_neurons(), Index{32});
    }

  private Q_SLOTS:
    void comes_back_as_the_very_same_objects_at_once() {
        Workbench workbench;
        open_demo(workbench);
        const Opened before = workbench.opened();
        int given_back = 0;
        QSignalSpy aside(&workbench, &Workbench::asideChanged);
        workbench.set_aside([&] { ++given_back; });
        QVERIFY(workbench.has_aside());
        show_noise(workbench);
        QCOMPARE(workbench.request().left.demo, std::string("counterexample"));
        workbench.put_back();
        QCOMPARE(workbench.opened().left, before.left);
        QCOMPARE(workbench.opened().comparison, before.comparison);
        QCOMPARE(given_back, 1);
        QCOMPARE(aside.size(), 2);
        workbench.put_back(); // nothing is aside any more
        QCOMPARE(given_back, 1);
    }

    void nothing_can_be_set_aside_too() {
        Workbench workbench;
        workbench.set_aside({});
        show_noise(workbench);
        workbench.put_back();
        QVERIFY(!workbench.opened().left && !workbench.opened().comparison);
    }

    void no_guard_is_asked_meanwhile_and_again_afterwards() {
        Workbench workbench;
        open_demo(workbench);
        int asked = 0;
        workbench.set_guard([&](const std::function<void()>& go_on) {
            ++asked;
            go_on();
        });
        workbench.set_aside({});
        show_noise(workbench);
        workbench.transpose(true, true);
        QTRY_COMPARE(workbench.opened().left->n_neurons(), Index{100});
        workbench.put_back();
        QCOMPARE(asked, 0);
        workbench.close();
        QCOMPARE(asked, 1);
        QTRY_VERIFY(!workbench.opened().left);
    }

    void opening_a_side_goes_beside_what_was_set_aside() {
        Workbench workbench;
        open_demo(workbench);
        const Opened before = workbench.opened();
        workbench.set_aside({});
        show_noise(workbench);
        QSignalSpy failed(&workbench, &Workbench::failed);
        workbench.open_side(Side::right, "/no/such/file.npy");
        QVERIFY(!workbench.has_aside());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(workbench.opened().comparison, before.comparison);
    }

    void closing_closes_what_was_set_aside() {
        Workbench workbench;
        open_demo(workbench);
        workbench.set_aside({});
        show_noise(workbench);
        workbench.close();
        QTRY_VERIFY(!workbench.opened().left && !workbench.job().running());
        QVERIFY(!workbench.has_aside());
    }

    void one_thing_at_a_time_is_shown_meanwhile() {
        Workbench workbench;
        open_demo(workbench);
        const Opened before = workbench.opened();
        int first = 0;
        workbench.set_aside([&] { ++first; });
        show_noise(workbench);
        workbench.set_aside({});
        QCOMPARE(first, 1);
        show_noise(workbench);
        workbench.put_back();
        QCOMPARE(workbench.opened().comparison, before.comparison);
    }

    void a_job_that_comes_too_late_is_dropped() {
        Workbench workbench;
        open_demo(workbench);
        const Opened before = workbench.opened();
        workbench.set_aside({});
        workbench.show_meanwhile(noise());
        workbench.put_back();
        QVERIFY(!workbench.job().running());
        QCOMPARE(workbench.opened().comparison, before.comparison);
    }
};

QTEST_GUILESS_MAIN(AsideTest)
#include "aside_test.moc"

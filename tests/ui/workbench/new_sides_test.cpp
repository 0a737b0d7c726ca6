// Which notes, wishes and orders survive other networks.

#include "support/support.h"
#include "ui/workbench/new_sides.h"

#include <QtTest>

using namespace counterpart;
using namespace counterpart::test;

namespace {

std::shared_ptr<const Responses> network(Index neurons, const std::string& path = {}) {
    Responses made = make_responses(gaussian(5, neurons, 1), "made");
    Source source = made.source();
    source.path = path;
    auto values = std::make_shared<ResponseValues>();
    values->numbers = made.values().numbers;
    return std::make_shared<const Responses>(std::move(values), 5, neurons, made.layout(), source);
}

ViewSettings marked() {
    ViewSettings view;
    view.wishes = {{Wish::Kind::pin, 0, 1}};
    view.notes = {{0, 2, true, QStringLiteral("odd")}, {1, 0, false, QStringLiteral("fine")}};
    view.left_order = {OrderKind::custom, {2, 1, 0}};
    view.right_order = {OrderKind::in_degree, {}};
    view.show_naive = false;
    return view;
}

} // namespace

class NewSidesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void notes_stay_while_both_networks_stay() {
        const Opened opened{network(3), network(3), nullptr};
        QCOMPARE(carried_over(marked(), opened, opened), marked());
    }

    void notes_change_sides_with_the_networks() {
        const Opened before{network(3), network(4), nullptr};
        const Opened now{before.right, before.left, nullptr};
        const ViewSettings view = carried_over(marked(), before, now);
        const std::vector<PairNote> notes = {{0, 1, false, QStringLiteral("fine")},
                                             {2, 0, true, QStringLiteral("odd")}};
        QCOMPARE(view.notes, notes);
        QCOMPARE(view.wishes, (std::vector<Wish>{{Wish::Kind::pin, 1, 0}}));
        QCOMPARE(view.left_order, marked().right_order);
        QCOMPARE(view.right_order, marked().left_order);
        QVERIFY(!view.show_naive);
    }

    void notes_go_with_a_network_that_goes() {
        const Opened before{network(3), network(3), nullptr};
        const ViewSettings view =
            carried_over(marked(), before, {before.left, network(3), nullptr});
        QVERIFY(view.notes.empty());
        QVERIFY(view.wishes.empty());
        QCOMPARE(view.left_order, marked().left_order);
        QVERIFY(!view.show_naive);
        const ViewSettings none = carried_over(marked(), before, {});
        QVERIFY(none.notes.empty());
        QCOMPARE(none.left_order, SideOrder());
    }

    void a_file_read_again_keeps_its_notes_while_its_shape_stays() {
        const auto other = network(3);
        const Opened before{network(3, "a.npy"), other, nullptr};
        QCOMPARE(carried_over(marked(), before, {network(3, "a.npy"), other, nullptr}), marked());
        QVERIFY(
            carried_over(marked(), before, {network(4, "a.npy"), other, nullptr}).notes.empty());
        QVERIFY(
            carried_over(marked(), before, {network(3, "b.npy"), other, nullptr}).notes.empty());
    }
};

QTEST_GUILESS_MAIN(NewSidesTest)
#include "new_sides_test.moc"

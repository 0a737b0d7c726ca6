#include "ui/workbench/map_actions.h"

#include "ui/heatmap/maps_view.h"
#include "ui/workbench/map_history.h"
#include "ui/workbench/order_choice.h"
#include "ui/workbench/selection.h"
#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QMainWindow>
#include <QString>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

struct Choice {
    const char* name; ///< object name
    const char* text;
    const char* tip;
    int value;
};

QActionGroup* make_group(QWidget* owner, const QVector<Choice>& choices) {
    auto* group = new QActionGroup(owner);
    for (const Choice& choice : choices) {
        auto* action = new QAction(words(choice.text), owner);
        action->setObjectName(QLatin1String(choice.name));
        action->setToolTip(words(choice.tip));
        action->setCheckable(true);
        action->setData(choice.value);
        group->addAction(action);
        owner->addAction(action);
    }
    group->actions().constFirst()->setChecked(true);
    return group;
}

QAction* make(QWidget* owner, const char* name, const char* text, const char* tip, Qt::Key key) {
    auto* action = new QAction(words(text), owner);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(Qt::ALT | key));
    action->setToolTip(QStringLiteral("%1 (%2)").arg(
        words(tip), action->shortcut().toString(QKeySequence::NativeText)));
    owner->addAction(action);
    return action;
}

QActionGroup* make_orders(QWidget* owner, bool left) {
    const char* file = QT_TRANSLATE_NOOP("Actions", "&File order");
    const char* strength = QT_TRANSLATE_NOOP("Actions", "&Match strength");
    const char* degree = QT_TRANSLATE_NOOP("Actions", "&Times chosen");
    const char* clustered = QT_TRANSLATE_NOOP("Actions", "&Clustered");
    const char* custom = QT_TRANSLATE_NOOP("Actions", "From a f&ile…");
    const char* file_tip = QT_TRANSLATE_NOOP("Actions", "Neurons as the file has them");
    const char* strength_tip =
        QT_TRANSLATE_NOOP("Actions", "Strongest similarity to the counterpart first");
    const char* degree_tip = QT_TRANSLATE_NOOP(
        "Actions", "Neurons first that are the naive choice of many on the other side");
    const char* clustered_tip = QT_TRANSLATE_NOOP(
        "Actions", "Alike neurons of the network side by side, by their own correlations");
    const char* custom_tip =
        QT_TRANSLATE_NOOP("Actions", "An order of yours: one name or index a line");
    const auto name = [left](const char* for_left, const char* for_right) {
        return left ? for_left : for_right;
    };
    return make_group(
        owner,
        {{name("leftFileOrder", "rightFileOrder"), file, file_tip, int(OrderKind::file)},
         {name("leftMatchStrength", "rightMatchStrength"), strength, strength_tip,
          int(OrderKind::match_strength)},
         {name("leftInDegree", "rightInDegree"), degree, degree_tip, int(OrderKind::in_degree)},
         {name("leftClustered", "rightClustered"), clustered, clustered_tip,
          int(OrderKind::clustered)},
         {name("leftCustom", "rightCustom"), custom, custom_tip, int(OrderKind::custom)}});
}

void check(const QActionGroup* group, int value) {
    for (QAction* action : group->actions())
        if (action->data().toInt() == value)
            action->setChecked(true);
}

template<typename Edit>
void change(ViewState& view, Edit edit) {
    ViewSettings settings = view.settings();
    edit(settings);
    view.set(settings);
}

void bind_looks(const MapActions& a, const MapParts& parts) {
    ViewState& view = parts.view;
    QObject::connect(a.range, &QActionGroup::triggered, &view, [&view](const QAction* action) {
        change(view, [&](ViewSettings& settings) {
            settings.range.kind = RangeKind(action->data().toInt());
        });
    });
    QObject::connect(a.crosshair, &QActionGroup::triggered, &view, [&view](const QAction* action) {
        change(view, [&](ViewSettings& settings) {
            settings.crosshair = CrosshairLink(action->data().toInt());
        });
    });
    const auto show = [a, &view, &workbench = parts.workbench] {
        const ViewSettings& settings = view.settings();
        check(a.left_order, int(settings.left_order.kind));
        check(a.right_order, int(settings.right_order.kind));
        check(a.range, int(settings.range.kind));
        check(a.crosshair, int(settings.crosshair));
        for (QActionGroup* group : {a.left_order, a.right_order, a.range, a.crosshair})
            group->setEnabled(workbench.opened().comparison != nullptr);
    };
    QObject::connect(&view, &ViewState::changed, a.back, show);
    QObject::connect(&parts.workbench, &Workbench::changed, a.back, show);
    show();
}

} // namespace

MapActions make_map_actions(QWidget* owner) {
    MapActions a{};
    a.back = make(owner, "back", QT_TRANSLATE_NOOP("Actions", "&Back"),
                  QT_TRANSLATE_NOOP("Actions", "To what was shown and selected before"),
                  Qt::Key_Left);
    a.forward = make(owner, "forward", QT_TRANSLATE_NOOP("Actions", "For&ward"),
                     QT_TRANSLATE_NOOP("Actions", "Ahead again, after going back"),
                     Qt::Key_Right);
    a.left_order = make_orders(owner, true);
    a.right_order = make_orders(owner, false);
    a.range = make_group(
        owner,
        {{"rangeFixed", QT_TRANSLATE_NOOP("Actions", "&Fixed"),
          QT_TRANSLATE_NOOP("Actions", "From 0, or −1 where signed, to 1: comparable everywhere"),
          int(RangeKind::fixed)},
         {"rangeMinMax", QT_TRANSLATE_NOOP("Actions", "&Minimum to maximum"),
          QT_TRANSLATE_NOOP("Actions", "From the least to the largest similarity there is"),
          int(RangeKind::min_max)},
         {"rangePercentile", QT_TRANSLATE_NOOP("Actions", "1st to 99th &percentile"),
          QT_TRANSLATE_NOOP("Actions", "Without the most extreme cells, which get the ends' colours"),
          int(RangeKind::percentile)}});
    a.crosshair = make_group(
        owner,
        {{"crosshairPair", QT_TRANSLATE_NOOP("Actions", "On the same &pair"),
          QT_TRANSLATE_NOOP("Actions", "The other map marks the pair that is pointed at"),
          int(CrosshairLink::pair)},
         {"crosshairCounterpart", QT_TRANSLATE_NOOP("Actions", "On the &counterpart"),
          QT_TRANSLATE_NOOP("Actions",
                            "The other map marks the counterpart of the left neuron pointed at"),
          int(CrosshairLink::counterpart)}});
    return a;
}

void add_map_menus(QMenu& view, const MapActions& a) {
    view.addActions({a.back, a.forward});
    view.addSeparator();
    QMenu& order = *view.addMenu(words(QT_TRANSLATE_NOOP("Actions", "&Order")));
    order.addMenu(words(QT_TRANSLATE_NOOP("Actions", "&Left rows")))
        ->addActions(a.left_order->actions());
    order.addMenu(words(QT_TRANSLATE_NOOP("Actions", "&Right columns")))
        ->addActions(a.right_order->actions());
    view.addMenu(words(QT_TRANSLATE_NOOP("Actions", "Colour &range")))
        ->addActions(a.range->actions());
    view.addMenu(words(QT_TRANSLATE_NOOP("Actions", "Cross&hair in the other map")))
        ->addActions(a.crosshair->actions());
}

void bind_map_actions(QMainWindow& window, const MapActions& a, MapsView& maps,
                      const MapParts& parts) {
    bind_looks(a, parts);
    auto* orders = new OrderChoice(parts, &window);
    QObject::connect(a.left_order, &QActionGroup::triggered, orders,
                     [orders](const QAction* action) {
                         orders->choose(NeuronRef::Side::left, OrderKind(action->data().toInt()));
                     });
    QObject::connect(a.right_order, &QActionGroup::triggered, orders,
                     [orders](const QAction* action) {
                         orders->choose(NeuronRef::Side::right, OrderKind(action->data().toInt()));
                     });
    auto* history = new MapHistory(parts.view, parts.selection, parts.workbench, &window);
    QObject::connect(a.back, &QAction::triggered, history, &MapHistory::back);
    QObject::connect(a.forward, &QAction::triggered, history, &MapHistory::forward);
    const auto show = [a, history] {
        a.back->setEnabled(history->history().can_go_back());
        a.forward->setEnabled(history->history().can_go_forward());
    };
    QObject::connect(history, &MapHistory::changed, a.back, show);
    show();
    QObject::connect(&maps, &MapsView::scaleMenuWanted, &window, [&window, a](QPoint position) {
        auto* menu = new QMenu(&window);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(a.range->actions());
        menu->popup(position);
    });
}

} // namespace counterpart

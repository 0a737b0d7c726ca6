// The two-way bindings of actions to shared state: an action asks, the state answers, and the
// action then shows what the state is.

#include "ui/workbench/actions.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QActionGroup>

namespace counterpart {

namespace {

void check(const QActionGroup* group, int value) {
    for (QAction* action : group->actions())
        if (action->data().toInt() == value)
            action->setChecked(true);
}

/// Signed similarity may be on screen while absolute is asked for: the screen counts.
bool signed_on_screen(const Workbench& workbench) {
    const auto& comparison = workbench.opened().comparison;
    return (comparison ? comparison->options.sign : workbench.options().sign) == Sign::signed_;
}

void show_view(const Actions& a, const ViewSettings& settings, const Workbench& workbench) {
    const bool is_signed = signed_on_screen(workbench);
    a.show_assignment->setChecked(settings.show_assignment);
    a.show_naive->setChecked(settings.show_naive);
    check(a.colour_map, int(is_signed ? settings.signed_colour_map : settings.colour_map));
    check(a.pooling, int(settings.pooling));
    for (QAction* action : a.colour_map->actions())
        if (action->data().toInt() == int(ColourMap::diverging))
            action->setEnabled(is_signed); // without a sign there is no middle
    const bool compared = workbench.opened().comparison != nullptr;
    for (QAction* action :
         {a.find, a.find_next, a.find_previous, a.fit, a.clear_selection, a.show_assignment,
          a.show_naive, a.export_figure, a.copy_figure, a.export_report, a.copy_explanation,
          a.export_matching, a.export_permutation})
        action->setEnabled(compared);
    for (QActionGroup* group : {a.colour_map, a.pooling})
        group->setEnabled(compared);
}

} // namespace

void bind_view_actions(const Actions& a, ViewState& view, Workbench& workbench) {
    const auto change = [&view](auto edit) {
        ViewSettings settings = view.settings();
        edit(settings);
        view.set(settings);
    };
    QObject::connect(a.show_assignment, &QAction::triggered, &view, [change](bool on) {
        change([on](ViewSettings& settings) { settings.show_assignment = on; });
    });
    QObject::connect(a.show_naive, &QAction::triggered, &view, [change](bool on) {
        change([on](ViewSettings& settings) { settings.show_naive = on; });
    });
    QObject::connect(a.pooling, &QActionGroup::triggered, &view, [change](QAction* action) {
        change([&](ViewSettings& settings) { settings.pooling = Pooling(action->data().toInt()); });
    });
    QObject::connect(a.colour_map, &QActionGroup::triggered, &view, [=, &workbench](QAction* made) {
        change([&](ViewSettings& settings) {
            (signed_on_screen(workbench) ? settings.signed_colour_map : settings.colour_map) =
                ColourMap(made->data().toInt());
        });
    });
    QObject::connect(a.fit, &QAction::triggered, &view, [change] {
        change([](ViewSettings& settings) {
            settings.rows = settings.raw_columns = settings.matched_columns = Span{};
        });
    });
    const auto show = [a, &view, &workbench] { show_view(a, view.settings(), workbench); };
    QObject::connect(&view, &ViewState::changed, a.fit, show);
    QObject::connect(&workbench, &Workbench::changed, a.fit, show);
    show();
}

void bind_compare_actions(const Actions& a, Workbench& workbench) {
    QObject::connect(a.correlation, &QActionGroup::triggered, &workbench, [&](QAction* action) {
        workbench.set_correlation(CorrelationKind(action->data().toInt()));
    });
    QObject::connect(a.sign, &QActionGroup::triggered, &workbench,
                     [&](QAction* action) { workbench.set_sign(Sign(action->data().toInt())); });
    QObject::connect(a.swap, &QAction::triggered, &workbench, &Workbench::swap);
    QObject::connect(a.transpose_left, &QAction::triggered, &workbench,
                     [&] { workbench.transpose(true, false); });
    QObject::connect(a.transpose_right, &QAction::triggered, &workbench,
                     [&] { workbench.transpose(false, true); });
    QObject::connect(a.transpose_both, &QAction::triggered, &workbench,
                     [&] { workbench.transpose(true, true); });
    QObject::connect(a.close_pair, &QAction::triggered, &workbench, [&workbench] {
        // What stands in front of the person's pair is what is closed.
        workbench.has_aside() ? workbench.put_back() : workbench.close();
    });
    const auto show = [a, &workbench] {
        const Opened& opened = workbench.opened();
        check(a.correlation, int(workbench.options().correlation));
        check(a.sign, int(workbench.options().sign));
        for (QAction* action : {a.swap, a.close_pair})
            action->setEnabled(opened.left || opened.right);
        a.transpose_left->setEnabled(opened.left != nullptr);
        a.transpose_right->setEnabled(opened.right != nullptr);
        a.transpose_both->setEnabled(opened.left && opened.right);
    };
    QObject::connect(&workbench, &Workbench::changed, a.swap, show);
    show();
}

} // namespace counterpart

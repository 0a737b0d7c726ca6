#include "ui/workbench/actions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyCombination>
#include <QKeySequence>
#include <QString>
#include <QWidget>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

/// What an action is, in one line of a table.
struct Item {
    const char* name; ///< object name
    const char* text;
    const char* tip;
    const char* icon = "";
    QKeySequence shortcut = {};
};

QAction* make(QWidget* owner, const Item& item) {
    auto* action = new QAction(words(item.text), owner);
    action->setObjectName(QLatin1String(item.name));
    action->setToolTip(words(item.tip));
    action->setStatusTip(QString());
    if (*item.icon)
        action->setIcon(themed_icon(QLatin1String(item.icon)));
    action->setShortcut(item.shortcut);
    if (!item.shortcut.isEmpty())
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            words(item.tip), item.shortcut.toString(QKeySequence::NativeText)));
    owner->addAction(action); // its shortcut works wherever the focus is
    return action;
}

struct Choice {
    Item item;
    int value;
};

QActionGroup* make_group(QWidget* owner, const QVector<Choice>& choices) {
    auto* group = new QActionGroup(owner);
    for (const Choice& choice : choices) {
        QAction* action = make(owner, choice.item);
        action->setCheckable(true);
        action->setData(choice.value);
        group->addAction(action);
    }
    group->actions().constFirst()->setChecked(true);
    return group;
}

QKeySequence keys(QKeyCombination combination) {
    return QKeySequence(combination);
}

void make_file_actions(Actions& a, QWidget* owner) {
    a.open_pair = make(owner, {"openPair", QT_TRANSLATE_NOOP("Actions", "&Open two files…"),
                               QT_TRANSLATE_NOOP("Actions", "Open the responses of two networks"),
                               "open-pair", QKeySequence::Open});
    a.open_pair->setIconText(words(QT_TRANSLATE_NOOP("Actions", "Open…")));
    a.open_left = make(owner, {"openLeft", QT_TRANSLATE_NOOP("Actions", "Open &left…"),
                               QT_TRANSLATE_NOOP("Actions", "Open another left network"),
                               "open-left", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_L)});
    a.open_right = make(owner, {"openRight", QT_TRANSLATE_NOOP("Actions", "Open &right…"),
                                QT_TRANSLATE_NOOP("Actions", "Open another right network"),
                                "open-right", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_R)});
    a.demos = new QMenu(words(QT_TRANSLATE_NOOP("Actions", "Open &demo")), owner);
    a.demos->setIcon(themed_icon(QStringLiteral("demo")));
    a.recent = new QMenu(words(QT_TRANSLATE_NOOP("Actions", "Re&cent pairs")), owner);
    a.recent->setObjectName(QStringLiteral("recent"));
    a.export_figure = make(owner, {"exportFigure", QT_TRANSLATE_NOOP("Actions", "&Export figure…"),
                                   QT_TRANSLATE_NOOP("Actions", "Save the maps as PNG, SVG or PDF"),
                                   "export", keys(Qt::CTRL | Qt::Key_E)});
    a.copy_figure = make(owner, {"copyFigure", QT_TRANSLATE_NOOP("Actions", "&Copy figure"),
                                 QT_TRANSLATE_NOOP("Actions", "Put the maps on the clipboard"),
                                 "copy", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    a.export_matching =
        make(owner, {"exportMatching", QT_TRANSLATE_NOOP("Actions", "Export &matching…"),
                     QT_TRANSLATE_NOOP("Actions", "Save the pairs as CSV, 17 digits")});
    a.export_permutation =
        make(owner, {"exportPermutation", QT_TRANSLATE_NOOP("Actions", "Export &permutation…"),
                     QT_TRANSLATE_NOOP("Actions", "Save the order for y[:, perm] as .npy")});
    a.export_report =
        make(owner, {"exportReport", QT_TRANSLATE_NOOP("Actions", "Export &report…"),
                     QT_TRANSLATE_NOOP("Actions", "Save one page with figure, scores and what they "
                                                  "mean, as HTML or PDF"),
                     "", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_E)});
    a.pitfall_lab =
        make(owner, {"pitfallLab", QT_TRANSLATE_NOOP("Actions", "Pitfall &lab"),
                     QT_TRANSLATE_NOOP("Actions", "Make two networks of which everything is known, "
                                                  "and see what each score makes of them"),
                     "", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    a.pitfall_lab->setCheckable(true);
    a.close_pair = make(owner, {"closePair", QT_TRANSLATE_NOOP("Actions", "C&lose both"),
                                QT_TRANSLATE_NOOP("Actions", "Close both files, to begin anew"), "",
                                keys(Qt::CTRL | Qt::Key_W)});
    a.quit = make(owner, {"quit", QT_TRANSLATE_NOOP("Actions", "&Quit"),
                          QT_TRANSLATE_NOOP("Actions", "Close the window"), "",
                          keys(Qt::CTRL | Qt::Key_Q)});
}

void make_session_actions(Actions& a, QWidget* owner) {
    a.open_session =
        make(owner, {"openSession", QT_TRANSLATE_NOOP("Actions", "Open &session…"),
                     QT_TRANSLATE_NOOP("Actions", "Open files, view and notes as they were saved"),
                     "", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    a.save_session = make(owner, {"saveSession", QT_TRANSLATE_NOOP("Actions", "&Save session"),
                                  QT_TRANSLATE_NOOP("Actions", "Save files, view and notes"), "",
                                  keys(Qt::CTRL | Qt::Key_S)});
    a.save_session_as =
        make(owner, {"saveSessionAs", QT_TRANSLATE_NOOP("Actions", "Save session &as…"),
                     QT_TRANSLATE_NOOP("Actions", "Save files, view and notes as another session"),
                     "", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    a.recent_sessions = new QMenu(words(QT_TRANSLATE_NOOP("Actions", "Recen&t sessions")), owner);
    a.recent_sessions->setObjectName(QStringLiteral("recentSessions"));
    a.reload = make(owner, {"reload", QT_TRANSLATE_NOOP("Actions", "Reloa&d files"),
                            QT_TRANSLATE_NOOP("Actions", "Read both files again; the view stays"),
                            "", keys(Qt::Key_F5)});
    a.undo = make(owner, {"undo", QT_TRANSLATE_NOOP("Actions", "&Undo"),
                          QT_TRANSLATE_NOOP("Actions", "Take back a change of view or notes"), "",
                          keys(Qt::CTRL | Qt::Key_Z)});
    a.redo = make(owner, {"redo", QT_TRANSLATE_NOOP("Actions", "&Redo"),
                          QT_TRANSLATE_NOOP("Actions", "Do again what was taken back"), "",
                          keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    a.copy_explanation =
        make(owner, {"copyExplanation", QT_TRANSLATE_NOOP("Actions", "Copy &explanation"),
                     QT_TRANSLATE_NOOP("Actions", "Copy scores and what they mean, as Markdown"),
                     "", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_X)});
    a.copy_command = make(
        owner, {"copyCommand", QT_TRANSLATE_NOOP("Actions", "Copy command &line"),
                QT_TRANSLATE_NOOP("Actions", "Copy the command that draws this very picture")});
}

void make_view_actions(Actions& a, QWidget* owner) {
    a.fit = make(owner, {"fit", QT_TRANSLATE_NOOP("Actions", "&Fit"),
                         QT_TRANSLATE_NOOP("Actions", "Show all neurons in both maps"), "fit",
                         keys(Qt::CTRL | Qt::Key_0)});
    a.find = make(owner, {"find", QT_TRANSLATE_NOOP("Actions", "&Find neuron or pair…"),
                          QT_TRANSLATE_NOOP("Actions", "Find by number, name, or as A17 B203"), "",
                          keys(Qt::CTRL | Qt::Key_F)});
    a.find_next = make(owner, {"findNext", QT_TRANSLATE_NOOP("Actions", "Find ne&xt"),
                               QT_TRANSLATE_NOOP("Actions", "The next that was found"), "",
                               keys(Qt::Key_F3)});
    a.find_previous = make(owner, {"findPrevious", QT_TRANSLATE_NOOP("Actions", "Find pre&vious"),
                                   QT_TRANSLATE_NOOP("Actions", "The one found before"), "",
                                   keys(Qt::SHIFT | Qt::Key_F3)});
    a.clear_selection =
        make(owner, {"clearSelection", QT_TRANSLATE_NOOP("Actions", "&Clear selection"),
                     QT_TRANSLATE_NOOP("Actions", "Neither neuron nor pair selected"), "",
                     keys(Qt::Key_Escape)});
    a.full_screen = make(owner, {"fullScreen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
                                 QT_TRANSLATE_NOOP("Actions", "The window on the whole screen"), "",
                                 keys(Qt::CTRL | Qt::SHIFT | Qt::Key_F)});
    a.full_screen->setCheckable(true);
    a.presentation =
        make(owner, {"presentation", QT_TRANSLATE_NOOP("Actions", "&Presentation"),
                     QT_TRANSLATE_NOOP("Actions", "Maps and explanation alone, large enough for "
                                                  "the back row"),
                     "", keys(Qt::Key_F11)});
    a.presentation->setCheckable(true);
    a.reduce_motion = make(owner, {"reduceMotion", QT_TRANSLATE_NOOP("Actions", "Reduce &motion"),
                                   QT_TRANSLATE_NOOP("Actions", "Show steps without animation")});
    a.reduce_motion->setCheckable(true);
    a.reset_layout = make(owner, {"resetLayout", QT_TRANSLATE_NOOP("Actions", "&Reset layout"),
                                  QT_TRANSLATE_NOOP("Actions", "Panels where they were at first")});
    a.show_assignment =
        make(owner, {"showAssignment", QT_TRANSLATE_NOOP("Actions", "Mark &assigned pairs"),
                     QT_TRANSLATE_NOOP("Actions", "Mark every pair of the one-to-one matching"),
                     "assignment", keys(Qt::Key_A)});
    a.show_assignment->setIconText(words(QT_TRANSLATE_NOOP("Actions", "Assigned")));
    a.show_naive = make(owner, {"showNaive", QT_TRANSLATE_NOOP("Actions", "Mark &naive choices"),
                                QT_TRANSLATE_NOOP("Actions", "Mark the maximum of every row"),
                                "naive", keys(Qt::Key_N)});
    a.show_naive->setIconText(words(QT_TRANSLATE_NOOP("Actions", "Naive")));
    for (QAction* toggle : {a.show_assignment, a.show_naive}) {
        toggle->setCheckable(true);
        toggle->setChecked(true);
    }
    const char* colours = QT_TRANSLATE_NOOP("Actions", "Colours of the maps");
    a.colour_map = make_group(
        owner,
        {{{"colourViridis", QT_TRANSLATE_NOOP("Actions", "&Viridis"), colours},
          int(ColourMap::viridis)},
         {{"colourCividis", QT_TRANSLATE_NOOP("Actions", "&Cividis"), colours},
          int(ColourMap::cividis)},
         {{"colourMagma", QT_TRANSLATE_NOOP("Actions", "&Magma"), colours}, int(ColourMap::magma)},
         {{"colourGrey", QT_TRANSLATE_NOOP("Actions", "&Grey"), colours}, int(ColourMap::grey)},
         {{"colourDiverging", QT_TRANSLATE_NOOP("Actions", "&Diverging, 0 in the middle"), colours},
          int(ColourMap::diverging)}});
    const char* pooled = QT_TRANSLATE_NOOP("Actions", "What a pixel shows that covers many pairs");
    a.pooling = make_group(
        owner,
        {{{"poolingMaximum", QT_TRANSLATE_NOOP("Actions", "Ma&ximum"), pooled},
          int(Pooling::maximum)},
         {{"poolingMean", QT_TRANSLATE_NOOP("Actions", "M&ean"), pooled}, int(Pooling::mean)}});
    const char* scheme = QT_TRANSLATE_NOOP("Actions", "Light or dark");
    a.theme = make_group(
        owner,
        {{{"themeSystem", QT_TRANSLATE_NOOP("Actions", "&System"), scheme},
          int(ThemeChoice::system)},
         {{"themeLight", QT_TRANSLATE_NOOP("Actions", "&Light"), scheme}, int(ThemeChoice::light)},
         {{"themeDark", QT_TRANSLATE_NOOP("Actions", "&Dark"), scheme}, int(ThemeChoice::dark)}});
}

void make_compare_actions(Actions& a, QWidget* owner) {
    a.swap = make(owner, {"swap", QT_TRANSLATE_NOOP("Actions", "&Swap left and right"),
                          QT_TRANSLATE_NOOP("Actions", "Swap left and right"), "swap",
                          keys(Qt::CTRL | Qt::Key_T)});
    a.swap->setIconText(words(QT_TRANSLATE_NOOP("Actions", "Swap")));
    const char* turned = QT_TRANSLATE_NOOP(
        "Actions", "Take the rows of this file as neurons, its columns as samples");
    a.transpose_left =
        make(owner, {"transposeLeft", QT_TRANSLATE_NOOP("Actions", "Transpose &left"), turned,
                     "transpose"});
    a.transpose_right =
        make(owner, {"transposeRight", QT_TRANSLATE_NOOP("Actions", "Transpose &right"), turned,
                     "transpose"});
    for (QAction* transpose : {a.transpose_left, a.transpose_right})
        transpose->setIconText(words(QT_TRANSLATE_NOOP("Actions", "Transpose")));
    a.transpose_both =
        make(owner,
             {"transposeBoth", QT_TRANSLATE_NOOP("Actions", "Transpose &both"),
              QT_TRANSLATE_NOOP("Actions", "Take the rows of both files as neurons"), "transpose"});
    a.correlation = make_group(
        owner,
        {{{"pearson", QT_TRANSLATE_NOOP("Actions", "&Pearson"),
           QT_TRANSLATE_NOOP("Actions", "Correlate the responses"), "", keys(Qt::CTRL | Qt::Key_1)},
          int(CorrelationKind::pearson)},
         {{"spearman", QT_TRANSLATE_NOOP("Actions", "Sp&earman"),
           QT_TRANSLATE_NOOP("Actions", "Correlate the ranks of the responses"), "",
           keys(Qt::CTRL | Qt::Key_2)},
          int(CorrelationKind::spearman)}});
    a.sign = make_group(
        owner, {{{"absolute", QT_TRANSLATE_NOOP("Actions", "&Absolute"),
                  QT_TRANSLATE_NOOP("Actions", "Similarity is |r|: opposite responses are alike"),
                  "", keys(Qt::CTRL | Qt::Key_3)},
                 int(Sign::absolute)},
                {{"signed", QT_TRANSLATE_NOOP("Actions", "Si&gned"),
                  QT_TRANSLATE_NOOP("Actions", "Similarity is r: opposite responses are unlike"),
                  "", keys(Qt::CTRL | Qt::Key_4)},
                 int(Sign::signed_)}});
}

void make_learning_menus(Actions& a, QWidget* owner) {
    a.lessons = new QMenu(words(QT_TRANSLATE_NOOP("Actions", "&Lessons")), owner);
    a.lessons->setObjectName(QStringLiteral("lessonsMenu"));
    a.study = new QMenu(words(QT_TRANSLATE_NOOP("Actions", "&Study")), owner);
    a.study->setObjectName(QStringLiteral("studyMenu"));
    for (QMenu* menu : {a.lessons, a.study})
        menu->setToolTipsVisible(true);
}

void make_help_actions(Actions& a, QWidget* owner) {
    a.what_is_this = make(owner, {"whatIsThis", QT_TRANSLATE_NOOP("Actions", "&What is this?"),
                                  QT_TRANSLATE_NOOP("Actions", "What is computed and shown here"),
                                  "question", QKeySequence::HelpContents});
    a.shortcuts = make(owner, {"shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
                               QT_TRANSLATE_NOOP("Actions", "Every key and what it does")});
    a.about = make(owner, {"about", QT_TRANSLATE_NOOP("Actions", "&About Counterpart"),
                           QT_TRANSLATE_NOOP("Actions", "Version and licence")});
}

} // namespace

Actions make_actions(QWidget* owner) {
    Actions actions{};
    make_file_actions(actions, owner);
    make_session_actions(actions, owner);
    make_view_actions(actions, owner);
    make_compare_actions(actions, owner);
    actions.maps = make_map_actions(owner);
    make_learning_menus(actions, owner);
    make_help_actions(actions, owner);
    return actions;
}

QVector<QAction*> Actions::all() const {
    QVector<QAction*> list{
        open_pair,     open_left, open_right,      export_figure,   copy_figure, find, find_next,
        find_previous, fit,       clear_selection, show_assignment, show_naive,  swap};
    list << export_report << copy_explanation << pitfall_lab << presentation;
    list << maps.with_keys() << open_session << save_session << save_session_as << reload << undo
         << redo;
    list << correlation->actions().toVector() << sign->actions().toVector() << full_screen
         << what_is_this << close_pair << quit << more;
    return list;
}

} // namespace counterpart

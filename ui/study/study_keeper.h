#pragma once
// The study in the window: its page, its menu, its files. The window makes one and names it to
// nobody.

#include "ui/study/study_desk.h"
#include "ui/workbench/actions.h"
#include "ui/workbench/file_chooser.h"
#include "ui/workbench/job.h"
#include "ui/workbench/start_page.h"

#include <QByteArray>
#include <QMainWindow>
#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QFrame;
class QLabel;
class QStackedWidget;

namespace counterpart {

class DropArea;
class MessageBar;
class SessionKeeper;
class StudyPage;
class Workbench;

/// Made after everything else listens to the workbench: it has the last word on which page is in
/// front. The study page is, while a study is open and no side; with a pair on the table there is
/// a bar above the maps that leads back ("studyBar", "studyBack").
class StudyKeeper : public QObject {
    Q_OBJECT
  public:
    /// What it works with; all must outlive it.
    struct Place {
        QMainWindow& window; ///< its central widget has a vertical layout
        QStackedWidget& pages;
        MessageBar& error;
        MessageBar& notice;
        Workbench& workbench;
        SessionKeeper& keeper;
        const Actions& actions;
        QSettings& settings;
        FileChooser choose;
    };
    explicit StudyKeeper(Place place);

    /// Files that are dropped: three or more, a folder, or any onto the study page.
    void follow(DropArea& drop);
    /// The built-in networks.
    void open_demo();
    /// Its actions that have a shortcut.
    [[nodiscard]] QVector<QAction*> with_keys() const { return {new_, back_}; }

    /// Of the demo's card on the start page.
    static constexpr const char* demo_id = "study";
    [[nodiscard]] static DemoCard demo_card();

  private:
    QAction* add_action(const char* name, const QString& text, const QString& tip);
    void make_actions();
    void make_menu();
    void make_bar();
    void make_page();
    void connect_actions();
    void show();
    void show_bar(bool pair_in_front);

    void begin(const StudyPlan& plan);
    void add(const std::vector<PlannedGroup>& groups);
    void add_files(const QStringList& paths);
    void ask_for_folder(const QString& folder, bool anew);
    void ask_for_files(bool anew);
    void set_plan(const StudyPlan& plan);
    void open_pair(Index pair);
    void go_back();
    void close();

    void ask_to_save(const QString& title, const QString& filter, const QString& suggested,
                     std::function<void(const QString&)> chosen);
    void save_figure(const QString& path);
    void save_report(const QString& path);
    void save(const QString& path, std::function<QByteArray()> bytes);
    [[nodiscard]] std::vector<std::string> inputs() const;

    Place place_;
    StudyDesk desk_;
    Job saving_;
    Job hashing_;               ///< the runs of a report
    StudyPage* page_ = nullptr; ///< null until there is a study
    QFrame* bar_ = nullptr;
    QLabel* bar_words_ = nullptr;
    DropArea* drop_ = nullptr;
    QPointer<QWidget> focus_; ///< on the page, when it was left
    QAction* new_ = nullptr;
    QAction* demo_ = nullptr;
    QAction* add_files_ = nullptr;
    QAction* add_folder_ = nullptr;
    QAction* back_ = nullptr;
    QAction* read_again_ = nullptr;
    QAction* figure_ = nullptr;
    QAction* pairs_ = nullptr;
    QAction* json_ = nullptr;
    QAction* report_ = nullptr;
    QAction* close_ = nullptr;
};

} // namespace counterpart

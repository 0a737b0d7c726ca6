#pragma once
// What the window shows while there is no comparison: three ways in.

#include "ui/workbench/opened.h"

#include <QString>
#include <QVector>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace counterpart {

class CardButton;

/// A demo as it is offered.
struct DemoCard {
    QString id;
    QString icon;
    QString title;
    QString words;
};

/// Open two files, try a demo, what is this?, take a lesson. Where one side is open already, a hint
/// to open the other comes first. Object names: "startOpen", "startDemo_<id>", "startLesson_<id>",
/// "startWhat", "startHint".
class StartPage : public QWidget {
    Q_OBJECT
  public:
    struct Ways {
        QAction* open_pair;
        QAction* open_left;
        QAction* open_right;
        QAction* what_is_this;
    };

    StartPage(const Ways& ways, const QVector<DemoCard>& demos, QWidget* parent = nullptr);

    void show_sides(const Opened& opened);
    /// Cards for lessons, below everything else.
    void add_lessons(const QVector<DemoCard>& lessons);

  Q_SIGNALS:
    void demoChosen(const QString& id);
    void lessonChosen(const QString& id);

  private:
    QWidget* heading();

    Ways ways_;
    QLabel* title_;
    QLabel* hint_;
    QVBoxLayout* lessons_;
    CardButton* open_;
    CardButton* other_side_;
    bool left_open_ = false;
};

} // namespace counterpart

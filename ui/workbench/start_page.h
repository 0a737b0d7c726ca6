#pragma once
// What the window shows while there is no comparison: three ways in.

#include "ui/workbench/opened.h"

#include <QString>
#include <QVector>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QLayout;
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
/// to open the other comes first. Made of nothing until it is first shown. Object names:
/// "startOpen", "startDemo_<id>", "startLesson_<id>", "startWhat", "startHint".
class StartPage : public QWidget {
    Q_OBJECT
  public:
    struct Ways {
        QAction* open_pair;
        QAction* open_left;
        QAction* open_right;
        QAction* what_is_this;
    };

    StartPage(const Ways& ways, QVector<DemoCard> demos, QWidget* parent = nullptr);

    void show_sides(const Opened& opened);
    /// Cards for lessons, below everything else; asked for when the page is first shown.
    void add_lessons(std::function<QVector<DemoCard>()> lessons);
    void setVisible(bool visible) override;

  Q_SIGNALS:
    void demoChosen(const QString& id);
    void lessonChosen(const QString& id);

  private:
    void build();
    QWidget* heading();
    QLayout* demo_cards();
    void add_lesson_cards(QVBoxLayout& column);

    Ways ways_;
    QVector<DemoCard> demos_;
    std::function<QVector<DemoCard>()> lessons_;
    Opened opened_;
    QLabel* hint_ = nullptr; ///< this and the next: null until the page is first shown
    CardButton* open_ = nullptr;
    CardButton* other_side_ = nullptr;
    bool left_open_ = false;
};

} // namespace counterpart

#pragma once
// The study as a page: its runs, what they say, and how they were compared.

#include "ui/study/open_study.h"

#include <QModelIndex>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QTableView;
class QTableWidget;
class QTabWidget;
class QToolButton;

namespace counterpart {

class RunPairsModel;
class RunsTree;
class StudyHeatmap;
class StudyRelabellings;
class StudyStrips;

/// Shows what show_study gives, and asks by signals. Selection, sorting and scrolling stay as they
/// are while the same study is shown, so one comes back to it as it was. Object names: "studyPage",
/// "studyVerdict", "studyAttainable", "studyPairs", "studyGroups", "studyMeasure", "studyPaired", …
class StudyPage : public QWidget {
    Q_OBJECT
  public:
    /// What its menu buttons offer; made by the keeper, which the menu bar shows too.
    struct Ways {
        QAction* add_files;
        QAction* add_folder;
        QAction* export_figure;
        QAction* export_pairs;
        QAction* export_json;
        QAction* export_report;
        QAction* read_again;
        QAction* close;
    };
    explicit StudyPage(const Ways& ways, QWidget* parent = nullptr);

    void show_study(std::shared_ptr<const OpenStudy> open);
    /// How far the work is; `busy` false and `unfinished` true: it was stopped.
    void show_work(bool busy, bool unfinished);
    void show_progress(const QString& words, double fraction);
    /// What was refused, where the eye is.
    void show_notice(const QString& words);

  Q_SIGNALS:
    void planned(const counterpart::StudyPlan& plan);
    void openedPair(qsizetype pair);
    void stopWanted();
    void goOnWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* make_header(const Ways& ways);
    QWidget* make_options();
    QWidget* make_runs(const Ways& ways);
    QWidget* make_words();
    QWidget* make_charts();
    QWidget* make_tables();
    QWidget* make_work();
    void fill_run_menus(QWidget* owner, QHBoxLayout* row);
    void connect_choices();
    void connect_pairs();

    void show_options();
    void show_words();
    void show_groups();
    void show_pairs();
    void select(Index pair);
    void open_row(const QModelIndex& index);
    [[nodiscard]] Index pair_of(const QModelIndex& index) const;
    void change(const std::function<void(StudyPlan&)>& edit);

    std::shared_ptr<const OpenStudy> open_;
    bool showing_ = false; ///< what choices tell is our doing

    QLabel* extent_ = nullptr;
    QComboBox* measure_ = nullptr;
    QComboBox* correlation_ = nullptr;
    QComboBox* calibration_ = nullptr;
    QCheckBox* signed_ = nullptr;
    QCheckBox* paired_ = nullptr;
    QCheckBox* transposed_ = nullptr;
    RunsTree* runs_ = nullptr;
    QLabel* attainable_ = nullptr;
    QLabel* verdict_ = nullptr;
    QLabel* each_pair_ = nullptr; ///< verdicts on each two of more groups
    QLabel* more_ = nullptr;
    QLabel* notice_ = nullptr;
    StudyHeatmap* heatmap_ = nullptr;
    StudyStrips* strips_ = nullptr;
    StudyRelabellings* relabellings_ = nullptr;
    QLabel* relabelled_ = nullptr;
    QTabWidget* tables_ = nullptr;
    QTableView* pairs_ = nullptr;
    RunPairsModel* model_ = nullptr;
    QSortFilterProxyModel* sorted_ = nullptr;
    QTableWidget* groups_ = nullptr;
    int test_ = -1; ///< whose relabellings are shown
    QWidget* work_ = nullptr;
    QLabel* work_words_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* go_on_ = nullptr;
    QTimer patience_;
};

} // namespace counterpart

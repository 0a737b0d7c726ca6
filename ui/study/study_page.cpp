#include "ui/study/study_page.h"

#include "ui/study/run_pairs_model.h"
#include "ui/study/runs_tree.h"
#include "ui/study/study_charts.h"
#include "ui/study/study_text.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTableWidget>

#include <cmath>
#include <utility>

namespace counterpart {

void StudyPage::change(const std::function<void(StudyPlan&)>& edit) {
    if (showing_ || !open_)
        return;
    StudyPlan plan = open_->plan;
    edit(plan);
    if (!(plan == open_->plan))
        Q_EMIT planned(plan);
}

void StudyPage::connect_choices() {
    const auto chosen = [this](QComboBox* box, const std::function<void(StudyPlan&, int)>& edit) {
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, edit] {
            change([&](StudyPlan& plan) { edit(plan, box->currentData().toInt()); });
        });
    };
    chosen(measure_,
           [](StudyPlan& plan, int chosen_data) { plan.options.measure = Measure(chosen_data); });
    chosen(correlation_, [](StudyPlan& plan, int chosen_data) {
        plan.options.correlation = CorrelationKind(chosen_data);
    });
    chosen(calibration_, [](StudyPlan& plan, int chosen_data) {
        plan.options.shuffle_draws = Index(chosen_data);
    });
    connect(signed_, &QCheckBox::toggled, this, [this](bool on) {
        change([on](StudyPlan& plan) { plan.options.sign = on ? Sign::signed_ : Sign::absolute; });
    });
    connect(paired_, &QCheckBox::toggled, this,
            [this](bool on) { change([on](StudyPlan& plan) { plan.options.paired = on; }); });
    connect(transposed_, &QCheckBox::toggled, this,
            [this](bool on) { change([on](StudyPlan& plan) { plan.transpose = on; }); });
    connect(runs_, &RunsTree::planned, this, &StudyPage::planned);
    connect(runs_, &RunsTree::refused, this, &StudyPage::show_notice);
}

void StudyPage::connect_pairs() {
    for (StudyChart* chart :
         {static_cast<StudyChart*>(heatmap_), static_cast<StudyChart*>(strips_)}) {
        connect(chart, &StudyChart::selectedPair, this, &StudyPage::select);
        connect(chart, &StudyChart::openedPair, this, &StudyPage::openedPair);
    }
    connect(pairs_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!showing_ && index.isValid())
                    select(pair_of(index));
            });
    connect(pairs_, &QTableView::activated, this, &StudyPage::open_row);
    connect(groups_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (showing_ || row < 0)
            return;
        test_ = groups_->item(row, 0)->data(Qt::UserRole).toInt();
        relabellings_->show_test(test_);
        relabelled_->setText(relabellings_->accessibleDescription());
    });
}

Index StudyPage::pair_of(const QModelIndex& index) const {
    return Index(sorted_->mapToSource(index).row());
}

void StudyPage::open_row(const QModelIndex& index) {
    if (index.isValid())
        Q_EMIT openedPair(pair_of(index));
}

void StudyPage::select(Index pair) {
    heatmap_->select(pair);
    strips_->select(pair);
    const QModelIndex row = sorted_->mapFromSource(model_->index(int(pair), 0));
    if (!row.isValid() || pairs_->currentIndex().row() == row.row())
        return;
    showing_ = true;
    pairs_->setCurrentIndex(row);
    pairs_->scrollTo(row);
    showing_ = false;
}

void StudyPage::show_study(std::shared_ptr<const OpenStudy> open) {
    if (open == open_)
        return;
    const bool other_runs = !open || !open_ || !open->study || !open_->study ||
                            open->study->runs.size() != open_->study->runs.size() ||
                            open->study->groups != open_->study->groups;
    open_ = std::move(open);
    if (other_runs) // what was selected is another pair by now
        for (StudyChart* chart :
             {static_cast<StudyChart*>(heatmap_), static_cast<StudyChart*>(strips_)})
            chart->select(-1);
    showing_ = true;
    show_options();
    runs_->show_study(open_);
    heatmap_->show_study(open_);
    strips_->show_study(open_);
    relabellings_->show_study(open_);
    show_pairs();
    show_groups();
    showing_ = false;
    show_words();
    notice_->hide();
}

void StudyPage::show_options() {
    if (!open_)
        return;
    const StudyOptions& options = open_->plan.options;
    extent_->setText(extent_words(*open_));
    measure_->setCurrentIndex(measure_->findData(int(options.measure)));
    correlation_->setCurrentIndex(correlation_->findData(int(options.correlation)));
    const int draws = int(options.shuffle_draws);
    if (calibration_->findData(draws) < 0)
        calibration_->addItem(tr("%1 shuffles a pair").arg(draws), draws);
    calibration_->setCurrentIndex(calibration_->findData(draws));
    signed_->setChecked(options.sign == Sign::signed_);
    paired_->setChecked(options.paired);
    transposed_->setChecked(open_->plan.transpose);
}

void StudyPage::show_words() {
    if (!open_)
        return;
    const StudyWords told = study_words(*open_);
    QString attainable = told.attainable;
    QString verdict = told.verdict;
    if (open_->problem) {
        verdict = QString::fromStdString(open_->problem->sentence());
        verdict.replace(0, 1, verdict.at(0).toUpper());
    } else if (!open_->study) {
        verdict = tr("The runs are being read.");
    } else if (verdict.isEmpty()) {
        verdict = tr("The verdict comes when all pairs are compared.");
    }
    attainable_->setText(attainable);
    attainable_->setVisible(!attainable.isEmpty());
    verdict_->setText(verdict);
    each_pair_->setText(told.pairs.join(QLatin1Char('\n')));
    each_pair_->setVisible(!told.pairs.isEmpty());
    more_->setText(told.more.join(QLatin1Char('\n')));
    more_->setVisible(!told.more.isEmpty());
    relabelled_->setText(relabellings_->accessibleDescription());
}

void StudyPage::show_pairs() {
    model_->show_study(open_);
    const bool widths = open_ && open_->study && open_->study->widths_differ();
    const bool calibrated = open_ && open_->plan.options.shuffle_draws > 0;
    pairs_->setColumnHidden(RunPairsModel::column_matched_equal, !widths);
    pairs_->setColumnHidden(RunPairsModel::column_naive_equal, !widths);
    pairs_->setColumnHidden(RunPairsModel::column_calibrated, !calibrated);
}

void StudyPage::show_groups() {
    const std::vector<GroupRow> rows = open_ ? group_table(*open_) : std::vector<GroupRow>();
    const bool known = std::any_of(rows.begin(), rows.end(),
                                   [this](const GroupRow& row) { return row.test == test_; });
    if (!known)
        test_ = -1;
    groups_->setRowCount(int(rows.size()));
    for (int r = 0; r < int(rows.size()); ++r)
        for (int c = 0; c < groups_->columnCount(); ++c) {
            auto* item = new QTableWidgetItem(rows[std::size_t(r)].cells[c]);
            item->setToolTip(item->text());
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (c > 0 && c < 7)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (c == 0)
                item->setData(Qt::UserRole, rows[std::size_t(r)].test);
            groups_->setItem(r, c, item);
        }
    groups_->resizeColumnsToContents();
    // Where there are no adjusted p-values, two columns less.
    const bool adjusted = open_ && open_->study && open_->study->groups.size() > 2;
    groups_->setColumnHidden(6, !adjusted);
    groups_->setColumnHidden(7, !adjusted);
    relabellings_->show_test(test_);
}

void StudyPage::show_work(bool busy, bool unfinished) {
    stop_->setVisible(busy);
    bar_->setVisible(busy);
    go_on_->setVisible(unfinished);
    if (busy) {
        if (!work_->isVisible())
            patience_.start();
        return;
    }
    patience_.stop();
    work_->setVisible(unfinished);
    if (unfinished && open_ && open_->study)
        work_words_->setText(tr("Stopped: %1 of %2 pairs are not compared.")
                                 .arg(open_->study->n_missing())
                                 .arg(open_->study->pairs.size()));
    else if (unfinished)
        work_words_->setText(tr("Stopped: not all runs are read."));
}

void StudyPage::show_progress(const QString& words, double fraction) {
    work_words_->setText(words);
    bar_->setValue(int(std::lround(1000 * fraction)));
}

void StudyPage::show_notice(const QString& words) {
    notice_->setText(words);
    notice_->show();
}

void StudyPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !notice_)
        return;
    const Theme& t = theme(is_dark(palette()));
    QPalette told = notice_->palette();
    told.setColor(QPalette::WindowText, t.error_text);
    if (notice_->palette().color(QPalette::WindowText) != t.error_text)
        notice_->setPalette(told);
}

} // namespace counterpart

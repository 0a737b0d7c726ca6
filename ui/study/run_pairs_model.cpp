#include "ui/study/run_pairs_model.h"

#include "core/wording/wording.h"
#include "ui/study/study_plots.h"

#include <algorithm>
#include <utility>

namespace counterpart {

namespace {

QString quoted(const std::string& text) {
    QString field = QString::fromStdString(text);
    if (!field.contains(u',') && !field.contains(u'"') && !field.contains(u'\n') &&
        !field.contains(u'\r'))
        return field;
    return u'"' + field.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

QString number(const std::optional<double>& value) {
    return value ? QString::number(*value, 'g', 17) : QString();
}

std::string file_of(const StudyRun& run) {
    const std::string& path = run.responses->source().path;
    return path.empty() ? run.name : path;
}

} // namespace

void RunPairsModel::show_study(std::shared_ptr<const OpenStudy> open) {
    const auto n_rows = [](const std::shared_ptr<const OpenStudy>& of) {
        return of && of->study ? of->study->pairs.size() : 0;
    };
    const bool same_rows = n_rows(open) == n_rows(open_) && n_rows(open) > 0;
    if (!same_rows)
        beginResetModel();
    open_ = std::move(open);
    runs_.clear();
    const Index n = open_ && open_->study ? Index(open_->study->runs.size()) : 0;
    for (Index i = 0; i < n; ++i)
        for (Index j = i + 1; j < n; ++j)
            runs_.emplace_back(i, j);
    if (!same_rows)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, n_columns - 1));
}

std::pair<Index, Index> RunPairsModel::runs_of(Index pair) const {
    return runs_[std::size_t(pair)];
}

int RunPairsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(runs_.size());
}

int RunPairsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : n_columns;
}

std::optional<double> RunPairsModel::value(Index pair, Column column) const {
    const std::optional<RunPair>& p = open_->study->pairs[std::size_t(pair)];
    if (!p)
        return std::nullopt;
    switch (column) {
    case column_matched:
        return p->matched;
    case column_naive_forward:
        return p->naive_forward;
    case column_naive_backward:
        return p->naive_backward;
    case column_matched_equal:
        return p->matched_at_equal_width;
    case column_naive_equal:
        return p->naive_at_equal_width;
    case column_calibrated:
        return p->calibrated;
    default:
        return std::nullopt;
    }
}

QString RunPairsModel::text(Index pair, Column column) const {
    const auto [first, second] = runs_of(pair);
    const Study& study = *open_->study;
    switch (column) {
    case column_first:
        return run_name(*open_, first);
    case column_second:
        return run_name(*open_, second);
    case column_groups: {
        const Index g = study.runs[std::size_t(first)].group;
        const Index h = study.runs[std::size_t(second)].group;
        return g == h ? tr("within %1").arg(name_of(*open_, g))
                      : tr("%1 – %2").arg(name_of(*open_, g), name_of(*open_, h));
    }
    default:
        break;
    }
    if (!study.pairs[std::size_t(pair)])
        return QStringLiteral("…");
    const std::optional<double> number = value(pair, column);
    return number ? score_text(*number) : QStringLiteral("—");
}

QVariant RunPairsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= n_columns)
        return {};
    const auto column = Column(index.column());
    const auto pair = Index(index.row());
    if (role == Qt::DisplayRole)
        return text(pair, column);
    if (role == sort_role) {
        if (column <= column_groups)
            return text(pair, column);
        const std::optional<double> number = value(pair, column);
        return number ? QVariant(*number) : QVariant();
    }
    if (role == Qt::TextAlignmentRole && column > column_groups)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant RunPairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= n_columns)
        return {};
    const QString titles[] = {tr("Run"),
                              tr("Run"),
                              tr("Groups"),
                              tr("Matched"),
                              tr("Naive →"),
                              tr("Naive ←"),
                              tr("Calibrated"),
                              tr("Matched, equal width"),
                              tr("Naive, equal width")};
    const QString tips[] = {
        tr("The first run"),
        tr("The second run"),
        tr("The groups of the two"),
        tr("Mean similarity of the best one-to-one matching"),
        tr("Naive score from the first run to the second"),
        tr("Naive score from the second run to the first"),
        tr("(s − m)/(1 − m) of the matched score, m its mean over shuffled samples: what noise "
           "gives is taken away"),
        tr("Matched score of as many neurons as the narrowest run has, drawn from both"),
        tr("Naive score, both directions, of as many neurons as the narrowest run has")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole)
        return tips[section];
    return {};
}

QByteArray run_pairs_csv(const Study& study) {
    QString text = QStringLiteral(
        "first_run,second_run,first_file,second_file,first_group,second_group,matched,"
        "naive_forward,naive_backward,matched_at_equal_width,naive_at_equal_width,calibrated\n");
    for (const std::optional<RunPair>& pair : study.pairs) {
        if (!pair)
            continue;
        const StudyRun& first = study.runs[std::size_t(pair->first)];
        const StudyRun& second = study.runs[std::size_t(pair->second)];
        const QStringList fields{QString::number(pair->first),
                                 QString::number(pair->second),
                                 quoted(file_of(first)),
                                 quoted(file_of(second)),
                                 quoted(study.groups[std::size_t(first.group)]),
                                 quoted(study.groups[std::size_t(second.group)]),
                                 number(pair->matched),
                                 number(pair->naive_forward),
                                 number(pair->naive_backward),
                                 number(pair->matched_at_equal_width),
                                 number(pair->naive_at_equal_width),
                                 number(pair->calibrated)};
        text += fields.join(u',') + u'\n';
    }
    return text.toUtf8();
}

} // namespace counterpart

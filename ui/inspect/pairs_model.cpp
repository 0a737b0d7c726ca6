#include "ui/inspect/pairs_model.h"

#include "core/wording/baseline_words.h"
#include "core/wording/wording.h"

#include <QBrush>
#include <QLocale>
#include <QPoint>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace counterpart {

namespace {

const QString none = QStringLiteral("—");

struct Heading {
    const char* title;
    const char* meaning;
};

/// By column.
constexpr std::array<Heading, PairsModel::n_columns> headings = {{
    {QT_TRANSLATE_NOOP("PairsModel", "Left"), QT_TRANSLATE_NOOP("PairsModel", "The left neuron")},
    {QT_TRANSLATE_NOOP("PairsModel", "Right"),
     QT_TRANSLATE_NOOP("PairsModel", "Its counterpart in the one-to-one matching")},
    {QT_TRANSLATE_NOOP("PairsModel", "Similarity"),
     QT_TRANSLATE_NOOP("PairsModel", "What is matched: |r|, or r where signed")},
    {QT_TRANSLATE_NOOP("PairsModel", "r"),
     QT_TRANSLATE_NOOP("PairsModel", "The correlation of the two, with its sign")},
    {QT_TRANSLATE_NOOP("PairsModel", "Naive choice"),
     QT_TRANSLATE_NOOP("PairsModel",
                       "The right neuron most similar to the left one, and how similar")},
    {QT_TRANSLATE_NOOP("PairsModel", "Agrees"),
     QT_TRANSLATE_NOOP("PairsModel",
                       "Whether the counterpart is a naive choice too (tied for the maximum "
                       "of its row)")},
    {QT_TRANSLATE_NOOP("PairsModel", "Regret"),
     QT_TRANSLATE_NOOP("PairsModel", "What the total similarity loses if this pair is forbidden "
                                     "and everything else may change")},
    {QT_TRANSLATE_NOOP("PairsModel", "Stability"),
     QT_TRANSLATE_NOOP(
         "PairsModel",
         "The share of half-samples whose matching keeps this pair. The mark fades to "
         "nothing at what shuffled samples keep.")},
    {QT_TRANSLATE_NOOP("PairsModel", "Verdict"),
     QT_TRANSLATE_NOOP("PairsModel", "What the baselines say of the left and the right neuron; "
                                     "sorted by the worse of the two")},
    {QT_TRANSLATE_NOOP("PairsModel", "Runner-up"),
     QT_TRANSLATE_NOOP("PairsModel",
                       "The right neuron most similar to the left one besides its counterpart, "
                       "and how similar")},
    {QT_TRANSLATE_NOOP("PairsModel", "Chosen"),
     QT_TRANSLATE_NOOP("PairsModel",
                       "How many left neurons have this right neuron as their naive choice")},
    {QT_TRANSLATE_NOOP("PairsModel", "Flag"), QT_TRANSLATE_NOOP("PairsModel", "Your own mark")},
    {QT_TRANSLATE_NOOP("PairsModel", "Note"),
     QT_TRANSLATE_NOOP("PairsModel", "Your own words: type to write")},
}};

PairsModel::Column as_column(int column) {
    return static_cast<PairsModel::Column>(column);
}

bool before(const PairNote& note, const PairRow& row) {
    return std::tie(note.left, note.right) < std::tie(row.left, row.right);
}

} // namespace

void PairsModel::show_comparison(std::shared_ptr<const Comparison> comparison) {
    beginResetModel();
    comparison_ = std::move(comparison);
    rows_ = comparison_ ? pair_rows(*comparison_) : std::vector<PairRow>();
    regrets_ = nullptr;
    baselines_ = nullptr;
    verdicts_ = nullptr;
    lit_ = -1;
    texts_.assign(rows_.size() * n_columns, QString());
    runners_.assign(rows_.size(), std::nullopt);
    std::vector<PairNote> notes = std::move(notes_);
    notes_.clear();
    note_of_row_.assign(rows_.size(), -1);
    endResetModel();
    show_notes(notes);
}

void PairsModel::show_regrets(std::shared_ptr<const PairRegrets> regrets) {
    if (regrets == regrets_)
        return;
    regrets_ = std::move(regrets);
    forget_texts(column_regret);
}

void PairsModel::show_baselines(std::shared_ptr<const Baselines> baselines) {
    if (baselines && baselines->rotations() == 0)
        baselines = nullptr;
    if (baselines == baselines_ || !comparison_)
        return;
    baselines_ = std::move(baselines);
    verdicts_ =
        baselines_
            ? std::make_shared<const NeuronVerdicts>(neuron_verdicts(*comparison_, *baselines_))
            : nullptr;
    forget_texts(column_stability);
    forget_texts(column_verdict);
}

void PairsModel::show_notes(const std::vector<PairNote>& notes) {
    if (notes == notes_)
        return;
    notes_ = notes;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const PairRow& pair = rows_[row];
        const auto found = std::lower_bound(notes_.begin(), notes_.end(), pair, before);
        const bool has =
            found != notes_.end() && found->left == pair.left && found->right == pair.right;
        note_of_row_[row] = has ? Index(found - notes_.begin()) : -1;
    }
    forget_texts(column_flag);
    forget_texts(column_note);
}

void PairsModel::forget_texts(Column column) {
    if (rows_.empty())
        return;
    for (std::size_t row = 0; row < rows_.size(); ++row)
        texts_[row * n_columns + std::size_t(column)] = QString();
    Q_EMIT dataChanged(index(0, column), index(int(rows_.size()) - 1, column));
}

void PairsModel::light(Index row, const QColor& colour) {
    if (row == lit_)
        return;
    const Index dark = std::exchange(lit_, row);
    light_ = colour;
    for (const Index changed : {dark, row})
        if (changed >= 0 && changed < Index(rows_.size()))
            Q_EMIT dataChanged(index(int(changed), 0), index(int(changed), n_columns - 1),
                               {Qt::BackgroundRole});
}

Cell PairsModel::cell(Index row) const {
    const PairRow& pair = rows_[std::size_t(row)];
    return {pair.left, pair.right};
}

const PairNote* PairsModel::note(Index row) const {
    const Index note = note_of_row_[std::size_t(row)];
    return note < 0 ? nullptr : &notes_[std::size_t(note)];
}

std::optional<RunnerUp> PairsModel::runner(Index row) const {
    std::optional<std::optional<RunnerUp>>& known = runners_[std::size_t(row)];
    if (!known) {
        const PairRow& at = rows_[std::size_t(row)];
        const bool real =
            !at.unmatched() && !comparison_->pairs[std::size_t(at.pair)].placeholder();
        known.emplace(real ? runner_up_of_left(*comparison_, at.left) : std::nullopt);
    }
    return *known;
}

std::optional<double> PairsModel::value(Index row, Column column) const {
    const PairRow& at = rows_[std::size_t(row)];
    const Pair* pair = at.unmatched() ? nullptr : &comparison_->pairs[std::size_t(at.pair)];
    const bool real = pair && !pair->placeholder();
    const auto index_or_none = [](Index neuron) {
        return neuron < 0 ? std::nullopt : std::optional(double(neuron));
    };
    switch (column) {
    case column_left:
        return index_or_none(at.left);
    case column_right:
        return index_or_none(at.right);
    case column_similarity:
        return real ? std::optional(pair->similarity) : std::nullopt;
    case column_correlation:
        return real ? pair->correlation : std::nullopt;
    case column_naive:
        return at.left < 0
                   ? std::nullopt
                   : index_or_none(comparison_->anatomy.left_choice[std::size_t(at.left)].choice);
    case column_agrees:
        return real ? std::optional(double(pair->agrees)) : std::nullopt;
    case column_regret:
        return regrets_ && real ? (*regrets_)[std::size_t(at.pair)] : std::nullopt;
    case column_stability:
        return baselines_ && real ? stability(*comparison_, *baselines_, at.pair) : std::nullopt;
    case column_verdict:
        return verdict_value(at);
    case column_runner_up: {
        const std::optional<RunnerUp> second = runner(row);
        return second ? std::optional(second->similarity) : std::nullopt;
    }
    case column_chosen:
        return at.right < 0 ? std::nullopt
                            : std::optional(
                                  double(comparison_->anatomy.right_chosen[std::size_t(at.right)]));
    case column_flag:
        return note(row) && note(row)->flagged ? 1 : 0;
    case column_note:
    case n_columns:
        break;
    }
    return std::nullopt;
}

QString PairsModel::label(NeuronRef::Side side, Index neuron) const {
    return neuron < 0 ? none : neuron_label(*comparison_, {side, neuron});
}

std::optional<NeuronVerdict> PairsModel::verdict_of(NeuronRef::Side side, Index neuron) const {
    if (!verdicts_ || neuron < 0)
        return std::nullopt;
    const auto& of_side = side == NeuronRef::Side::left ? verdicts_->left : verdicts_->right;
    return of_side[std::size_t(neuron)];
}

unsigned PairsModel::verdict_bits(Index row) const {
    const PairRow& at = rows_[std::size_t(row)];
    unsigned bits = 0;
    for (const auto& verdict :
         {verdict_of(NeuronRef::Side::left, at.left), verdict_of(NeuronRef::Side::right, at.right)})
        if (verdict)
            bits |= 1U << unsigned(*verdict);
    return bits;
}

/// By the worse verdict, then by the other one.
std::optional<double> PairsModel::verdict_value(const PairRow& row) const {
    const auto left = verdict_of(NeuronRef::Side::left, row.left);
    const auto right = verdict_of(NeuronRef::Side::right, row.right);
    if (!left && !right)
        return std::nullopt;
    const int one = int(left.value_or(right.value_or(NeuronVerdict::matched)));
    const int other = int(right.value_or(left.value_or(NeuronVerdict::matched)));
    return double(std::max(one, other) * 8 + std::min(one, other));
}

QString PairsModel::verdict_text(const PairRow& row) const {
    const auto left = verdict_of(NeuronRef::Side::left, row.left);
    const auto right = verdict_of(NeuronRef::Side::right, row.right);
    if (!left && !right)
        return none;
    if (!left || !right || *left == *right)
        return verdict_word(left ? *left : *right);
    return tr("%1 / %2").arg(verdict_word(*left), verdict_word(*right));
}

QVariant PairsModel::fade(const PairRow& row) const {
    if (!baselines_ || row.unmatched())
        return {};
    const std::optional<double> share = mark_share(*comparison_, *baselines_, row.pair);
    return share ? QVariant(*share) : QVariant();
}

QString PairsModel::regret_text(const PairRow& row) const {
    if (row.unmatched() || comparison_->pairs[std::size_t(row.pair)].placeholder())
        return none;
    if (!regrets_)
        return QStringLiteral("…");
    const std::optional<double>& regret = (*regrets_)[std::size_t(row.pair)];
    return regret ? score_text(*regret) : tr("none");
}

QString PairsModel::make_text(Index row, Column column) const {
    const PairRow& at = rows_[std::size_t(row)];
    const std::optional<double> known = value(row, column);
    const auto with_score = [this](Index right, double similarity) {
        return QStringLiteral("%1  %2").arg(label(NeuronRef::Side::right, right),
                                            score_text(similarity));
    };
    switch (column) {
    case column_left:
        return label(NeuronRef::Side::left, at.left);
    case column_right:
        return label(NeuronRef::Side::right, at.right);
    case column_similarity:
    case column_correlation:
        return known ? score_text(*known) : none;
    case column_stability:
        return known ? QLocale().toString(*known, 'f', 2) : none;
    case column_verdict:
        return verdict_text(at);
    case column_naive:
        return known ? with_score(Index(*known),
                                  comparison_->anatomy.left_choice[std::size_t(at.left)].similarity)
                     : none;
    case column_agrees:
        return !known ? none : *known > 0 ? tr("yes") : tr("no");
    case column_regret:
        return regret_text(at);
    case column_runner_up:
        return known ? with_score(runner(row)->neuron, *known) : none;
    case column_chosen:
        return known ? QLocale().toString(qlonglong(*known)) : none;
    case column_note:
        return note(row) ? note(row)->text : QStringLiteral("");
    case column_flag:
    case n_columns:
        break;
    }
    return QStringLiteral("");
}

const QString& PairsModel::text(Index row, Column column) const {
    QString& text = texts_[std::size_t(row) * n_columns + std::size_t(column)];
    if (text.isNull())
        text = make_text(row, column);
    return text;
}

int PairsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size());
}

int PairsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : n_columns;
}

QVariant PairsModel::alignment(int column) const {
    const bool number = column == column_similarity || column == column_correlation ||
                        column == column_regret || column == column_stability ||
                        column == column_chosen;
    return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant PairsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Column column = as_column(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(index.row(), column);
    case sort_role:
        if (column == column_note)
            return text(index.row(), column);
        if (const std::optional<double> number = value(index.row(), column))
            return *number;
        return {};
    case Qt::CheckStateRole:
        if (column != column_flag)
            return {};
        return int(value(index.row(), column) == 1.0 ? Qt::Checked : Qt::Unchecked);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case verdict_role: {
        const PairRow& row = rows_[std::size_t(index.row())];
        const auto left = verdict_of(NeuronRef::Side::left, row.left);
        const auto right = verdict_of(NeuronRef::Side::right, row.right);
        return column == column_verdict
                   ? QVariant(QPoint(left ? int(*left) : -1, right ? int(*right) : -1))
                   : QVariant();
    }
    case fade_role:
        return column == column_stability ? fade(rows_[std::size_t(index.row())]) : QVariant();
    case Qt::BackgroundRole:
        return index.row() == lit_ ? QVariant(QBrush(light_)) : QVariant();
    case Qt::ToolTipRole: {
        const PairRow& row = rows_[std::size_t(index.row())];
        if (row.left < 0 || row.right < 0)
            return tr("%1 has no counterpart.")
                .arg(row.left < 0 ? label(NeuronRef::Side::right, row.right)
                                  : label(NeuronRef::Side::left, row.left));
        const bool real = !comparison_->pairs[std::size_t(row.pair)].placeholder();
        return cell_words(*comparison_, row.left, row.right) +
               (real ? QString() : tr(" A place-holder, which counts 0."));
    }
    default:
        return {};
    }
}

QVariant PairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= n_columns)
        return {};
    const Heading& heading = headings[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return tr(heading.title);
    if (role == Qt::ToolTipRole)
        return tr(heading.meaning);
    return role == Qt::TextAlignmentRole ? alignment(section) : QVariant();
}

Qt::ItemFlags PairsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    if (index.column() == column_note)
        flags |= Qt::ItemIsEditable;
    if (index.column() == column_flag)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool PairsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid())
        return false;
    const PairRow& row = rows_[std::size_t(index.row())];
    const PairNote* old = note(index.row());
    PairNote changed = old ? *old : PairNote{row.left, row.right, false, {}};
    if (index.column() == column_flag && role == Qt::CheckStateRole)
        changed.flagged = value.toInt() == Qt::Checked;
    else if (index.column() == column_note && role == Qt::EditRole)
        changed.text = value.toString().simplified();
    else
        return false;
    std::vector<PairNote> notes = notes_;
    auto place = std::lower_bound(notes.begin(), notes.end(), row, before);
    if (old)
        place = notes.erase(place);
    if (changed.flagged || !changed.text.isEmpty())
        notes.insert(place, changed);
    Q_EMIT noted(notes);
    return true;
}

} // namespace counterpart

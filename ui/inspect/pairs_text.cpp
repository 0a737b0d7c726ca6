#include "ui/inspect/pairs_text.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>

namespace counterpart {

namespace {

QByteArray quoted(QByteArray cell, char separator) {
    const bool quote = cell.contains(separator) || cell.contains('"') || cell.contains('\n') ||
                       cell.contains('\r') || cell.startsWith(' ') || cell.endsWith(' ');
    return quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
}

QByteArray number(double value) {
    return QByteArray::number(value, 'g', 17);
}

QByteArray number(const std::optional<double>& value) {
    return value ? number(*value) : QByteArray();
}

QByteArray neuron(Index index) {
    return index < 0 ? QByteArray() : QByteArray::number(qlonglong(index));
}

QByteArray name(const Responses& responses, Index index) {
    return index < 0 ? QByteArray() : QByteArray::fromStdString(responses.neuron_name(index));
}

QByteArray boolean(bool value) {
    return value ? "true" : "false";
}

/// Of the left neuron, where there is one and it chose.
QByteArrayList naive_cells(const Comparison& c, const PairRow& row) {
    const NaiveChoice none;
    const NaiveChoice& naive = row.left < 0 ? none : c.anatomy.left_choice[std::size_t(row.left)];
    return {neuron(naive.choice), naive.choice < 0 ? QByteArray() : number(naive.similarity)};
}

QByteArrayList runner_up_cells(const Comparison& c, const PairRow& row, bool real) {
    const std::optional<RunnerUp> second = real ? runner_up_of_left(c, row.left) : std::nullopt;
    return {second ? neuron(second->neuron) : QByteArray(),
            second ? number(second->similarity) : QByteArray()};
}

QByteArrayList note_cells(const std::vector<PairNote>& notes, const PairRow& row) {
    const auto at = std::tie(row.left, row.right);
    const auto found =
        std::lower_bound(notes.begin(), notes.end(), at, [](const PairNote& note, const auto& key) {
            return std::tie(note.left, note.right) < key;
        });
    if (found == notes.end() || std::tie(found->left, found->right) != at)
        return {boolean(false), {}};
    return {boolean(found->flagged), found->text.toUtf8()};
}

/// Words of a file, in no language.
QByteArray verdict_name(const std::vector<NeuronVerdict>& of_side, Index neuron) {
    constexpr std::array<const char*, 6> names = {"matched", "ambiguous", "redundant",
                                                  "orphan",  "dead",      "undecidable"};
    return neuron < 0 ? QByteArray() : QByteArray(names[std::size_t(of_side[std::size_t(neuron)])]);
}

QByteArrayList baseline_cells(const PairsToWrite& pairs, const PairRow& row) {
    const auto kept =
        row.unmatched() ? std::nullopt : stability(*pairs.comparison, *pairs.baselines, row.pair);
    return {number(kept), verdict_name(pairs.verdicts->left, row.left),
            verdict_name(pairs.verdicts->right, row.right)};
}

QByteArrayList cells(const PairsToWrite& pairs, const PairRow& row) {
    const Comparison& c = *pairs.comparison;
    const Pair* pair = row.unmatched() ? nullptr : &c.pairs[std::size_t(row.pair)];
    const bool real = pair && !pair->placeholder();
    QByteArrayList cells = {neuron(row.left), neuron(row.right), name(*c.left, row.left),
                            name(*c.right, row.right)};
    cells << (pair ? number(pair->similarity) : QByteArray())
          << (real ? number(pair->correlation) : QByteArray()) << naive_cells(c, row)
          << (pair ? boolean(pair->agrees) : QByteArray())
          << (pair ? boolean(pair->ambiguous) : QByteArray());
    if (pairs.regrets)
        cells << (real ? number((*pairs.regrets)[std::size_t(row.pair)]) : QByteArray());
    if (pairs.baselines && pairs.verdicts)
        cells << baseline_cells(pairs, row);
    cells << runner_up_cells(c, row, real)
          << (row.right < 0 ? QByteArray() : neuron(c.anatomy.right_chosen[std::size_t(row.right)]))
          << note_cells(pairs.notes, row);
    return cells;
}

} // namespace

QByteArray pairs_text(const PairsToWrite& pairs, char separator) {
    QByteArrayList header = {"left",       "right",       "left_name",    "right_name",
                             "similarity", "correlation", "naive_choice", "naive_similarity",
                             "agrees",     "ambiguous"};
    if (pairs.regrets)
        header << "regret";
    if (pairs.baselines && pairs.verdicts)
        header << "stability"
               << "left_verdict"
               << "right_verdict";
    header << "runner_up"
           << "runner_up_similarity"
           << "times_chosen"
           << "flagged"
           << "note";
    QByteArray text = header.join(separator) + '\n';
    for (const PairRow& row : pairs.rows) {
        QByteArrayList line = cells(pairs, row);
        for (QByteArray& cell : line)
            cell = quoted(cell, separator);
        text += line.join(separator) + '\n';
    }
    return text;
}

} // namespace counterpart

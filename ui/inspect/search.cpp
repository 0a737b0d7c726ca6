#include "ui/inspect/search.h"

#include "core/wording/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace counterpart {

namespace {

using Side = NeuronRef::Side;

constexpr std::array<Side, 2> both_sides = {Side::left, Side::right};

QString words(const char* text) {
    return QCoreApplication::translate("Search", text);
}

const Responses& of(const Comparison& c, Side side) {
    return side == Side::left ? *c.left : *c.right;
}

Cell alone(NeuronRef neuron) {
    return neuron.side == Side::left ? Cell{neuron.neuron, -1} : Cell{-1, neuron.neuron};
}

/// "A17" or "B203"; the index may be beyond what there is.
std::optional<NeuronRef> neuron_of(const QString& token) {
    static const QRegularExpression form(QStringLiteral("^([AaBb])([0-9]{1,9})$"));
    const QRegularExpressionMatch match = form.match(token);
    if (!match.hasMatch())
        return std::nullopt;
    const bool left = match.captured(1).toUpper() == QLatin1String("A");
    return NeuronRef{left ? Side::left : Side::right, Index(match.captured(2).toLongLong())};
}

/// All tokens as neurons; nothing where one is something else.
std::vector<NeuronRef> neurons_in(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[\\s,;:–—↔-]+"));
    std::vector<NeuronRef> neurons;
    for (const QString& token : text.split(between, Qt::SkipEmptyParts)) {
        const std::optional<NeuronRef> neuron = neuron_of(token);
        if (!neuron)
            return {};
        neurons.push_back(*neuron);
    }
    return neurons;
}

QString range_words(const Comparison& c, Side side) {
    const QString last = QLocale::c().toString(qlonglong(of(c, side).n_neurons() - 1));
    return (side == Side::left
                ? words(QT_TRANSLATE_NOOP("Search", "the left neurons are A0 to A%1"))
                : words(QT_TRANSLATE_NOOP("Search", "the right neurons are B0 to B%1")))
        .arg(last);
}

/// How well a name answers: 0 is it, 1 begins with it, 2 holds it, nothing: not at all.
std::optional<int> rank_of(const QString& name, const QString& text) {
    const qsizetype at = name.indexOf(text, 0, Qt::CaseInsensitive);
    if (at < 0)
        return std::nullopt;
    return at > 0 ? 2 : name.size() > text.size() ? 1 : 0;
}

void add(std::vector<Cell>& hits, Cell hit) {
    if (std::find(hits.begin(), hits.end(), hit) == hits.end())
        hits.push_back(hit);
}

void add_named(const Comparison& c, const QString& text, std::vector<Cell>& hits) {
    const std::vector<Cell> numbered = hits; // few; what is named is met once only
    std::array<std::vector<Cell>, 3> by_rank;
    for (const Side side : both_sides) {
        const std::vector<std::string>& names = of(c, side).neuron_names();
        for (std::size_t k = 0; k < names.size(); ++k)
            if (const auto rank = rank_of(QString::fromStdString(names[k]), text))
                by_rank[std::size_t(*rank)].push_back(alone({side, Index(k)}));
    }
    for (const std::vector<Cell>& ranked : by_rank)
        std::copy_if(ranked.begin(), ranked.end(), std::back_inserter(hits), [&](const Cell& hit) {
            return std::find(numbered.begin(), numbered.end(), hit) == numbered.end();
        });
}

/// Neurons that were named one by one; those that there are.
SearchResult listed(const Comparison& c, const std::vector<NeuronRef>& neurons) {
    SearchResult result;
    for (const NeuronRef& neuron : neurons) {
        if (neuron.neuron >= of(c, neuron.side).n_neurons()) {
            const QString name = (neuron.side == Side::left ? QLatin1Char('A') : QLatin1Char('B')) +
                                 QString::number(neuron.neuron);
            result.problem = words(QT_TRANSLATE_NOOP("Search", "There is no %1: %2."))
                                 .arg(name, range_words(c, neuron.side));
            continue;
        }
        add(result.hits, alone(neuron));
    }
    if (result.hits.size() == 2 && neurons.size() == 2 && neurons[0].side != neurons[1].side) {
        const bool left_first = neurons[0].side == Side::left;
        result.hits = {
            Cell{neurons[left_first ? 0 : 1].neuron, neurons[left_first ? 1 : 0].neuron}};
    }
    return result;
}

QString nothing_found(const Comparison& c, const QString& text) {
    static const QRegularExpression number(QStringLiteral("^[0-9]+$"));
    if (number.match(text).hasMatch())
        return words(QT_TRANSLATE_NOOP("Search", "There is no neuron %1: %2, %3."))
            .arg(text, range_words(c, Side::left), range_words(c, Side::right));
    if (c.left->has_neuron_names() || c.right->has_neuron_names())
        return words(QT_TRANSLATE_NOOP("Search", "No neuron is called “%1”.")).arg(text);
    return words(QT_TRANSLATE_NOOP("Search", "No neuron is called “%1”: these files do not name "
                                             "their neurons. Try a number, A17 or B17."))
        .arg(text);
}

} // namespace

SearchResult search(const Comparison& c, const QString& text) {
    const QString wanted = text.simplified();
    if (wanted.isEmpty())
        return {};
    SearchResult result = listed(c, neurons_in(wanted));
    if (!result.hits.empty() && (result.hits.front().left >= 0) == (result.hits.front().right >= 0))
        return result; // a pair is a pair
    bool is_number = false;
    const qlonglong number = wanted.toLongLong(&is_number);
    for (const Side side : both_sides)
        if (is_number && wanted.at(0).isDigit() && number < of(c, side).n_neurons())
            result.hits.push_back(alone({side, Index(number)}));
    add_named(c, wanted, result.hits);
    if (!result.hits.empty())
        result.problem.clear();
    else if (result.problem.isEmpty())
        result.problem = nothing_found(c, wanted);
    return result;
}

QString hit_label(const Comparison& c, Cell hit) {
    if (hit.right < 0)
        return neuron_label(c, {Side::left, hit.left});
    if (hit.left < 0)
        return neuron_label(c, {Side::right, hit.right});
    return QStringLiteral("%1 – %2").arg(neuron_label(c, {Side::left, hit.left}),
                                         neuron_label(c, {Side::right, hit.right}));
}

std::vector<NeuronRef> neurons_of(const std::vector<Cell>& hits) {
    std::vector<NeuronRef> neurons;
    for (const Cell& hit : hits) { // a pair comes alone, and no neuron twice
        if (hit.left >= 0)
            neurons.push_back({Side::left, hit.left});
        if (hit.right >= 0)
            neurons.push_back({Side::right, hit.right});
    }
    return neurons;
}

} // namespace counterpart

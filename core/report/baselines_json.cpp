#include "core/report/baselines_json.h"

#include "core/reference/ladder.h"
#include "core/reference/verdicts.h"
#include "core/report/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <numeric>
#include <optional>

namespace counterpart {

namespace {

QString word(const char* text) {
    return QString::fromLatin1(text);
}

QJsonValue or_null(const std::optional<double>& number) {
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

constexpr std::array<const char*, 5> names = {"index_aligned", "naive_forward", "naive_backward",
                                              "matched", "matched_strict"};

/// One score's part of `shuffle` or `rotated`; null where the comparison does not have it.
template<typename Of>
void insert_scores(QJsonObject& object, const Comparison& c, const Baselines& b, const Of& of) {
    for (const ScoreKind score : all_scores) {
        const std::optional<Ladder> rungs = ladder(c, b, score);
        object.insert(word(names[std::size_t(score)]),
                      rungs ? QJsonValue(of(*rungs)) : QJsonValue(QJsonValue::Null));
    }
}

QJsonObject of_spread(const std::optional<Spread>& spread) {
    const auto part = [&](double Spread::*member) {
        return spread ? QJsonValue((*spread).*member) : QJsonValue(QJsonValue::Null);
    };
    return {{word("mean"), part(&Spread::mean)},
            {word("low"), part(&Spread::low)},
            {word("high"), part(&Spread::high)}};
}

QJsonObject shuffle(const Comparison& c, const Baselines& b) {
    QJsonObject object{
        {word("scheme"), b.options.shuffle == Shuffle::free       ? word("free")
                         : b.options.shuffle == Shuffle::circular ? word("circular")
                                                                  : word("block")},
        {word("block"), b.options.shuffle == Shuffle::block ? QJsonValue(qint64(b.options.block))
                                                            : QJsonValue(QJsonValue::Null)},
        {word("exhausted"), b.exhausted},
        {word("smallest_p"),
         b.shuffled.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(smallest_p(b.shuffles()))}};
    insert_scores(object, c, b, [](const Ladder& rungs) {
        QJsonObject score = of_spread(rungs.shuffled);
        score.insert(word("p"), or_null(rungs.p));
        return score;
    });
    return object;
}

QJsonObject rotated(const Comparison& c, const Baselines& b) {
    QJsonObject object{{word("spans_everything"), b.spans_everything}};
    insert_scores(object, c, b, [](const Ladder& rungs) {
        QJsonObject score = of_spread(rungs.rotated);
        score.insert(word("above"), or_null(rungs.above));
        return score;
    });
    return object;
}

QJsonObject held_out(const Baselines& b) {
    std::vector<double> held;
    std::vector<double> in_sample;
    for (const HeldOutDraw& draw : b.held_out) {
        held.push_back(draw.held_out);
        in_sample.push_back(draw.in_sample);
    }
    QJsonObject object = of_spread(spread(held));
    object.insert(word("in_sample"), of_spread(spread(in_sample)));
    object.insert(word("contiguous"), b.contiguous_halves);
    return object;
}

QJsonArray verdicts(const std::vector<NeuronVerdict>& of_neurons) {
    constexpr std::array<const char*, 6> verdict_names = {"matched", "ambiguous", "redundant",
                                                          "orphan",  "dead",      "undecidable"};
    QJsonArray array;
    for (const NeuronVerdict verdict : of_neurons)
        array.append(word(verdict_names[std::size_t(verdict)]));
    return array;
}

QJsonObject baselines_json(const Comparison& c, const Baselines& b) {
    const NeuronVerdicts neurons = neuron_verdicts(c, b);
    return {
        {word("draws"), QJsonObject{{word("shuffle"), qint64(b.shuffles())},
                                    {word("rotated"), qint64(b.rotations())},
                                    {word("halves"), qint64(b.splits())}}},
        {word("seed"), qint64(b.options.seed)},
        {word("shuffle"), shuffle(c, b)},
        {word("rotated"), rotated(c, b)},
        {word("held_out"), held_out(b)},
        {word("stability"), QJsonObject{{word("shuffled"), or_null(stability_of_noise(b))},
                                        {word("constant_in_half"), qint64(b.constant_in_half)}}},
        {word("rows"), QJsonObject{{word("lag1_left"), or_null(b.dependence.lag1_left)},
                                   {word("lag1_right"), or_null(b.dependence.lag1_right)},
                                   {word("repeated"), qint64(b.dependence.repeated)},
                                   {word("autocorrelated"), b.dependence.autocorrelated},
                                   {word("parted"), b.dependence.parted},
                                   {word("repeats"), b.dependence.repeats}}},
        {word("neurons"), QJsonObject{{word("left"), verdicts(neurons.left)},
                                      {word("right"), verdicts(neurons.right)}}}};
}

} // namespace

QJsonObject to_json(const Comparison& comparison, const BaselineReport& report) {
    QJsonObject object = to_json(comparison);
    object.insert(word("baselines"), baselines_json(comparison, report.baselines));
    QJsonArray pairs = object[word("matching")].toArray();
    for (int k = 0; k < pairs.size(); ++k) {
        QJsonObject pair = pairs[k].toObject();
        pair.insert(word("stability"), or_null(stability(comparison, report.baselines, k)));
        pair.insert(word("regret"), or_null(report.regrets[std::size_t(k)]));
        pairs[k] = pair;
    }
    object.insert(word("matching"), pairs);
    return object;
}

QByteArray json_text(const Comparison& comparison, const BaselineReport* report, bool compact) {
    const QJsonDocument document(report ? to_json(comparison, *report) : to_json(comparison));
    return compact ? document.toJson(QJsonDocument::Compact) + '\n'
                   : document.toJson(QJsonDocument::Indented);
}

} // namespace counterpart

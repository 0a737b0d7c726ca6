#include "core/report/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <optional>

namespace counterpart {

namespace {

QString word(const char* text) {
    return QString::fromLatin1(text);
}

QJsonValue or_null(const std::optional<double>& number) {
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue index(Index number) {
    return QJsonValue(qint64(number));
}

QJsonArray indices(const std::vector<Index>& numbers) {
    QJsonArray array;
    for (const Index number : numbers)
        array.append(index(number));
    return array;
}

QJsonObject side(const Responses& responses, const std::vector<Index>& undefined) {
    const Source& source = responses.source();
    return {{word("file"), QString::fromStdString(source.path.empty() ? source.name : source.path)},
            {word("samples"), index(responses.n_samples())},
            {word("neurons"), index(responses.n_neurons())},
            {word("undefined"), indices(undefined)},
            {word("transposed"), source.transposed}};
}

QJsonObject scores(const Scores& s) {
    return {{word("index_aligned"), or_null(s.index_aligned)},
            {word("naive_forward"), s.naive_forward},
            {word("naive_backward"), s.naive_backward},
            {word("matched"), s.matched},
            {word("matched_strict"), s.matched_strict}};
}

QJsonValue all_orders(const std::optional<Chance::AllOrders>& orders) {
    if (!orders)
        return QJsonValue(QJsonValue::Null);
    return QJsonObject{{word("index_aligned"), or_null(orders->index_aligned)},
                       {word("naive_forward"), orders->naive_forward},
                       {word("naive_backward"), orders->naive_backward},
                       {word("matched"), orders->matched},
                       {word("matched_strict"), orders->matched_strict}};
}

QJsonObject chance(const Chance& c) {
    return {{word("index_aligned"), or_null(c.index_aligned)},
            {word("naive_forward"), c.naive_forward},
            {word("naive_backward"), c.naive_backward},
            {word("matched_low"), or_null(c.matched_low)},
            {word("matched_high"), c.matched_high},
            {word("matched_strict_low"), or_null(c.matched_strict_low)},
            {word("matched_strict_high"), c.matched_strict_high},
            {word("method"), c.approximate ? word("approximate") : word("closed form")},
            {word("all_orders"), all_orders(c.all_orders)}};
}

QJsonArray matching(const Comparison& comparison) {
    QJsonArray pairs;
    for (const Pair& pair : comparison.pairs) {
        const NaiveChoice& naive =
            comparison.anatomy.left_choice[static_cast<std::size_t>(pair.left)];
        pairs.append(
            QJsonObject{{word("left"), index(pair.left)},
                        {word("right"), index(pair.right)},
                        {word("similarity"), pair.similarity},
                        {word("correlation"), or_null(pair.correlation)},
                        {word("naive_choice"),
                         naive.choice < 0 ? QJsonValue(QJsonValue::Null) : index(naive.choice)},
                        {word("naive_ties"), index(naive.ties)},
                        {word("agrees"), pair.agrees},
                        {word("ambiguous"), pair.ambiguous}});
    }
    return pairs;
}

QJsonArray hubs(const std::vector<Hub>& right_hubs) {
    QJsonArray array;
    for (const Hub& hub : right_hubs)
        array.append(QJsonObject{{word("right"), index(hub.neuron)},
                                 {word("chosen_by"), indices(hub.chosen_by)},
                                 {word("fewest"), index(hub.fewest)},
                                 {word("most"), index(hub.most)}});
    return array;
}

QJsonObject coverage(const Anatomy& anatomy) {
    return {{word("forward"), anatomy.forward.value},
            {word("forward_low"), anatomy.forward.low},
            {word("forward_high"), anatomy.forward.high},
            {word("backward"), anatomy.backward.value},
            {word("backward_low"), anatomy.backward.low},
            {word("backward_high"), anatomy.backward.high}};
}

} // namespace

QJsonObject to_json(const Comparison& comparison) {
    const CompareOptions& options = comparison.options;
    return {{word("schema"), word("counterpart.comparison/1")},
            {word("version"), word(COUNTERPART_VERSION)},
            {word("left"), side(*comparison.left, comparison.undefined_left)},
            {word("right"), side(*comparison.right, comparison.undefined_right)},
            {word("correlation"),
             options.correlation == CorrelationKind::pearson ? word("pearson") : word("spearman")},
            {word("sign"), options.sign == Sign::absolute ? word("absolute") : word("signed")},
            {word("scores"), scores(comparison.scores)},
            {word("chance"), chance(comparison.chance)},
            {word("matching"), matching(comparison)},
            {word("unique"), comparison.unique},
            {word("unmatched"), QJsonObject{{word("left"), indices(comparison.unmatched_left)},
                                            {word("right"), indices(comparison.unmatched_right)}}},
            {word("hubs"), hubs(comparison.anatomy.right_hubs)},
            {word("coverage"), coverage(comparison.anatomy)},
            {word("certificate"),
             QJsonObject{{word("upper_bound"), comparison.certificate.upper_bound},
                         {word("relative_gap"), comparison.certificate.relative_gap}}}};
}

QByteArray json_text(const Comparison& comparison) {
    return QJsonDocument(to_json(comparison)).toJson(QJsonDocument::Indented);
}

} // namespace counterpart

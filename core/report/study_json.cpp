#include "core/report/study_json.h"

#include "core/wording/study_words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <optional>

namespace counterpart {

namespace {

QString word(const char* text) {
    return QString::fromLatin1(text);
}

QJsonValue or_null(const std::optional<double>& number) {
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QString code(StudyVerdict verdict) {
    switch (verdict) {
    case StudyVerdict::untestable:
        return word("untestable");
    case StudyVerdict::unreachable:
        return word("unreachable");
    case StudyVerdict::widths_differ:
        return word("widths_differ");
    case StudyVerdict::not_shown:
        return word("not_shown");
    case StudyVerdict::spread_only:
        return word("spread_only");
    case StudyVerdict::omnibus_only:
        return word("omnibus_only");
    case StudyVerdict::groups_differ:
        break;
    }
    return word("groups_differ");
}

QString code(Adjustment adjustment) {
    return adjustment == Adjustment::none             ? word("none")
           : adjustment == Adjustment::closed_testing ? word("closed testing")
                                                      : word("holm");
}

QString group_name(const Study& study, Index group) {
    return QString::fromStdString(study.groups[std::size_t(group)]);
}

QJsonArray groups(const Study& study) {
    QJsonArray array;
    for (std::size_t g = 0; g < study.groups.size(); ++g) {
        QJsonArray runs;
        for (std::size_t i = 0; i < study.runs.size(); ++i) {
            if (study.runs[i].group != Index(g))
                continue;
            const Responses& responses = *study.runs[i].responses;
            runs.append(
                QJsonObject{{word("run"), int(i)},
                            {word("file"), QString::fromStdString(responses.source().path.empty()
                                                                      ? study.runs[i].name
                                                                      : responses.source().path)},
                            {word("neurons"), qint64(responses.n_neurons())}});
        }
        array.append(
            QJsonObject{{word("name"), group_name(study, Index(g))}, {word("runs"), runs}});
    }
    return array;
}

QJsonArray pairs(const Study& study) {
    QJsonArray array;
    for (const auto& pair : study.pairs) {
        const auto group = [&](Index run) {
            return group_name(study, study.runs[std::size_t(run)].group);
        };
        array.append(
            QJsonObject{{word("runs"), QJsonArray{qint64(pair->first), qint64(pair->second)}},
                        {word("groups"), QJsonArray{group(pair->first), group(pair->second)}},
                        {word("matched"), pair->matched},
                        {word("naive_forward"), pair->naive_forward},
                        {word("naive_backward"), pair->naive_backward},
                        {word("matched_at_equal_width"), or_null(pair->matched_at_equal_width)},
                        {word("naive_at_equal_width"), or_null(pair->naive_at_equal_width)},
                        {word("calibrated"), or_null(pair->calibrated)}});
    }
    return array;
}

QJsonArray within(const Study& study, const GroupMeans& means) {
    QJsonArray array;
    for (std::size_t g = 0; g < study.groups.size(); ++g)
        array.append(QJsonObject{{word("group"), group_name(study, Index(g))},
                                 {word("mean"), or_null(means.within[g])}});
    return array;
}

QJsonArray between(const Study& study, const GroupMeans& means) {
    QJsonArray array;
    for (Index g = 0; g < Index(study.groups.size()); ++g)
        for (Index h = g + 1; h < Index(study.groups.size()); ++h)
            array.append(QJsonObject{
                {word("groups"), QJsonArray{group_name(study, g), group_name(study, h)}},
                {word("mean"), means.between(g, h)}});
    return array;
}

/// A count, which is no number of JSON once it overflows.
QJsonValue relabelings(double count) {
    return std::isfinite(count) ? QJsonValue(count) : QJsonValue(QJsonValue::Null);
}

QJsonArray pairwise(const Study& study, const MeasureResult& result) {
    QJsonArray array;
    for (const GroupPairTest& t : result.pairwise)
        array.append(QJsonObject{
            {word("groups"), QJsonArray{group_name(study, t.first), group_name(study, t.second)}},
            {word("statistic"), or_null(t.statistic)},
            {word("p"), or_null(t.test.p)},
            {word("adjusted"), or_null(t.adjusted_p)},
            {word("method"), code(result.adjustment)},
            {word("smallest"), t.test.smallest_p},
            {word("smallest_adjusted"), t.smallest_adjusted_p},
            {word("exact"), t.test.exact},
            {word("relabelings"), relabelings(t.test.relabellings)},
            {word("verdict"), code(t.verdict)}});
    return array;
}

QJsonObject verdict(const Study& study, const StudyResult& result, const MeasureResult& of) {
    return {{word("code"), code(of.verdict)}, {word("words"), verdict_words(study, result, of)}};
}

QJsonObject measure(const Study& study, const StudyResult& result, const MeasureResult& of) {
    return {{word("within"), within(study, of.means)},
            {word("between"), between(study, of.means)},
            {word("statistic"), or_null(of.means.statistic)},
            {word("p_value"), or_null(of.omnibus.p)},
            {word("relabelings"), relabelings(of.omnibus.relabellings)},
            {word("smallest_attainable_p"), of.omnibus.smallest_p},
            {word("exact"), of.omnibus.exact},
            {word("omnibus"), QJsonObject{{word("statistic"), or_null(of.means.statistic)},
                                          {word("p"), or_null(of.omnibus.p)},
                                          {word("permanova_f"), or_null(of.means.permanova_f)},
                                          {word("permanova_p"), or_null(of.omnibus.permanova_p)}}},
            {word("pairwise"), pairwise(study, of)},
            {word("verdict"), verdict(study, result, of)}};
}

QString name_of(Measure measure) {
    return measure == Measure::matched ? word("matched") : word("naive");
}

QJsonValue two_and_two(const StudyResult& result) {
    if (!result.two_and_two)
        return QJsonValue(QJsonValue::Null);
    return QJsonObject{{word("within"), result.two_and_two->within},
                       {word("across"), result.two_and_two->across}};
}

} // namespace

QJsonObject to_json(const Study& study, const StudyResult& result) {
    const StudyOptions& options = study.options;
    QJsonObject object = measure(study, result, result.chosen());
    const Measure other = result.measure == Measure::matched ? Measure::naive : Measure::matched;
    QJsonObject beside = measure(study, result, result.other());
    beside.insert(word("measure"), name_of(other));
    const QJsonObject more{
        {word("schema"), word("counterpart.study/1")},
        {word("version"), word(COUNTERPART_VERSION)},
        {word("measure"), name_of(result.measure)},
        {word("correlation"),
         options.correlation == CorrelationKind::pearson ? word("pearson") : word("spearman")},
        {word("sign"), options.sign == Sign::absolute ? word("absolute") : word("signed")},
        {word("paired"), options.paired},
        {word("seed"), qint64(options.seed)},
        {word("samples"), qint64(study.runs.front().responses->n_samples())},
        {word("groups"), groups(study)},
        {word("pairs"), pairs(study)},
        {word("widths_differ"), result.widths_differ},
        {word("equal_width"), result.at_equal_width ? QJsonValue(qint64(study.narrowest()))
                                                    : QJsonValue(QJsonValue::Null)},
        {word("runs_to_add"), result.runs_to_add ? QJsonValue(qint64(*result.runs_to_add))
                                                 : QJsonValue(QJsonValue::Null)},
        {word("interval"), QJsonValue(QJsonValue::Null)},
        {word("two_and_two"), two_and_two(result)},
        {word("other_measure"), beside}};
    for (auto entry = more.begin(); entry != more.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

QByteArray json_text(const Study& study, const StudyResult& result) {
    return QJsonDocument(to_json(study, result)).toJson(QJsonDocument::Indented);
}

} // namespace counterpart

#include "ui/session/session_json.h"

#include "ui/session/json_place.h"
#include "ui/session/session_side.h"
#include "ui/study/study_session.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterpart {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("SessionFile", text);
}

const JsonWords<CorrelationKind> correlations = {{"pearson", CorrelationKind::pearson},
                                                 {"spearman", CorrelationKind::spearman}};
const JsonWords<Sign> signs = {{"absolute", Sign::absolute}, {"signed", Sign::signed_}};
const JsonWords<Pooling> poolings = {{"maximum", Pooling::maximum}, {"mean", Pooling::mean}};
const JsonWords<ColourMap> colour_maps = {{"viridis", ColourMap::viridis},
                                          {"cividis", ColourMap::cividis},
                                          {"magma", ColourMap::magma},
                                          {"grey", ColourMap::grey},
                                          {"diverging", ColourMap::diverging}};
const JsonWords<RangeKind> ranges = {{"fixed", RangeKind::fixed},
                                     {"min_max", RangeKind::min_max},
                                     {"percentile", RangeKind::percentile}};
const JsonWords<OrderKind> orders = {{"file", OrderKind::file},
                                     {"match_strength", OrderKind::match_strength},
                                     {"in_degree", OrderKind::in_degree},
                                     {"clustered", OrderKind::clustered},
                                     {"custom", OrderKind::custom}};
const JsonWords<CrosshairLink> crosshairs = {{"pair", CrosshairLink::pair},
                                             {"counterpart", CrosshairLink::counterpart}};
const JsonWords<Shuffle> shuffles = {
    {"free", Shuffle::free}, {"circular", Shuffle::circular}, {"block", Shuffle::block}};
const JsonWords<Wish::Kind> wishes = {{"pin", Wish::Kind::pin}, {"forbid", Wish::Kind::forbid}};

template<typename Enum>
QString word(const JsonWords<Enum>& words, Enum wanted) {
    const auto* const found = std::find_if(
        words.begin(), words.end(), [wanted](const auto& word) { return word.second == wanted; });
    return QLatin1String(found->first);
}

QString key(const char* name) {
    return QLatin1String(name);
}

// ---- writing

/// −1, one neuron alone, is null in the file.
QJsonValue json_neuron(Index neuron) {
    return neuron < 0 ? QJsonValue() : QJsonValue(qint64(neuron));
}

QJsonArray json(const Span& span) {
    return {span.first, span.last};
}

QJsonObject json(const SideOrder& order) {
    QJsonObject object{{key("kind"), word(orders, order.kind)}};
    if (order.custom.empty())
        return object;
    QJsonArray neurons;
    for (const Index neuron : order.custom)
        neurons.append(qint64(neuron));
    object[key("custom")] = neurons;
    return object;
}

QJsonObject json(const BaselineWish& wish) {
    return {{key("draws"), qint64(wish.draws)},
            {key("seed"), qint64(wish.options.seed)},
            {key("shuffle"), word(shuffles, wish.options.shuffle)},
            {key("block"), qint64(wish.options.block)},
            {key("asked"), wish.asked}};
}

QJsonObject json(const ViewSettings& view) {
    QJsonArray wished;
    for (const Wish& wish : view.wishes)
        wished.append(QJsonObject{{key("kind"), word(wishes, wish.kind)},
                                  {key("left"), qint64(wish.left)},
                                  {key("right"), qint64(wish.right)}});
    QJsonArray notes;
    for (const PairNote& note : view.notes)
        notes.append(QJsonObject{{key("left"), json_neuron(note.left)},
                                 {key("right"), json_neuron(note.right)},
                                 {key("flagged"), note.flagged},
                                 {key("text"), note.text}});
    return {{key("show_assignment"), view.show_assignment},
            {key("show_naive"), view.show_naive},
            {key("pooling"), word(poolings, view.pooling)},
            {key("colour_map"), word(colour_maps, view.colour_map)},
            {key("signed_colour_map"), word(colour_maps, view.signed_colour_map)},
            {key("range"), QJsonObject{{key("kind"), word(ranges, view.range.kind)},
                                       {key("low_percent"), view.range.low_percent},
                                       {key("high_percent"), view.range.high_percent}}},
            {key("crosshair"), word(crosshairs, view.crosshair)},
            {key("left_order"), json(view.left_order)},
            {key("right_order"), json(view.right_order)},
            {key("rows"), json(view.rows)},
            {key("raw_columns"), json(view.raw_columns)},
            {key("matched_columns"), json(view.matched_columns)},
            {key("wishes"), wished},
            {key("notes"), notes},
            {key("baselines"), json(view.baselines)}};
}

// ---- reading

Span read_span(const JsonPlace& view, const char* name) {
    if (!view.has(name))
        return {};
    const QJsonArray ends = view.array(name);
    const Span span{ends.at(0).toDouble(-1), ends.at(1).toDouble(-1)};
    if (ends.size() == 2 && span.first >= 0 && span.last >= span.first)
        return span;
    view.fault(name, words(QT_TRANSLATE_NOOP("SessionFile",
                                             "it should be two numbers from 0 on, in order")));
    return {};
}

SideOrder read_order(const JsonPlace& at) {
    SideOrder order;
    order.kind = at.choice("kind", orders, OrderKind::file);
    const QJsonArray entries = at.array("custom");
    std::vector<bool> seen(std::size_t(entries.size()));
    for (const auto& entry : entries) {
        const std::optional<qint64> neuron = JsonPlace::whole_of(entry);
        if (!neuron || *neuron >= entries.size() || seen[std::size_t(*neuron)]) {
            at.fault("custom", words(QT_TRANSLATE_NOOP(
                                   "SessionFile", "it should name every neuron once, from 0 on")));
            return {};
        }
        seen[std::size_t(*neuron)] = true;
        order.custom.push_back(Index(*neuron));
    }
    return order;
}

ColourRange read_range(const JsonPlace& at) {
    ColourRange range;
    range.kind = at.choice("kind", ranges, range.kind);
    range.low_percent = at.number("low_percent", range.low_percent);
    range.high_percent = at.number("high_percent", range.high_percent);
    if (!(0 <= range.low_percent && range.low_percent <= range.high_percent &&
          range.high_percent <= 100))
        at.fault("low_percent",
                 words(QT_TRANSLATE_NOOP("SessionFile",
                                         "percents should lie between 0 and 100, in order")));
    return range;
}

BaselineWish read_baselines(const JsonPlace& at) {
    BaselineWish wish;
    constexpr qint64 most_draws = 1'000'000;
    constexpr qint64 most_seed = 2'147'483'647; // what the window's field holds
    wish.draws = Index(at.whole("draws", qint64(wish.draws)));
    if (wish.draws > most_draws) {
        at.fault("draws", words(QT_TRANSLATE_NOOP("SessionFile", "that many are not drawn")));
        wish.draws = default_draws;
    }
    const qint64 seed = at.whole("seed", 0);
    if (seed > most_seed)
        at.fault("seed",
                 words(QT_TRANSLATE_NOOP("SessionFile", "it should be below 2,147,483,648")));
    else
        wish.options.seed = std::uint64_t(seed);
    wish.options.shuffle = at.choice("shuffle", shuffles, Shuffle::free);
    wish.options.block =
        Index(std::clamp<qint64>(at.whole("block", 1), 1, most_draws)); // longer than any file
    wish.asked = at.flag("asked", false);
    return wish;
}

ViewSettings read_view(const JsonPlace& at) {
    ViewSettings view;
    view.show_assignment = at.flag("show_assignment", view.show_assignment);
    view.show_naive = at.flag("show_naive", view.show_naive);
    view.pooling = at.choice("pooling", poolings, view.pooling);
    view.colour_map = at.choice("colour_map", colour_maps, view.colour_map);
    view.signed_colour_map = at.choice("signed_colour_map", colour_maps, view.signed_colour_map);
    view.range = read_range(at.object("range"));
    view.crosshair = at.choice("crosshair", crosshairs, view.crosshair);
    view.left_order = read_order(at.object("left_order"));
    view.right_order = read_order(at.object("right_order"));
    view.rows = read_span(at, "rows");
    view.raw_columns = read_span(at, "raw_columns");
    view.matched_columns = read_span(at, "matched_columns");
    at.each("wishes", [&view](const JsonPlace& wish) {
        view.wishes.push_back({wish.choice("kind", wishes, Wish::Kind::pin),
                               Index(wish.whole("left", 0)), Index(wish.whole("right", 0))});
    });
    at.each("notes", [&view](const JsonPlace& note) {
        const PairNote read{Index(note.whole("left", -1)), Index(note.whole("right", -1)),
                            note.flag("flagged", false), note.text("text")};
        if (read.left < 0 && read.right < 0)
            note.fault("left",
                       words(QT_TRANSLATE_NOOP("SessionFile", "a note should name a neuron")));
        else
            view.notes.push_back(read);
    });
    view.baselines = read_baselines(at.object("baselines"));
    return view;
}

Session read_session(const JsonPlace& at) {
    Session session;
    for (const auto& [name, side] : {std::pair{"left", &session.left}, {"right", &session.right}})
        if (at.has(name))
            *side = side_from_json(at.object(name));
    const JsonPlace options = at.object("options");
    session.options.correlation =
        options.choice("correlation", correlations, CorrelationKind::pearson);
    session.options.sign = options.choice("sign", signs, Sign::absolute);
    session.view = read_view(at.object("view"));
    if (at.has("selection")) {
        const JsonPlace cell = at.object("selection");
        session.selection = Cell{Index(cell.whole("left", -1)), Index(cell.whole("right", -1))};
    }
    if (at.has("study"))
        session.study = study_from_json(at.object("study"));
    session.saved_as = at.text("saved_as");
    return session;
}

Problem no_session(const std::string& name) {
    return {
        name,
        words(QT_TRANSLATE_NOOP("SessionFile", "this is no session of Counterpart")).toStdString(),
        words(QT_TRANSLATE_NOOP("SessionFile",
                                "open response files with “Open two files”, and here what "
                                "“Save session” wrote"))
            .toStdString()};
}

/// What is wrong with the version; nothing where it is ours.
std::optional<Problem> refused_version(const QString& format, const std::string& name) {
    if (format == QLatin1String(session_format))
        return std::nullopt;
    if (!format.startsWith(QLatin1String("counterpart.session/")))
        return no_session(name);
    return Problem{
        name,
        words(QT_TRANSLATE_NOOP("SessionFile", "this session has format %1, and %2 is read here"))
            .arg(format.left(60), QLatin1String(session_format))
            .toStdString(),
        words(QT_TRANSLATE_NOOP("SessionFile", "open it with the Counterpart that saved it, or a "
                                               "newer one"))
            .toStdString()};
}

} // namespace

bool names_session(const QString& path) {
    return path.endsWith(QLatin1String(session_ending), Qt::CaseInsensitive);
}

QByteArray session_json(const Session& session) {
    QJsonObject object{
        {key("format"), key(session_format)},
        {key("version"), key(COUNTERPART_VERSION)},
        {key("left"), side_json(session.left)},
        {key("right"), side_json(session.right)},
        {key("options"),
         QJsonObject{{key("correlation"), word(correlations, session.options.correlation)},
                     {key("sign"), word(signs, session.options.sign)}}},
        {key("view"), json(session.view)},
        {key("selection"),
         session.selection
             ? QJsonValue(QJsonObject{{key("left"), json_neuron(session.selection->left)},
                                      {key("right"), json_neuron(session.selection->right)}})
             : QJsonValue()}};
    if (!session.study.empty())
        object[key("study")] = study_json(session.study);
    if (!session.saved_as.isEmpty())
        object[key("saved_as")] = session.saved_as;
    return QJsonDocument(object).toJson();
}

Result<Session> session_from_json(const QByteArray& bytes, const std::string& name) {
    if (!bytes.trimmed().startsWith('{'))
        return no_session(name);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return Problem{
            name + words(QT_TRANSLATE_NOOP("SessionFile", ", byte %1"))
                       .arg(error.offset)
                       .toStdString(),
            words(QT_TRANSLATE_NOOP("SessionFile", "the session is damaged")).toStdString(),
            words(QT_TRANSLATE_NOOP("SessionFile", "open a copy of it, or the two response files"))
                .toStdString()};
    JsonFaults faults;
    const JsonPlace top(document.object(), {}, faults);
    if (std::optional<Problem> refused = refused_version(top.text("format"), name))
        return *refused;
    Session session = read_session(top);
    if (faults.any())
        return faults.problem(name);
    return session;
}

} // namespace counterpart

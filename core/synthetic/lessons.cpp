#include "core/synthetic/lessons.h"

#include "core/reference/random.h"
#include "core/responses/read_responses.h"
#include "core/synthetic/demos.h"
#include "core/synthetic/lesson_networks.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterpart {

namespace {

using Matrix = Eigen::MatrixXd;

/// Streams of random numbers, so that one part of a network does not move with the size of
/// another.
enum Stream : std::uint64_t { left_stream = 101, right_stream, signal_stream, order_stream };

std::string words(const char* text) {
    return QCoreApplication::translate("LessonData", text).toStdString();
}

std::shared_ptr<const Responses> network(const Matrix& values, const char* name) {
    return std::make_shared<const Responses>(make_responses(values, words(name)));
}

/// Neuron k is draw k of its stream: more neurons leave the others as they are, and so do more
/// samples.
Matrix normals(Index n, Index f, std::uint64_t seed, Stream stream) {
    Matrix values(n, f);
    for (Index i = 0; i < f; ++i) {
        Random random(seed, stream, std::uint64_t(i));
        for (Index s = 0; s < n; ++s)
            values(s, i) = random.normal();
    }
    return values;
}

Index whole(const LessonParameters& p, const char* name) {
    return Index(std::llround(p.at(name)));
}

std::uint64_t seed_of(const LessonParameters& p) {
    return std::uint64_t(whole(p, "seed"));
}

std::vector<Index> shuffled(Index n, std::uint64_t seed, std::uint64_t draw) {
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index{0});
    Random random(seed, order_stream, draw);
    random.shuffle(order);
    return order;
}

/// None keeps its place. One shuffle in e is one, so this ends soon.
std::vector<Index> derangement(Index n, std::uint64_t number) {
    for (std::uint64_t draw = 0;; ++draw) {
        std::vector<Index> order = shuffled(n, number, draw);
        bool moved = true;
        for (Index i = 0; i < n; ++i)
            moved = moved && order[std::size_t(i)] != i;
        if (moved)
            return order;
    }
}

Result<LessonPair> detectors(const LessonParameters& p, const Progress& progress) {
    const Result<DemoResponses> demo = open_demo("detectors", progress);
    if (!demo.ok())
        return demo.forward<LessonPair>();
    const Responses& left = *demo.value().left;
    const Index f = left.n_neurons();
    std::vector<Index> order(static_cast<std::size_t>(f));
    std::iota(order.begin(), order.end(), Index{0});
    if (const Index number = whole(p, "order"); number > 0)
        order = derangement(f, std::uint64_t(number));
    Matrix values(left.n_samples(), f);
    std::vector<std::string> names;
    for (Index i = 0; i < f; ++i) {
        names.push_back(left.neuron_name(order[std::size_t(i)]));
        for (Index s = 0; s < values.rows(); ++s)
            values(s, i) = left.at(s, order[std::size_t(i)]);
    }
    return LessonPair{
        demo.value().left,
        std::make_shared<const Responses>(
            make_responses(
                values, words(whole(p, "order") > 0
                                  ? QT_TRANSLATE_NOOP("LessonData", "same detectors, other order")
                                  : QT_TRANSLATE_NOOP("LessonData", "same detectors")))
                .named(names, {}))};
}

Result<LessonPair> counterexample(const LessonParameters&, const Progress& progress) {
    const Result<DemoResponses> demo = open_demo("counterexample", progress);
    if (!demo.ok())
        return demo.forward<LessonPair>();
    return LessonPair{demo.value().left, demo.value().right};
}

Result<LessonPair> one_for_all(const LessonParameters& p, const Progress&) {
    const Index n = whole(p, "samples");
    const double noise = p.at("noise");
    const Matrix signal = normals(n, 1, seed_of(p), signal_stream);
    Matrix right = normals(n, 3, seed_of(p), right_stream);
    right.col(0) = signal;
    for (Index j = 1; j < 3; ++j)
        right.col(j) = (1 - noise) * signal + noise * right.col(j);
    return LessonPair{
        std::make_shared<const Responses>(
            make_responses(signal.replicate(1, 3),
                           words(QT_TRANSLATE_NOOP("LessonData", "three copies")))
                .named({"copy1", "copy2", "copy3"}, {})),
        std::make_shared<const Responses>(
            make_responses(right, words(QT_TRANSLATE_NOOP("LessonData", "one copy, two others")))
                .named({"copy", "other1", "other2"}, {}))};
}

Result<LessonPair> collapse(const LessonParameters& p, const Progress&) {
    const Index n = whole(p, "samples");
    const Index f = whole(p, "neurons");
    const Index k = std::min(whole(p, "features"), f);
    const double purity = p.at("purity");
    const double rest = std::sqrt(1 - purity * purity);
    const Matrix features = normals(n, k, seed_of(p), signal_stream);
    Matrix left = normals(n, f, seed_of(p), left_stream);
    for (Index i = 0; i < f; ++i)
        left.col(i) = purity * features.col(i % k) + rest * left.col(i);
    Matrix right = normals(n, f, seed_of(p), right_stream);
    right.leftCols(k) = features;
    return LessonPair{network(left, QT_TRANSLATE_NOOP("LessonData", "copies of few features")),
                      network(right, QT_TRANSLATE_NOOP("LessonData", "each feature once"))};
}

/// The upper tail beyond the value that a share `active` of a bell curve exceeds.
void make_sparse(Matrix& values, double active) {
    if (active >= 1)
        return;
    double low = -10;
    double high = 10;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) / 2 > active ? low : high) = middle;
    }
    values = (values.array() - low).max(0.0);
}

Result<LessonPair> noise(const LessonParameters& p, const Progress&) {
    const Index n = whole(p, "samples");
    const Index f = whole(p, "neurons");
    Matrix left = normals(n, f, seed_of(p), left_stream);
    Matrix right = normals(n, f, seed_of(p), right_stream);
    make_sparse(left, p.at("active"));
    make_sparse(right, p.at("active"));
    return LessonPair{network(left, QT_TRANSLATE_NOOP("LessonData", "noise")),
                      network(right, QT_TRANSLATE_NOOP("LessonData", "other noise"))};
}

Result<LessonPair> rotation(const LessonParameters& p, const Progress&) {
    const Index f = whole(p, "neurons");
    const Matrix left = normals(whole(p, "samples"), f, seed_of(p), left_stream);
    const Matrix turn = rotation_path(random_rotation(f, seed_of(p)), p.at("t"));
    return LessonPair{network(left, QT_TRANSLATE_NOOP("LessonData", "one basis")),
                      network(left * turn, QT_TRANSLATE_NOOP("LessonData", "turned basis"))};
}

Result<LessonPair> planted(const LessonParameters& p, const Progress&) {
    const Index n = whole(p, "samples");
    const Index f = whole(p, "neurons");
    const double strength = p.at("strength");
    const double rest = std::sqrt(1 - strength * strength);
    const Matrix left = normals(n, f, seed_of(p), left_stream);
    Matrix right = normals(n, f, seed_of(p), right_stream);
    const std::vector<Index> order = shuffled(f, seed_of(p), 0);
    for (Index i = 0; i < f; ++i)
        right.col(i) = strength * left.col(order[std::size_t(i)]) + rest * right.col(i);
    return LessonPair{network(left, QT_TRANSLATE_NOOP("LessonData", "left")),
                      network(right, strength > 0
                                         ? QT_TRANSLATE_NOOP("LessonData", "the same, shuffled")
                                         : QT_TRANSLATE_NOOP("LessonData", "unrelated"))};
}

/// Missing values filled in; wrong ones told.
Result<LessonParameters> filled(const LessonGenerator& generator, const LessonParameters& given) {
    LessonParameters values;
    for (const LessonParameter& parameter : generator.parameters)
        values[parameter.name] = parameter.usual;
    for (const auto& [name, value] : given) {
        const LessonParameter* parameter = generator.parameter(name);
        if (!parameter)
            return Problem{generator.id, "there is no parameter “" + name + "”",
                           "leave it out, or see the list in core/synthetic/lessons.h"};
        const bool fits = value >= parameter->low && value <= parameter->high &&
                          (!parameter->whole || value == std::round(value));
        if (!fits) {
            const QString range = QStringLiteral("%1 from %2 to %3")
                                      .arg(parameter->whole ? QStringLiteral("a whole number")
                                                            : QStringLiteral("a number"))
                                      .arg(parameter->low)
                                      .arg(parameter->high);
            return Problem{generator.id, "“" + name + "” is out of range",
                           "give " + range.toStdString()};
        }
        values[name] = value;
    }
    return values;
}

Result<LessonParameters> checked(const std::string& id, const LessonParameters& given) {
    const LessonGenerator* generator = find_lesson_generator(id);
    if (!generator)
        return Problem{id, "there is no generator of that name",
                       "see the list in core/synthetic/lessons.h"};
    return filled(*generator, given);
}

} // namespace

const LessonParameter* LessonGenerator::parameter(const std::string& name) const {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(),
                     [&name](const LessonParameter& parameter) { return parameter.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

const std::vector<LessonGenerator>& lesson_generators() {
    static const LessonParameter seed{"seed", 0, 1e6, 1, true};
    static const std::vector<LessonGenerator> all = {
        {"detectors", {{"order", 0, 1000, 1, true}}, detectors},
        {"counterexample", {}, counterexample},
        {"one_for_all", {{"noise", 0, 1, 0}, {"samples", 3, 5000, 200, true}, seed}, one_for_all},
        {"collapse",
         {{"features", 1, 512, 8, true},
          {"neurons", 2, 512, 64, true},
          {"purity", 0, 1, 0.9},
          {"samples", 3, 5000, 1000, true},
          seed},
         collapse},
        {"noise",
         {{"samples", 3, 5000, 100, true},
          {"neurons", 2, 256, 32, true},
          {"active", 0.01, 1, 1},
          seed},
         noise},
        {"digits", {{"left", 0, 11, 0, true}, {"right", 0, 11, 4, true}}, digits_pair},
        {"frameworks",
         {{"runs", 2, 5, 2, true},
          {"shared", 0, 1, 1},
          {"spread_a", 0, 5, 0.7},
          {"spread_b", 0, 5, 0.7},
          {"neurons", 2, 64, 24, true},
          {"samples", 8, 2000, 200, true},
          seed},
         frameworks_pair},
        {"rotation",
         {{"t", 0, 1, 0}, {"neurons", 2, 128, 64, true}, {"samples", 8, 5000, 1000, true}, seed},
         rotation},
        {"planted",
         {{"strength", 0, 1, 0.8},
          {"neurons", 2, 512, 512, true},
          {"samples", 8, 5000, 1000, true},
          seed},
         planted},
    };
    return all;
}

const LessonGenerator* find_lesson_generator(const std::string& id) {
    const auto& all = lesson_generators();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&id](const LessonGenerator& g) { return g.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Result<LessonPair> lesson_pair(const std::string& id, const LessonParameters& given,
                               const Progress& progress) {
    const Result<LessonParameters> values = checked(id, given);
    if (!values.ok())
        return values.forward<LessonPair>();
    return find_lesson_generator(id)->make(values.value(), progress);
}

Result<std::vector<LessonRun>> lesson_runs(const std::string& id, const LessonParameters& given,
                                           const Progress& progress) {
    using Runs = std::vector<LessonRun>;
    const Result<LessonParameters> values = checked(id, given);
    if (!values.ok())
        return values.forward<Runs>();
    if (id == "digits")
        return digits_runs(progress);
    if (id == "frameworks")
        return frameworks_runs(values.value());
    return Problem{id, "this generator has no runs", "use “frameworks” or “digits”"};
}

Matrix random_rotation(Index d, std::uint64_t seed) {
    const Matrix gaussian = normals(d, d, seed, order_stream);
    const Eigen::HouseholderQR<Matrix> qr(gaussian);
    Matrix q = qr.householderQ();
    for (Index k = 0; k < d; ++k)
        if (qr.matrixQR()(k, k) < 0)
            q.col(k) = -q.col(k);
    if (q.determinant() < 0)
        q.col(0) = -q.col(0);
    return q;
}

Matrix rotation_path(const Matrix& q, double t) {
    const Eigen::RealSchur<Matrix> schur(q);
    const Matrix& blocks = schur.matrixT();
    const Matrix& basis = schur.matrixU();
    const Index d = q.rows();
    Matrix turned = Matrix::Identity(d, d);
    Index left_over = -1; // of the eigenvalues −1, which come in pairs: half a turn in their plane
    for (Index k = 0; k < d; ++k) {
        Index other = -1;
        double angle = 0;
        if (k + 1 < d && std::abs(blocks(k + 1, k)) > 1e-12) {
            other = k + 1;
            angle = std::atan2(blocks(k + 1, k), blocks(k, k));
        } else if (blocks(k, k) < 0) {
            other = std::exchange(left_over, left_over < 0 ? k : -1);
            angle = std::acos(-1.0);
        }
        if (other < 0)
            continue;
        const Index first = std::min(k, other);
        const Index second = std::max(k, other);
        turned(first, first) = turned(second, second) = std::cos(t * angle);
        turned(second, first) = std::sin(t * angle);
        turned(first, second) = -turned(second, first);
        if (other == k + 1)
            ++k;
    }
    return basis * turned * basis.transpose();
}

} // namespace counterpart

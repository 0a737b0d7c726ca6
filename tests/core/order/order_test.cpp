#include "core/comparison/compared.h"
#include "core/order/leaf_order.h"
#include "core/order/linkage.h"
#include "core/order/order.h"
#include "core/order/seriation.h"
#include "core/similarity/correlate.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <algorithm>
#include <numeric>
#include <set>
#include <stop_token>

using namespace counterpart;
using namespace counterpart::test;

namespace {

PairValues random_distances(Index n, std::uint64_t seed) {
    std::mt19937_64 engine(seed);
    std::uniform_real_distribution<float> distance(0.05F, 1);
    PairValues d = PairValues::Zero(n, n);
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < i; ++j)
            d(i, j) = d(j, i) = distance(engine);
    return d;
}

std::vector<Index> leaf_order(const PairValues& d, int threads = 1) {
    ThreadPool pool(threads);
    const auto tree = average_linkage(d, Progress()).value();
    return optimal_leaf_order(tree, d, pool, Progress()).value();
}

/// The things of every cluster.
std::vector<std::set<Index>> clusters_of(const std::vector<Merge>& tree, Index n) {
    std::vector<std::set<Index>> clusters;
    for (Index k = 0; k < n; ++k)
        clusters.push_back({k});
    for (const Merge& merge : tree) {
        std::set<Index> both = clusters[std::size_t(merge.first)];
        both.insert(clusters[std::size_t(merge.second)].begin(),
                    clusters[std::size_t(merge.second)].end());
        clusters.push_back(both);
    }
    return clusters;
}

bool keeps_together(const std::vector<Index>& order, const std::set<Index>& cluster) {
    const auto in = [&](Index thing) { return cluster.count(thing) > 0; };
    const auto first = std::find_if(order.begin(), order.end(), in);
    return std::all_of(first, first + std::ptrdiff_t(cluster.size()), in);
}

/// The shortest path among all permutations that keep every cluster together.
double brute_force(const std::vector<Merge>& tree, const PairValues& d) {
    const auto clusters = clusters_of(tree, d.rows());
    std::vector<Index> order(static_cast<std::size_t>(d.rows()));
    std::iota(order.begin(), order.end(), Index{0});
    double least = 1e9;
    do {
        if (std::all_of(clusters.begin(), clusters.end(),
                        [&](const auto& cluster) { return keeps_together(order, cluster); }))
            least = std::min(least, path_length(order, d));
    } while (std::next_permutation(order.begin(), order.end()));
    return least;
}

/// Blocks of neurons that share a signal, in a shuffled order; the block of each neuron.
struct Blocks {
    std::shared_ptr<const Responses> responses;
    std::vector<Index> block;
};
Blocks blocks(Index n_blocks, Index each, std::uint64_t seed) {
    const Index n = n_blocks * each;
    const Eigen::MatrixXd signal = gaussian(300, n_blocks, seed);
    Eigen::MatrixXd x = 0.6 * gaussian(300, n, seed + 1);
    Blocks made{nullptr, permutation(n, seed + 2)};
    for (Index neuron = 0; neuron < n; ++neuron) {
        Index& block = made.block[std::size_t(neuron)];
        block %= n_blocks;
        x.col(neuron) += (neuron % 2 ? 1.0 : -1.0) * signal.col(block);
    }
    made.responses = std::make_shared<const Responses>(make_responses(x, "blocks"));
    return made;
}

/// How often the block changes along an order.
Index changes(const std::vector<Index>& order, const std::vector<Index>& block) {
    Index count = 0;
    for (std::size_t k = 1; k < order.size(); ++k)
        count += block[std::size_t(order[k])] != block[std::size_t(order[k - 1])] ? 1 : 0;
    return count;
}

std::shared_ptr<const Comparison> compared(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) {
    return compare(std::make_shared<const Responses>(make_responses(x, "left")),
                   std::make_shared<const Responses>(make_responses(y, "right")), {}, Progress())
        .value();
}

std::vector<Index> order(const Comparison& c, NeuronRef::Side side, OrderKind kind) {
    return order_of(c, side, kind, Progress()).value();
}

constexpr auto left = NeuronRef::Side::left;
constexpr auto right = NeuronRef::Side::right;

} // namespace

class OrderTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void linkage_and_leaf_order_agree_with_scipy() {
        QFile file(fixture(QStringLiteral("order/expected.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(cases.size() >= 5);
        for (const QJsonValue& expected : cases) {
            const Index n = expected[QStringLiteral("n")].toInt();
            PairValues d(n, n);
            const QJsonArray values = expected[QStringLiteral("distances")].toArray();
            for (Index k = 0; k < n * n; ++k)
                d.data()[k] = float(values[qsizetype(k)].toDouble());
            const auto tree = average_linkage(d, Progress()).value();
            const QJsonArray heights = expected[QStringLiteral("heights")].toArray();
            QCOMPARE(qsizetype(tree.size()), heights.size());
            for (qsizetype k = 0; k < heights.size(); ++k) {
                const Merge& merge = tree[std::size_t(k)];
                QVERIFY(std::abs(merge.height - heights[k].toDouble()) < 1e-5);
                const QJsonArray both = expected[QStringLiteral("merges")].toArray()[k].toArray();
                QCOMPARE(int(merge.first), both[0].toInt());
                QCOMPARE(int(merge.second), both[1].toInt());
            }
            const double length = path_length(leaf_order(d), d);
            QVERIFY2(std::abs(length - expected[QStringLiteral("length")].toDouble()) < 1e-4,
                     qPrintable(QStringLiteral("%1 things: %2").arg(n).arg(length)));
        }
    }

    void no_order_of_the_leaves_is_shorter() {
        for (Index n = 1; n <= 8; ++n)
            for (std::uint64_t seed = 1; seed <= (n < 8 ? 12 : 2); ++seed) {
                const PairValues d = random_distances(n, seed);
                const auto tree = average_linkage(d, Progress()).value();
                const std::vector<Index> found = leaf_order(d);
                QVERIFY(is_order(found, n));
                const double least = brute_force(tree, d);
                QVERIFY2(std::abs(path_length(found, d) - least) < 1e-5,
                         qPrintable(QStringLiteral("n %1, seed %2").arg(n).arg(seed)));
            }
    }

    void clusters_stay_together_and_threads_change_nothing() {
        const PairValues d = random_distances(150, 5);
        const auto tree = average_linkage(d, Progress()).value();
        const std::vector<Index> found = leaf_order(d);
        for (const auto& cluster : clusters_of(tree, 150))
            QVERIFY(keeps_together(found, cluster));
        QCOMPARE(leaf_order(d, 3), found);
    }

    void blocks_are_recovered() {
        const Blocks made = blocks(5, 12, 3);
        const auto found =
            cluster_order(*made.responses, CorrelationKind::pearson, 1, Progress()).value();
        QVERIFY(is_order(found, 60));
        QCOMPARE(changes(found, made.block), Index{4});
        QVERIFY(found.front() < found.back());
    }

    void seriation_recovers_blocks_too() {
        const Blocks made = blocks(3, 40, 9);
        PairValues r(120, 120);
        ThreadPool pool(2);
        const auto own = correlate(*made.responses, *made.responses, CorrelationKind::pearson, pool,
                                   Progress())
                             .value();
        r = own.r.cwiseAbs();
        const auto found = seriate(r, pool, Progress()).value();
        QVERIFY(is_order(found, 120));
        QCOMPARE(changes(found, made.block), Index{2});
    }

    void seriation_finds_a_chain() {
        // Each is like its neighbours only: one direction, shuffled.
        constexpr Index n = 64;
        const std::vector<Index> place = permutation(n, 4);
        PairValues r(n, n);
        for (Index i = 0; i < n; ++i)
            for (Index j = 0; j < n; ++j) {
                const Index apart = std::abs(place[std::size_t(i)] - place[std::size_t(j)]);
                r(i, j) = apart < 12 ? 1 - float(apart) / 12 : 0;
            }
        ThreadPool pool(1);
        const auto found = seriate(r, pool, Progress()).value();
        Index inversions = 0;
        for (Index k = 1; k < n; ++k)
            inversions += place[std::size_t(found[std::size_t(k)])] <
                                  place[std::size_t(found[std::size_t(k - 1)])]
                              ? 1
                              : 0;
        QVERIFY2(inversions == 0 || inversions == n - 1,
                 qPrintable(QString::number(inversions)));
    }

    void undefined_neurons_come_last() {
        Eigen::MatrixXd x = gaussian(30, 8, 2);
        x.col(1).setConstant(3);
        x.col(6).setZero();
        const auto c = compared(x, gaussian(30, 5, 3));
        for (const auto kind :
             {OrderKind::match_strength, OrderKind::in_degree, OrderKind::clustered}) {
            const auto found = order(*c, left, kind);
            QVERIFY(is_order(found, 8));
            QCOMPARE(found[6], Index{1});
            QCOMPARE(found[7], Index{6});
        }
    }

    void match_strength_falls_and_the_unmatched_follow() {
        const auto c = compared(gaussian(30, 12, 2), gaussian(30, 9, 3));
        const auto found = order(*c, left, OrderKind::match_strength);
        QVERIFY(is_order(found, 12));
        for (std::size_t k = 0; k < 12; ++k) {
            const Index pair = c->pair_of_left[std::size_t(found[k])];
            QCOMPARE(pair >= 0, k < 9);
            if (k > 0 && k < 9) {
                const Index before = c->pair_of_left[std::size_t(found[k - 1])];
                QVERIFY(c->pairs[std::size_t(pair)].similarity <=
                        c->pairs[std::size_t(before)].similarity);
            }
        }
    }

    void the_most_chosen_come_first_and_ties_keep_the_files_order() {
        const auto c = compared(gaussian(20, 30, 2), gaussian(20, 30, 3));
        const auto found = order(*c, right, OrderKind::in_degree);
        QVERIFY(is_order(found, 30));
        const auto& chosen = c->anatomy.right_chosen;
        for (std::size_t k = 1; k < 30; ++k) {
            const Index now = chosen[std::size_t(found[k])];
            const Index before = chosen[std::size_t(found[k - 1])];
            QVERIFY(now < before || (now == before && found[k] > found[k - 1]));
        }
    }

    void the_files_order_is_the_files() {
        const auto c = compared(gaussian(20, 4, 2), gaussian(20, 4, 3));
        QCOMPARE(order(*c, left, OrderKind::file), (std::vector<Index>{0, 1, 2, 3}));
    }

    void a_cancel_is_heard() {
        std::stop_source stop;
        stop.request_stop();
        const Progress progress(stop.get_token());
        const PairValues d = random_distances(50, 1);
        ThreadPool pool(1);
        QVERIFY(average_linkage(d, progress).cancelled());
        const auto tree = average_linkage(d, Progress()).value();
        QVERIFY(optimal_leaf_order(tree, d, pool, progress).cancelled());
        QVERIFY(seriate(d, pool, progress).cancelled());
    }

    void an_order_is_read_by_name_or_index() {
        const Responses plain = make_responses(gaussian(5, 3, 1), "plain");
        QCOMPARE(parse_order("2\n\n 0\r\n1", plain, "o.txt").value(),
                 (std::vector<Index>{2, 0, 1}));
        const Responses named = plain.named({"b", "a", "0"}, {});
        QCOMPARE(parse_order("\xEF\xBB\xBF"
                             "a\n0\nb\n",
                             named, "o.txt")
                     .value(),
                 (std::vector<Index>{1, 2, 0}));
    }

    void an_order_that_is_none_is_refused_with_its_place_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("no neuron") << QByteArray("0\n7\n1") << QByteArray("line 2");
        QTest::newRow("a word") << QByteArray("0\n1\nsoma") << QByteArray("\"soma\"");
        QTest::newRow("negative") << QByteArray("-1\n1\n2") << QByteArray("line 1");
        QTest::newRow("twice") << QByteArray("0\n1\n0") << QByteArray("line 1 already");
        QTest::newRow("missing") << QByteArray("0\n2") << QByteArray("neuron 1 is missing");
        QTest::newRow("empty") << QByteArray("") << QByteArray("0 of 3");
    }
    void an_order_that_is_none_is_refused_with_its_place() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, told);
        const Responses plain = make_responses(gaussian(5, 3, 1), "plain");
        const auto read = parse_order(text.toStdString(), plain, "o.txt");
        QVERIFY(read.failed());
        const QByteArray sentence = QByteArray::fromStdString(read.problem().sentence());
        QVERIFY2(sentence.contains(told) && sentence.contains("o.txt"), sentence.constData());
    }

    void a_file_that_is_not_there_is_told() {
        const Responses plain = make_responses(gaussian(5, 3, 1), "plain");
        QVERIFY(read_order("/nowhere/order.txt", plain).failed());
    }
};

QTEST_APPLESS_MAIN(OrderTest)
#include "order_test.moc"

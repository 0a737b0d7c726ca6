// Large files whose values are read when they are correlated, and not kept.

#include "core/comparison/comparison.h"
#include "core/responses/read_responses.h"
#include "core/similarity/correlate.h"
#include "support/files.h"

#include <QtTest>
#include <atomic>
#include <limits>

using namespace counterpart;

namespace {

constexpr Eigen::Index n = 2100; // no multiple of a block
constexpr Eigen::Index f = 130;

using Values = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Values noise(std::uint64_t seed) {
    return test::gaussian(n, f, seed).cast<float>();
}

/// A .npy file of these values, `type` "<f4" or "<f8".
template<typename Matrix>
std::string write(const test::Folder& folder, const char* name, const Matrix& values,
                  const char* type = "<f4", bool fortran = false) {
    const auto bytes = values.size() * qsizetype(sizeof(typename Matrix::Scalar));
    return folder.write(QString::fromLatin1(name),
                        test::npy(test::npy_header(type, fortran, values.rows(), values.cols()),
                                  QByteArray(reinterpret_cast<const char*>(values.data()), bytes)));
}

Responses left_there(const std::string& path) {
    return read_responses(path, {.leave_on_disk = true}, {}).value();
}

Result<CorrelationMatrix> correlated(const Responses& left, const Responses& right,
                                     CorrelationKind kind = CorrelationKind::pearson,
                                     int threads = 2) {
    ThreadPool pool(threads);
    return correlate(left, right, kind, pool, Progress());
}

bool same_bits(const CorrelationMatrix& one, const CorrelationMatrix& other) {
    return one.left_undefined == other.left_undefined &&
           one.right_undefined == other.right_undefined && (one.r.array() == other.r.array()).all();
}

/// What reading all of a file says of it.
std::string problem_of(const std::string& path) {
    return read_responses(path, {}, {}).problem().sentence();
}

} // namespace

class LeftOnDiskTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void large_samples_in_single_precision_are_left() {
        const test::Folder folder;
        const std::string path = write(folder, "x.npy", noise(1));
        const Responses x = left_there(path);
        QVERIFY(x.on_disk());
        QCOMPARE(x.n_samples(), n);
        QCOMPARE(x.n_neurons(), f);
        QVERIFY(x.is_single());
        QVERIFY(describe_file(path).value().can_be_left);
        QVERIFY(!read_responses(path, {}, {}).value().on_disk());
    }

    void others_are_read() {
        const test::Folder folder;
        const Values x = noise(1);
        const auto is_read = [](const std::string& path, bool transpose = false) {
            const ReadOptions options{.transpose = transpose, .leave_on_disk = true};
            return !read_responses(path, options, {}).value().on_disk();
        };
        const std::string doubles =
            write(folder, "d.npy", Eigen::MatrixXd(x.cast<double>().transpose()), "<f8");
        QVERIFY(is_read(doubles));
        QVERIFY(!describe_file(doubles).value().can_be_left);
        QVERIFY(is_read(write(folder, "f.npy", x, "<f4", true)));
        QVERIFY(is_read(write(folder, "b.npy", Values(Values::Zero(n, f)), ">f4")));
        QVERIFY(is_read(write(folder, "few.npy", Values(x.topRows(1000)))));
        QVERIFY(is_read(write(folder, "small.npy", Values(x.leftCols(20)))));
        QVERIFY(is_read(write(folder, "x.npy", x), true));
    }

    /// From disk or memory, whichever side, whether the guess of a standardisation is good or not.
    void correlations_are_the_same_bits_data() {
        QTest::addColumn<bool>("good_guess");
        QTest::addColumn<bool>("spearman");
        QTest::addRow("Pearson") << true << false;
        QTest::addRow("Pearson, read again") << false << false;
        QTest::addRow("Spearman") << true << true;
    }
    void correlations_are_the_same_bits() {
        QFETCH(bool, good_guess);
        QFETCH(bool, spearman);
        const auto kind = spearman ? CorrelationKind::spearman : CorrelationKind::pearson;
        const test::Folder folder;
        Values x = noise(1);
        Values y = noise(2);
        y.leftCols(5) += x.leftCols(5);
        y.col(7).setConstant(3);
        if (!good_guess)
            x(0, 11) = 1e9F; // the guess takes sample 0
        const std::string left = write(folder, "x.npy", x);
        const std::string right = write(folder, "y.npy", y);
        const Responses l = read_responses(left, {}, {}).value();
        const Responses r = read_responses(right, {}, {}).value();
        const CorrelationMatrix expected = correlated(l, r, kind).value();
        QVERIFY(expected.right_undefined[7]);
        for (const int threads : {1, 2, 3})
            QVERIFY(same_bits(
                correlated(left_there(left), left_there(right), kind, threads).value(), expected));
        QVERIFY(same_bits(correlated(left_there(left), r, kind).value(), expected));
        QVERIFY(same_bits(correlated(l, left_there(right), kind).value(), expected));
    }

    void the_other_side_may_be_of_doubles() {
        const test::Folder folder;
        const std::string left = write(folder, "x.npy", noise(1));
        const Values y = noise(2);
        const std::string right =
            write(folder, "y.npy", Eigen::MatrixXd(y.cast<double>()), "<f8", true);
        const Responses r = read_responses(right, {}, {}).value();
        QVERIFY(same_bits(correlated(left_there(left), r).value(),
                          correlated(read_responses(left, {}, {}).value(), r).value()));
    }

    /// Too little for a large product: then it is taken in double, from memory.
    void a_narrow_file_is_read_after_all() {
        const test::Folder folder;
        const Values x = test::gaussian(300'000, 1, 3).cast<float>();
        const std::string path = write(folder, "x.npy", x);
        QVERIFY(left_there(path).on_disk());
        QCOMPARE(correlated(left_there(path), left_there(path)).value().r(0, 0), 1.0F);
    }

    void values_that_are_not_finite_are_told_as_reading_tells_them_data() {
        QTest::addColumn<float>("value");
        QTest::addRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::addRow("infinite") << -std::numeric_limits<float>::infinity();
    }
    void values_that_are_not_finite_are_told_as_reading_tells_them() {
        QFETCH(float, value);
        const test::Folder folder;
        const std::string good = write(folder, "good.npy", noise(1));
        for (const Eigen::Index sample : {Eigen::Index(0), Eigen::Index(1001), n - 1}) {
            Values x = noise(2);
            x(sample, 17) = value;
            x(n - 1, f - 1) = value;
            const std::string bad = write(folder, "bad.npy", x);
            const auto left = correlated(left_there(bad), left_there(good));
            QVERIFY(left.failed());
            QCOMPARE(left.problem().sentence(), problem_of(bad));
            const auto right = correlated(left_there(good), left_there(bad));
            QVERIFY(right.failed());
            QCOMPARE(right.problem().sentence(), problem_of(bad));
        }
    }

    void a_file_that_changes_meanwhile_is_told() {
        for (const bool shorter : {true, false}) {
            const test::Folder folder;
            const std::string path = write(folder, "x.npy", noise(1));
            const std::string other = write(folder, "y.npy", noise(2));
            const Responses x = left_there(path);
            QFile file(QString::fromStdString(path));
            QVERIFY(file.resize(file.size() + (shorter ? -4'000 : 4'000)));
            const auto result = correlated(x, left_there(other));
            QVERIFY(result.failed());
            QCOMPARE(result.problem().sentence(),
                     path + ": it changed while it was read; try again when the program that "
                            "writes it has ended.");
        }
    }

    /// Saved anew under the same name: what was opened is still there.
    void a_file_that_is_replaced_meanwhile_is_read_as_it_was() {
        const test::Folder folder;
        const std::string path = write(folder, "x.npy", noise(1));
        const std::string other = write(folder, "y.npy", noise(2));
        const auto expected = correlated(left_there(path), left_there(other));
        const Responses x = left_there(path);
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        write(folder, "x.npy", noise(3));
        QVERIFY(same_bits(correlated(x, left_there(other)).value(), expected.value()));
    }

    void it_asks_often_enough_whether_to_stop_and_does() {
        const test::Folder folder;
        const Responses x = left_there(write(folder, "x.npy", noise(1)));
        for (int stop_at = 0;; ++stop_at) {
            std::stop_source source;
            Progress progress(source.get_token());
            std::atomic<int> polls{0};
            std::atomic<bool> bounded{true};
            progress.on_poll = [&](double work) {
                if (work > Progress::work_between_polls)
                    bounded = false;
                if (polls++ == stop_at)
                    source.request_stop();
            };
            ThreadPool pool(2);
            const auto result = correlate(x, x, CorrelationKind::pearson, pool, progress);
            QVERIFY(bounded);
            if (polls <= stop_at)
                break; // ran through before
            QVERIFY2(result.cancelled(), qPrintable(QStringLiteral("poll %1").arg(stop_at)));
        }
    }
};

QTEST_GUILESS_MAIN(LeftOnDiskTest)
#include "left_on_disk_test.moc"

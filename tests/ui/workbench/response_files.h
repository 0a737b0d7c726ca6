#pragma once
// Response files that tests of the window open.

#include "support/files.h"
#include "support/support.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace counterpart::test {

/// Writes a matrix as float64 .npy, C order, and returns its path.
inline std::string write_npy(const Folder& folder, const QString& name,
                             const Eigen::MatrixXd& matrix) {
    const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = matrix;
    const std::vector<double> numbers(rows.data(), rows.data() + rows.size());
    QByteArray header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" +
                        QByteArray::number(qlonglong(matrix.rows())) + ", " +
                        QByteArray::number(qlonglong(matrix.cols())) + "), }";
    header += QByteArray((64 - (10 + header.size() + 1) % 64) % 64, ' ') + '\n';
    return folder.write(name, npy(header, bytes_of(numbers)));
}

/// Normal responses; the same for the same seed.
inline std::string write_random(const Folder& folder, const QString& name, Eigen::Index samples,
                                Eigen::Index neurons, std::uint64_t seed) {
    return write_npy(folder, name, gaussian(samples, neurons, seed));
}

/// Two files whose comparison takes seconds on any machine: one of 4,000 × 4,000 × 4,000.
struct LongPair {
    std::string left;
    std::string right;

    explicit LongPair(const Folder& folder)
        : left(write_bytes(folder, QStringLiteral("long_left.npy"), 91)),
          right(write_bytes(folder, QStringLiteral("long_right.npy"), 92)) {}

  private:
    static std::string write_bytes(const Folder& folder, const QString& name, std::uint32_t seed) {
        std::mt19937 engine(seed);
        std::vector<std::int8_t> numbers(std::size_t(4000) * 4000);
        std::generate(numbers.begin(), numbers.end(), [&] { return std::int8_t(engine()); });
        return folder.write(
            name, npy("{'descr': '|i1', 'fortran_order': False, 'shape': (4000, 4000), }\n",
                      bytes_of(numbers)));
    }
};

} // namespace counterpart::test

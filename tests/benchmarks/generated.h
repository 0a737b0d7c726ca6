#pragma once
// What the benchmarks compare: generated responses, and files of them.

#include "core/responses/responses.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace counterpart::benchmarks {

using Samples = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Roughly bell-shaped: sums of four uniform numbers, quicker than std::normal_distribution.
inline Samples noise(Index n, Index f, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    return Samples::NullaryExpr(n, f, [&] {
        const std::uint64_t bits = random();
        float sum = 0;
        for (int part = 0; part < 4; ++part)
            sum += float((bits >> (16 * part)) & 0xFFFF);
        return (sum - 131070.0F) / 37837.0F;
    });
}

/// Planted: the right side is a permutation of the left with noise added (where it is narrower,
/// of some of it). Noise: unrelated. Low rank: both are mixtures of the same 16 signals with a
/// little noise, so that many cells nearly tie. Ties: 0 or 1, a quarter of the neurons constant;
/// with a dozen samples most similarities are equal to many others.
enum class Kind { planted, noise, low_rank, ties };

struct Sides {
    Samples left;
    Samples right;
};

inline Samples permuted_part(const Samples& left, Index f) {
    std::vector<Index> order(static_cast<std::size_t>(left.cols()));
    std::iota(order.begin(), order.end(), Index{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(3));
    order.resize(static_cast<std::size_t>(std::min(f, left.cols())));
    return left(Eigen::all, order);
}

inline void make_binary(Samples& x, std::uint64_t seed) {
    x = (x.array() > 0).cast<float>();
    std::mt19937_64 random(seed);
    for (Index j = 0; j < x.cols(); ++j)
        if (random() % 4 == 0)
            x.col(j).setConstant(1);
}

inline Sides sides(Kind kind, Index n, Index f_left, Index f_right) {
    Sides s{noise(n, f_left, 1), noise(n, f_right, 2)};
    if (kind == Kind::planted) {
        const Index planted = std::min(f_left, f_right);
        s.right *= 0.5F;
        s.right.leftCols(planted) += permuted_part(s.left, planted);
    }
    if (kind == Kind::low_rank) {
        const Samples signals = noise(n, 16, 4);
        s.left = signals * noise(16, f_left, 5) + 0.1F * s.left;
        s.right = signals * noise(16, f_right, 6) + 0.1F * s.right;
    }
    if (kind == Kind::ties) {
        make_binary(s.left, 7);
        make_binary(s.right, 8);
    }
    return s;
}

inline constexpr long npy_header_bytes = 128;

/// A float32 .npy file in C order.
inline void write_npy(const std::string& path, const float* values, Index rows, Index cols) {
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                         std::to_string(rows) + ", " + std::to_string(cols) + "), }";
    header.resize(npy_header_bytes - 11, ' ');
    header += '\n';
    std::ofstream file(path, std::ios::binary);
    file << std::string("\x93NUMPY\x01\x00\x76\x00", 10) << header;
    file.write(reinterpret_cast<const char*>(values),
               std::streamsize(rows * cols * Index(sizeof(float))));
    if (!file)
        throw std::runtime_error(path + " cannot be written");
}

/// The numbers of a file of write_npy, as fast as they come.
inline std::unique_ptr<float[]> raw(const std::string& path, Index n_values) {
    const auto size = static_cast<std::size_t>(n_values);
    auto values = std::make_unique_for_overwrite<float[]>(size);
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file || std::fseek(file, npy_header_bytes, SEEK_SET) != 0 ||
        std::fread(values.get(), sizeof(float), size, file) != size)
        throw std::runtime_error(path + " cannot be read");
    std::fclose(file);
    return values;
}

} // namespace counterpart::benchmarks

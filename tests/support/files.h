#pragma once
// Files that a test writes for itself.

#include "support/support.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cstdint>
#include <string>

namespace counterpart::test {

/// A folder that vanishes with the test.
class Folder {
  public:
    [[nodiscard]] std::string path(const QString& name) const {
        return directory_.filePath(name).toStdString();
    }
    /// Writes a file and returns its path.
    std::string write(const QString& name, const QByteArray& bytes) const {
        QFile file(directory_.filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        if (!written)
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        return file.fileName().toStdString();
    }

  private:
    QTemporaryDir directory_;
};

/// An .npy file, format 1, of a header and what follows it.
inline QByteArray npy(const QByteArray& header, const QByteArray& data) {
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += char(header.size() & 0xFF);
    bytes += char(header.size() >> 8);
    return bytes + header + data;
}

/// The header of a matrix, padded as NumPy does; `type` such as "<f4".
inline QByteArray npy_header(const char* type, bool fortran_order, Eigen::Index rows,
                             Eigen::Index columns) {
    QByteArray header = QByteArray("{'descr': '") + type +
                        "', 'fortran_order': " + (fortran_order ? "True" : "False") +
                        ", 'shape': (" + QByteArray::number(qlonglong(rows)) + ", " +
                        QByteArray::number(qlonglong(columns)) + "), }";
    return header + QByteArray((64 - (11 + header.size()) % 64) % 64, ' ') + '\n';
}

/// The bytes of numbers, as they lie in memory.
template<typename Number>
QByteArray bytes_of(const std::vector<Number>& numbers) {
    return QByteArray(reinterpret_cast<const char*>(numbers.data()),
                      qsizetype(numbers.size() * sizeof(Number)));
}

/// Standard normal responses as a float32 .npy file.
inline QByteArray noise_npy(Eigen::Index samples, Eigen::Index neurons, std::uint64_t seed) {
    const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> values =
        gaussian(samples, neurons, seed).cast<float>();
    return npy(npy_header("<f4", false, samples, neurons),
               QByteArray(reinterpret_cast<const char*>(values.data()),
                          values.size() * qsizetype(sizeof(float))));
}

} // namespace counterpart::test

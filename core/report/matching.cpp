// The matching as a table and as an array.

#include "core/report/save.h"

#include <QByteArrayList>
#include <cstdint>

namespace counterpart {

namespace {

/// RFC 4180: quoted where it must be.
QByteArray csv_text(const std::string& text) {
    QByteArray cell = QByteArray::fromStdString(text);
    const bool quote = cell.contains(',') || cell.contains('"') || cell.contains('\n') ||
                       cell.contains('\r') || cell.startsWith(' ') || cell.endsWith(' ');
    return quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
}

QByteArray csv_number(double value) {
    return QByteArray::number(value, 'g', 17);
}

QByteArray csv_boolean(bool value) {
    return value ? "true" : "false";
}

} // namespace

QByteArray matching_csv(const Comparison& comparison) {
    QByteArray text = "left,right,left_name,right_name,similarity,correlation,naive_choice,"
                      "naive_similarity,naive_ties,agrees,ambiguous\n";
    for (const Pair& pair : comparison.pairs) {
        const NaiveChoice& naive =
            comparison.anatomy.left_choice[static_cast<std::size_t>(pair.left)];
        const bool chose = naive.choice >= 0;
        const QByteArrayList cells = {
            QByteArray::number(qlonglong(pair.left)),
            QByteArray::number(qlonglong(pair.right)),
            csv_text(comparison.left->neuron_name(pair.left)),
            csv_text(comparison.right->neuron_name(pair.right)),
            csv_number(pair.similarity),
            pair.correlation ? csv_number(*pair.correlation) : QByteArray(),
            chose ? QByteArray::number(qlonglong(naive.choice)) : QByteArray(),
            chose ? csv_number(naive.similarity) : QByteArray(),
            QByteArray::number(qlonglong(naive.ties)),
            csv_boolean(pair.agrees),
            csv_boolean(pair.ambiguous)};
        text += cells.join(',') + '\n';
    }
    return text;
}

QByteArray permutation_npy(const Comparison& comparison) {
    QByteArray header = "{'descr': '<i8', 'fortran_order': False, 'shape': (" +
                        QByteArray::number(qlonglong(comparison.pairs.size())) + ",), }";
    // The format aligns the numbers to 64 bytes; magic, version and length are 10.
    const qsizetype used = 10 + header.size() + 1;
    header += QByteArray((64 - used % 64) % 64, ' ') + '\n';
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += char(header.size() & 0xFF);
    bytes += char(header.size() >> 8);
    bytes += header;
    for (const Pair& pair : comparison.pairs)
        for (int byte = 0; byte < 8; ++byte)
            bytes += char((std::uint64_t(pair.right) >> (8 * byte)) & 0xFF);
    return bytes;
}

} // namespace counterpart

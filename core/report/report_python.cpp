#include "core/report/report_python.h"

#include <QStringList>
#include <QtEndian>

#include <cstring>
#include <vector>

namespace counterpart {

namespace {

/// A text as Python writes it in quotes.
QString python_text(const QString& text) {
    QString quoted = text;
    quoted.replace(u'\\', QStringLiteral("\\\\"));
    quoted.replace(u'"', QStringLiteral("\\\""));
    quoted.replace(u'\n', QStringLiteral("\\n"));
    return u'"' + quoted + u'"';
}

constexpr const char* standardise = R"(
def standardise(responses):
    """Mean 0 and length 1 over the samples; 0 for a neuron that does not vary."""
%1    varies = np.ptp(responses, axis=0) > 0
    centred = (responses - responses.mean(axis=0)) * varies
    return centred / np.where(varies, np.sqrt((centred**2).sum(axis=0)), 1), varies


x, x_varies = standardise(x)
y, y_varies = standardise(y)
similarity = %2
)";

constexpr const char* scores = R"(f_left, f_right = similarity.shape
defined = similarity[np.ix_(x_varies, y_varies)]

if f_left == f_right:
    print(f"index_aligned {np.trace(similarity) / f_left:.12g}")
some = defined.size > 0
print(f"naive_forward {defined.max(axis=1).sum() / f_left if some else 0:.12g}")
print(f"naive_backward {defined.max(axis=0).sum() / f_right if some else 0:.12g}")
total = defined[linear_sum_assignment(defined, maximize=True)].sum()
print(f"matched {total / min(f_left, f_right):.12g}")
print(f"matched_strict {total / max(f_left, f_right):.12g}")
)";

} // namespace

QByteArray responses_npy(const Responses& responses) {
    const Index n = responses.n_samples();
    const Index f = responses.n_neurons();
    QByteArray header = "{'descr': '<f8', 'fortran_order': True, 'shape': (" +
                        QByteArray::number(qlonglong(n)) + ", " + QByteArray::number(qlonglong(f)) +
                        "), }";
    header += QByteArray((64 - (11 + header.size()) % 64) % 64, ' ') + '\n';
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += char(header.size() & 0xFF);
    bytes += char(header.size() >> 8);
    bytes += header;
    const qsizetype begin = bytes.size();
    bytes.resize(begin + qsizetype(n) * qsizetype(f) * qsizetype(sizeof(double)));
    char* place = bytes.data() + begin;
    for (Index neuron = 0; neuron < f; ++neuron)
        for (Index sample = 0; sample < n; ++sample) {
            quint64 bits = 0;
            const double value = responses.at(sample, neuron);
            std::memcpy(&bits, &value, sizeof bits);
            qToLittleEndian(bits, place);
            place += sizeof bits;
        }
    return bytes;
}

QString numpy_script(const CompareOptions& options, const QString& left_path,
                     const QString& right_path) {
    const bool ranks = options.correlation == CorrelationKind::spearman;
    const bool is_signed = options.sign == Sign::signed_;
    QString text = QStringLiteral("import numpy as np\n"
                                  "from scipy.optimize import linear_sum_assignment\n");
    if (ranks)
        text += QStringLiteral("from scipy.stats import rankdata\n");
    text += QStringLiteral("\nx = np.load(%1).astype(float)  # samples × neurons\n"
                           "y = np.load(%2).astype(float)\n\n")
                .arg(python_text(left_path), python_text(right_path));
    return text +
           QString::fromUtf8(standardise)
               .arg(ranks ? QStringLiteral("    responses = rankdata(responses, axis=0)\n")
                          : QString(),
                    is_signed ? QStringLiteral("x.T @ y") : QStringLiteral("np.abs(x.T @ y)")) +
           QString::fromUtf8(scores);
}

} // namespace counterpart

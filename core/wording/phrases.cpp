#include "core/wording/phrases.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace counterpart {

namespace {

constexpr int longest_name = 20;  ///< a neuron's name inside a sentence
constexpr std::size_t listed = 3; ///< neurons of a list that is cut
constexpr int line_width = 78;    ///< of text for the terminal
constexpr std::size_t uncut = 5;  ///< a list up to this long is not cut

/// Whether a name says no more than the index: "12", "n12", "Unit_12", or the label itself.
bool is_like_index(const QString& name, Index neuron) {
    static const QRegularExpression plain(
        QStringLiteral("^(?:[a-z]|neuron|unit|feature|column|channel)?[ _.-]?([0-9]+)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = plain.match(name);
    return match.hasMatch() && match.captured(1).toLongLong() == neuron;
}

} // namespace

QString shape_text(std::optional<Index> samples, std::optional<Index> neurons) {
    const auto part = [](std::optional<Index> n, const QString& one, const QString& many) {
        return n ? counted(double(*n), one, many) : many.arg(QLatin1Char('?'));
    };
    return Wording::tr("%1 × %2").arg(
        part(samples, Wording::tr("1 sample"), Wording::tr("%1 samples")),
        part(neurons, Wording::tr("1 neuron"), Wording::tr("%1 neurons")));
}

QString score_text(double value) {
    // No "−0.000", and the minus sign of print.
    QString text = QLocale().toString(std::abs(value) < 0.0005 ? 0.0 : value, 'f', 3);
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString count_text(double count) {
    return QLocale().toString(qlonglong(std::llround(count)));
}

QString counted(double count, const QString& one, const QString& many) {
    return std::llround(count) == 1 ? one : many.arg(count_text(count));
}

QString printable(const std::string& name, int longest) {
    QString text = QString::fromStdString(name);
    for (QChar& c : text)
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char(' ');
    text = text.simplified();
    if (text.size() <= longest)
        return text;
    qsizetype head = (longest - 1) * 2 / 3;
    qsizetype tail = longest - 1 - head;
    if (text.at(head).isLowSurrogate()) // not through a character
        --head;
    if (text.at(text.size() - tail).isLowSurrogate())
        --tail;
    return text.left(head) + QChar(0x2026) + text.right(tail);
}

QString neurons_of(NeuronRef::Side side) {
    return side == NeuronRef::Side::left ? Wording::tr("left neurons")
                                         : Wording::tr("right neurons");
}

QString neuron_label(const Comparison& comparison, NeuronRef neuron) {
    const bool left = neuron.side == NeuronRef::Side::left;
    QString label =
        (left ? QStringLiteral("A%1") : QStringLiteral("B%1")).arg(qlonglong(neuron.neuron));
    const Responses& responses = left ? *comparison.left : *comparison.right;
    if (!responses.has_neuron_names())
        return label;
    const QString name = printable(responses.neuron_name(neuron.neuron), longest_name);
    if (name.isEmpty() || is_like_index(name, neuron.neuron))
        return label;
    return QStringLiteral("%1 (%2)").arg(label, name);
}

QString neuron_link(NeuronRef neuron) {
    return (neuron.side == NeuronRef::Side::left ? QStringLiteral("neuron:left:%1")
                                                 : QStringLiteral("neuron:right:%1"))
        .arg(qlonglong(neuron.neuron));
}

std::optional<NeuronRef> neuron_of_link(const QString& link) {
    static const QRegularExpression form(QStringLiteral("^neuron:(left|right):([0-9]{1,15})$"));
    const QRegularExpressionMatch match = form.match(link);
    if (!match.hasMatch())
        return std::nullopt;
    return NeuronRef{match.captured(1) == QLatin1String("left") ? NeuronRef::Side::left
                                                                : NeuronRef::Side::right,
                     Index(match.captured(2).toLongLong())};
}

QString Names::of(NeuronRef neuron) const {
    QString label = neuron_label(comparison_, neuron);
    if (!rich_)
        return label;
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(neuron_link(neuron), label.toHtmlEscaped());
}

QString Names::list(const std::vector<NeuronRef>& neurons, Index total) const {
    const bool whole = neurons.size() == std::size_t(total) && neurons.size() <= uncut;
    const std::size_t shown = whole ? neurons.size() : std::min(neurons.size(), listed);
    QStringList words;
    for (std::size_t i = 0; i < shown; ++i)
        words << of(neurons[i]);
    if (const Index others = total - Index(shown); others > 0)
        words << counted(double(others), Wording::tr("1 other"), Wording::tr("%1 others"));
    return enumerate(words);
}

QString enumerate(const QStringList& words) {
    if (words.size() < 2)
        return words.join(QString());
    return Wording::tr("%1 and %2")
        .arg(words.mid(0, words.size() - 1).join(Wording::tr(", ")), words.last());
}

QString wrapped(const QString& text, const QString& indent) {
    QString out;
    QString line = indent;
    bool empty = true;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!empty && line.size() + 1 + word.size() > line_width) {
            out += line + QLatin1Char('\n');
            line = indent;
            empty = true;
        }
        line += (empty ? QString() : QStringLiteral(" ")) + word;
        empty = false;
    }
    return out + line + QLatin1Char('\n');
}

} // namespace counterpart

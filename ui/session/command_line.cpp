#include "ui/session/command_line.h"

#include <QRegularExpression>
#include <QStringList>

namespace counterpart {

namespace {

QString joined(const QStringList& arguments, const CommandPicture& picture) {
    QStringList words{QStringLiteral("counterpart"), QStringLiteral("compare")};
    for (const QString& argument : arguments)
        words << shell_word(argument);
    words << QStringLiteral("--figure") << QStringLiteral("figure.png") << QStringLiteral("--size")
          << QStringLiteral("%1x%2").arg(picture.size.width()).arg(picture.size.height());
    if (picture.dark)
        words << QStringLiteral("--dark");
    return words.join(QLatin1Char(' '));
}

QStringList baseline_arguments(const BaselineWish& wish) {
    QStringList arguments{QStringLiteral("--baselines"), QStringLiteral("--draws"),
                          QString::number(wish.draws)};
    if (wish.options.seed != 0)
        arguments << QStringLiteral("--seed") << QString::number(wish.options.seed);
    if (wish.options.shuffle == Shuffle::circular)
        arguments << QStringLiteral("--shuffle") << QStringLiteral("circular");
    if (wish.options.shuffle == Shuffle::block)
        arguments << QStringLiteral("--shuffle")
                  << QStringLiteral("block=%1").arg(wish.options.block);
    return arguments;
}

} // namespace

QString shell_word(const QString& text) {
    static const QRegularExpression harmless(QStringLiteral("^[A-Za-z0-9_./:@%+,=-]+$"));
    if (harmless.match(text).hasMatch())
        return text;
    QString quoted = text;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QString session_command(const QString& session_path, const CommandPicture& picture) {
    return joined({QStringLiteral("--session"), session_path}, picture);
}

std::optional<QString> plain_command(const Session& session, const CommandPicture& picture) {
    ViewSettings drawn = session.view;
    drawn.notes.clear();
    drawn.wishes.clear();
    drawn.baselines = {}; // told below
    if (!(drawn == ViewSettings{}) || session.left.absolute.isEmpty() ||
        session.right.absolute.isEmpty())
        return std::nullopt;
    QStringList arguments{session.left.absolute, session.right.absolute};
    if (session.options.correlation == CorrelationKind::spearman)
        arguments << QStringLiteral("--correlation") << QStringLiteral("spearman");
    if (session.options.sign == Sign::signed_)
        arguments << QStringLiteral("--signed");
    if (session.left.transposed || session.right.transposed)
        arguments << QStringLiteral("--transpose")
                  << (session.left.transposed && session.right.transposed ? QStringLiteral("both")
                      : session.left.transposed                           ? QStringLiteral("left")
                                                : QStringLiteral("right"));
    if (picture.baselines)
        arguments << baseline_arguments(session.view.baselines);
    return joined(arguments, picture);
}

} // namespace counterpart

#include "ui/theme/apply_theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QToolTip>

namespace counterpart {

void apply_theme(ThemeChoice choice) {
    // Desktop styles paint some controls in colours of their own whatever the palette says.
    if (QApplication::style()->name() != QLatin1String("fusion"))
        QApplication::setStyle(QStringLiteral("Fusion"));
    bool dark = choice == ThemeChoice::dark;
    if (choice == ThemeChoice::system) {
        QApplication::setPalette(QPalette()); // back to the desktop's, to look at it
        dark = is_dark(QApplication::palette());
    }
    const QPalette palette = palette_of(theme(dark));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

QString theme_id(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::light:
        return QStringLiteral("light");
    case ThemeChoice::dark:
        return QStringLiteral("dark");
    case ThemeChoice::system:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice theme_choice(const QString& id) {
    for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark})
        if (id == theme_id(choice))
            return choice;
    return ThemeChoice::system;
}

} // namespace counterpart

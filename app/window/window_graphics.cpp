#include "app/window/window_graphics.h"

#include <QApplication>
#include <QtGlobal>

namespace counterpart {

std::unique_ptr<QCoreApplication> WindowGraphics::application(char** argv) {
    static int only_the_name = 1; // or Qt would take what looks like its own options
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // The platform would look at DISPLAY for OpenGL, which a figure does not need.
    qputenv("QT_QPA_OFFSCREEN_NO_GLX", "1");
    // Neither a desktop's style nor its scaling may change what a figure looks like.
    qputenv("QT_QPA_PLATFORMTHEME", "");
    for (const char* scaling : {"QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_SCREEN_SCALE_FACTORS",
                                "QT_STYLE_OVERRIDE", "QT_USE_PHYSICAL_DPI"})
        qunsetenv(scaling);
    return std::make_unique<QApplication>(only_the_name, argv);
}

} // namespace counterpart

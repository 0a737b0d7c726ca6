#include "ui/workbench/bars.h"

namespace counterpart {

const QVector<BarKind>& bar_kinds() {
    static const QVector<BarKind> kinds = {};
    return kinds;
}

} // namespace counterpart

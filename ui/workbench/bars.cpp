#include "ui/workbench/bars.h"

#include "ui/inspect/what_if_bar.h"

namespace counterpart {

const QVector<BarKind>& bar_kinds() {
    static const QVector<BarKind> kinds = {make_what_if_bar};
    return kinds;
}

} // namespace counterpart

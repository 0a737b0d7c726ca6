#pragma once
// What of the view stays when other networks come onto the table.

#include "ui/workbench/opened.h"
#include "ui/workbench/view_state.h"

namespace counterpart {

/// Notes, wishes and own orders speak of neurons: they stay where both networks are still there,
/// change sides where the networks do, and go with a network that is gone. A network is still
/// there as the same responses, or as the same file read again with as many neurons.
/// Everything else of the view stays as it is.
[[nodiscard]] ViewSettings carried_over(const ViewSettings& view, const Opened& before,
                                        const Opened& now);

} // namespace counterpart

#include "ui/study/open_study.h"

#include <algorithm>

namespace counterpart {

Index OpenStudy::planned(Index number) const {
    const auto found = std::find_if(runs.begin(), runs.end(),
                                    [number](const RunState& run) { return run.number == number; });
    return found == runs.end() ? -1 : Index(found - runs.begin());
}

} // namespace counterpart

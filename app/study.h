#pragma once
// What `counterpart study` is asked for.

#include "core/reference/study.h"

#include <string>
#include <vector>

namespace counterpart {

struct GroupFiles {
    std::string name;
    std::vector<std::string> files;
};

/// An empty output is not asked for.
struct StudyRequest {
    std::vector<GroupFiles> groups;
    StudyOptions options;
    bool transpose = false;
    std::string json; ///< "-": standard output, instead of the summary
    std::string report;
};

/// All the groups' files, one after the other.
[[nodiscard]] std::vector<std::string> input_files(const StudyRequest& request);

} // namespace counterpart

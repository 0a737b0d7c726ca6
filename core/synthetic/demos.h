#pragma once
// The demos that are built in: what there is, opening one, writing its files.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/responses.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace counterpart {

/// One demo. Its files are compiled in as :/counterpart/demos/<id>/<file>.
struct Demo {
    std::string id;
    std::string left;               ///< the file opened on the left
    std::string right;              ///< and on the right
    std::vector<std::string> files; ///< all response files, left and right among them
    const char* source_title;       ///< English; title() is in the reader's language
    const char* source_description;

    [[nodiscard]] QString title() const;
    /// One sentence.
    [[nodiscard]] QString description() const;
};

/// All demos, the one to begin with first.
[[nodiscard]] const std::vector<Demo>& demos();

/// The responses of a demo's two networks.
struct DemoResponses {
    std::shared_ptr<const Responses> left;
    std::shared_ptr<const Responses> right;
};

/// Opens a demo. Its responses are exactly those of the files that write_demo() writes; their
/// source has a name and no path.
/// Errors: there is no demo of that id.
Result<DemoResponses> open_demo(const std::string& id, const Progress& progress);

/// One of a demo's files, by name; as open_demo.
/// Errors: there is no demo of that id, or no such file in it.
Result<std::shared_ptr<const Responses>>
open_demo_file(const std::string& id, const std::string& file, const Progress& progress);

/// Writes a demo's response files, and its description as <id>.md, into a folder, which is made if
/// it is missing. Each file is complete or absent; after an error those written are removed again.
/// Returns the paths of the response files.
/// Errors: there is no demo of that id; a file of that name exists and is another; cannot be
/// written.
Result<std::vector<std::string>> write_demo(const std::string& id, const std::string& directory);

} // namespace counterpart

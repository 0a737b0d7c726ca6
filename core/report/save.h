#pragma once
// Writing results: a file is complete or absent, and never one of the inputs.

#include "core/base/result.h"
#include "core/comparison/comparison.h"

#include <QByteArray>
#include <optional>
#include <string>
#include <vector>

namespace counterpart {

/// Whether `path` could be written: what `save_bytes` would refuse, without writing anything.
/// Worth asking before a long computation.
[[nodiscard]] std::optional<Problem> check_output(const std::string& path,
                                                  const std::vector<std::string>& inputs);

/// Whether two paths name one file, through links and other spellings too. Files need not exist;
/// their folders must, or only equal spellings are seen.
[[nodiscard]] bool same_file(const std::string& one, const std::string& other);

/// Writes `bytes` atomically: next to `path` first, then renamed (QSaveFile), so that the file is
/// complete or absent. A device or pipe (/dev/stdout) is written to as it is. Refuses to write
/// over any of `inputs`, also through links. Errors name the path.
Result<Done> save_bytes(const std::string& path, const QByteArray& bytes,
                        const std::vector<std::string>& inputs);

/// Several files that appear together: all are written in full before the first takes its name, so
/// that a failure (a full disk) leaves none of them, and what was there before as it was.
class StagedFiles {
  public:
    StagedFiles();
    ~StagedFiles(); ///< what was not committed vanishes
    StagedFiles(const StagedFiles&) = delete;
    StagedFiles& operator=(const StagedFiles&) = delete;

    /// Writes `bytes` next to `path`. Refusals and errors as save_bytes.
    Result<Done> add(const std::string& path, const QByteArray& bytes,
                     const std::vector<std::string>& inputs);
    /// Gives every file its name; devices and pipes get their bytes now. Where one cannot be named
    /// those named before it are taken back, and what they replaced is put back. Call once.
    Result<Done> commit();

  private:
    struct File;
    std::vector<File> files_;
};

/// The files a comparison was made of; none for generated responses.
[[nodiscard]] std::vector<std::string> input_paths(const Comparison& comparison);

/// The matching as CSV: a header row and min(F_left, F_right) pairs by left index. Columns: left,
/// right (0-based), left_name, right_name, similarity, correlation (empty for a place-holder),
/// naive_choice (empty where there is none), naive_similarity, naive_ties, agrees, ambiguous
/// (true or false). 17 significant digits, C locale, LF, UTF-8.
[[nodiscard]] QByteArray matching_csv(const Comparison& comparison);

/// The permutation as a one-dimensional int64 .npy: the right neuron of every pair, by left index,
/// min(F_left, F_right) entries.
///
/// Where F_left ≤ F_right every left neuron has an entry: column i of y[:, permutation] is the
/// counterpart of column i of x; right neurons without counterpart are left out. Where
/// F_left > F_right some left neurons have none (there is no index that would mean "none": NumPy
/// takes −1 as the last column), so y[:, permutation] lines up with x[:, left] instead, `left`
/// being the column of that name in the CSV, or the JSON's matching[…].left.
///
/// Place-holder pairs keep their entries, or the columns after them would no longer line up. One
/// of their two neurons has no variance, so that no correlation can come of such a column.
[[nodiscard]] QByteArray permutation_npy(const Comparison& comparison);

} // namespace counterpart

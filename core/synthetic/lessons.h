#pragma once
// The generators behind the lessons: pairs of networks of which is known what is true of them.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/responses/responses.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace counterpart {

/// Values of a generator's parameters by name; those that are missing have their usual value.
using LessonParameters = std::map<std::string, double>;

/// One number that a generator takes.
struct LessonParameter {
    std::string name;
    double low = 0;
    double high = 1;
    double usual = 0;
    bool whole = false; ///< only whole numbers
};

/// Two networks that saw the same samples.
struct LessonPair {
    std::shared_ptr<const Responses> left;
    std::shared_ptr<const Responses> right;
};

/// What makes the responses of a lesson. Pure: the same parameters, the same responses, bit for
/// bit, on any machine that we run on.
struct LessonGenerator {
    std::string id;
    std::vector<LessonParameter> parameters;
    Result<LessonPair> (*make)(const LessonParameters& parameters, const Progress& progress);

    [[nodiscard]] const LessonParameter* parameter(const std::string& name) const;
};

/// All of them. To add one: its function, and a line in the list of lesson_generators.cpp.
///   detectors       the demo's six detectors; `order`: 0 the same order on both sides, k > 0 the
///                   k-th random derangement (no detector keeps its place)
///   counterexample  the demo's eighteen numbers
///   one_for_all     left: one signal three times. right: it once more, and two neurons that are
///                   (1 − noise) signal + noise · something of their own
///   collapse        left: `features` independent ones over and over, `neurons` in all, each copy
///                   at correlation `purity` with its feature. right: each feature once, then
///                   independent noise
///   noise           independent neurons; `active` < 1: a response is 0 but in that share of the
///                   samples, where it is the upper tail of a bell curve
///   digits          runs of the digits demo: 0–3 sklearn, 4–7 torch, 8–11 untrained
///   frameworks      run 0 of each of the two groups of lesson_runs()
///   rotation        left: independent neurons X. right: X · exp(t log Q), Q a random rotation
///   planted         right: the left neurons in another order, at correlation `strength`
[[nodiscard]] const std::vector<LessonGenerator>& lesson_generators();
/// Null: there is none of that id.
[[nodiscard]] const LessonGenerator* find_lesson_generator(const std::string& id);

/// Errors: there is no such generator or parameter; a value outside of its range.
Result<LessonPair> lesson_pair(const std::string& generator, const LessonParameters& parameters,
                               const Progress& progress);

/// One run of a lesson's study.
struct LessonRun {
    std::string group;
    std::shared_ptr<const Responses> responses;
};

/// The runs that a generator's pair is one of, group by group. `frameworks`: `runs` a group; all
/// share `neurons` signals; the second group's are at correlation `shared` with the first's, and
/// each run adds noise of its own, of deviation spread_a or spread_b beside a signal of 1, and has
/// its neurons in an order of its own. `digits`: the twelve runs of the demo. Errors: as
/// lesson_pair(), or the generator has no runs.
Result<std::vector<LessonRun>> lesson_runs(const std::string& generator,
                                           const LessonParameters& parameters,
                                           const Progress& progress);

/// exp(t log Q), the path of rotations from the identity (t = 0) to Q (t = 1), every plane of Q
/// turning at its own constant speed. `q` orthogonal with determinant 1. By the real Schur form,
/// which for such a matrix is made of plane rotations. Cost: 25 d³.
[[nodiscard]] Eigen::MatrixXd rotation_path(const Eigen::MatrixXd& q, double t);

/// A rotation, uniformly distributed, determinant 1. The same for the same seed.
[[nodiscard]] Eigen::MatrixXd random_rotation(Index d, std::uint64_t seed);

} // namespace counterpart

#pragma once
// The pairs of files that were open lately, as the settings keep them.

#include <QSettings>
#include <QString>
#include <QVector>

namespace counterpart {

struct RecentPair {
    QString left;
    QString right;
    bool left_transposed = false;
    bool right_transposed = false;

    bool operator==(const RecentPair&) const = default;
};

inline constexpr int most_recent_pairs = 8;

/// Last opened first; broken entries are left out.
[[nodiscard]] QVector<RecentPair> recent_pairs(QSettings& settings);

/// Puts a pair first (the same files only once) and drops what is beyond most_recent_pairs.
void remember_pair(QSettings& settings, const RecentPair& pair);

void forget_pairs(QSettings& settings);

/// "left.npy ↔ right.npy", with the folders where the names alone are equal.
[[nodiscard]] QString recent_label(const RecentPair& pair);

} // namespace counterpart

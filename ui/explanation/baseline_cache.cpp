#include "ui/explanation/baseline_cache.h"

#include "core/comparison/comparison.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <algorithm>
#include <utility>
#include <variant>

namespace counterpart {

namespace {

void add_number(QCryptographicHash& hash, qint64 number) {
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(&number), qsizetype(sizeof number)));
}

/// False: cancelled.
bool add_responses(QCryptographicHash& hash, const Responses& responses, const Progress& progress) {
    add_number(hash, responses.n_samples());
    add_number(hash, responses.n_neurons());
    add_number(hash, responses.layout() == Responses::Layout::sample_major ? 0 : 1);
    add_number(hash, responses.is_single() ? 1 : 0);
    return std::visit(
        [&](const auto& numbers) {
            const auto* const bytes = reinterpret_cast<const char*>(numbers.data());
            const auto size = qsizetype(numbers.size()) * qsizetype(sizeof(numbers[0]));
            constexpr qsizetype chunk = 16 << 20; // some 50 ms
            for (qsizetype at = 0; at < size; at += chunk) {
                hash.addData(QByteArrayView(bytes + at, std::min(chunk, size - at)));
                if (progress.cancelled(Progress::work_between_polls / 2))
                    return false;
            }
            return true;
        },
        responses.values().numbers);
}

} // namespace

Result<BaselineKey> baseline_key(const Comparison& c, const BaselineOptions& options,
                                 const Progress& progress) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!add_responses(hash, *c.left, progress) || !add_responses(hash, *c.right, progress))
        return Cancelled{};
    add_number(hash, c.options.correlation == CorrelationKind::pearson ? 0 : 1);
    add_number(hash, c.options.sign == Sign::absolute ? 0 : 1);
    add_number(hash, qint64(options.seed));
    add_number(hash, qint64(options.shuffle));
    add_number(hash, options.shuffle == Shuffle::block ? options.block : 0);
    // The pairs that draws are counted for. Equal responses have equal ones, but for a swapped
    // product's last digit, which may break a tie otherwise.
    for (const Pair& pair : c.pairs) {
        add_number(hash, pair.left);
        add_number(hash, pair.right);
    }
    return hash.result();
}

std::shared_ptr<const Baselines> BaselineCache::find(const BaselineKey& key, Index draws) const {
    std::shared_ptr<const Baselines> best;
    for (const Entry& entry : entries_)
        if (entry.key == key && entry.baselines->rotations() <= draws &&
            (!best || entry.baselines->rotations() > best->rotations()))
            best = entry.baselines;
    return best;
}

void BaselineCache::keep(const BaselineKey& key, std::shared_ptr<const Baselines> baselines) {
    std::erase_if(entries_, [&](const Entry& entry) {
        return entry.key == key && entry.baselines->rotations() == baselines->rotations();
    });
    entries_.push_front({key, std::move(baselines)});
    if (entries_.size() > most)
        entries_.pop_back();
}

} // namespace counterpart

#include "ui/session/view_history.h"

#include <QCoreApplication>

#include <utility>

namespace counterpart {

namespace {

enum class Change { none, zoom, order, colours, marks, wish, baselines, note, several };

Change note_change(const ViewSettings& from, const ViewSettings& to) {
    return from.notes == to.notes ? Change::none : Change::note;
}

/// The one kind of what differs.
Change change(const ViewSettings& from, const ViewSettings& to) {
    Change found = note_change(from, to);
    const auto differs = [&found](bool is, Change kind) {
        if (is)
            found = found == Change::none ? kind : Change::several;
    };
    // The order brings another zoom with it: that is one change.
    const bool order = !(from.left_order == to.left_order) || !(from.right_order == to.right_order);
    differs(order, Change::order);
    differs(!order && !(from.rows == to.rows && from.raw_columns == to.raw_columns &&
                        from.matched_columns == to.matched_columns),
            Change::zoom);
    differs(from.pooling != to.pooling || from.colour_map != to.colour_map ||
                from.signed_colour_map != to.signed_colour_map || !(from.range == to.range),
            Change::colours);
    differs(from.crosshair != to.crosshair, Change::several);
    differs(from.show_assignment != to.show_assignment || from.show_naive != to.show_naive,
            Change::marks);
    differs(from.wishes != to.wishes, Change::wish);
    differs(!(from.baselines == to.baselines), Change::baselines);
    return found;
}

/// Whether the same note was written on: same pairs, same flags, one text is another.
bool same_note(const ViewSettings& from, const ViewSettings& to) {
    if (from.notes.size() != to.notes.size())
        return false;
    for (std::size_t i = 0; i < from.notes.size(); ++i) {
        const PairNote& a = from.notes[i];
        const PairNote& b = to.notes[i];
        if (a.left != b.left || a.right != b.right || a.flagged != b.flagged)
            return false;
    }
    return true;
}

/// The index of the note whose text differs; the number of notes where none does, or more.
std::size_t note_written(const ViewSettings& from, const ViewSettings& to) {
    std::size_t found = to.notes.size();
    for (std::size_t i = 0; i < to.notes.size(); ++i)
        if (from.notes[i].text != to.notes[i].text) {
            if (found != to.notes.size())
                return to.notes.size();
            found = i;
        }
    return found;
}

/// Whether all that is new is a clustering that was asked for before and has been found by now.
bool found_order(const ViewSettings& from, const ViewSettings& to) {
    ViewSettings filled = from;
    for (const auto& [old, now] :
         {std::pair{&filled.left_order, &to.left_order}, {&filled.right_order, &to.right_order}})
        if (old->kind == OrderKind::clustered)
            old->custom = now->custom;
    return filled == to;
}

QString words(const char* text) {
    return QCoreApplication::translate("ViewHistory", text);
}

} // namespace

QString change_words(const ViewSettings& from, const ViewSettings& to) {
    switch (change(from, to)) {
    case Change::none:
        return {};
    case Change::zoom:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "zoom"));
    case Change::order:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "order"));
    case Change::colours:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "colours"));
    case Change::marks:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "marks"));
    case Change::wish:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "what if"));
    case Change::baselines:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "baselines"));
    case Change::note:
        return words(QT_TRANSLATE_NOOP("ViewHistory", "note"));
    case Change::several:
        break;
    }
    return words(QT_TRANSLATE_NOOP("ViewHistory", "view"));
}

bool ViewHistory::continues(const ViewSettings& now, qint64 ms) const {
    if (!last_ms_ || ms - *last_ms_ > one_go_ms || present_ == 0)
        return false;
    const ViewSettings& before = views_[present_ - 1];
    const ViewSettings& present = views_[present_];
    const Change standing = change(before, present);
    if (standing != change(present, now))
        return false;
    if (standing == Change::zoom)
        return true;
    return standing == Change::note && same_note(before, present) && same_note(present, now) &&
           note_written(before, present) == note_written(present, now);
}

void ViewHistory::record(const ViewSettings& now, qint64 ms) {
    if (now == views_[present_])
        return;
    if (found_order(views_[present_], now)) {
        views_[present_] = now; // what was undone can still be done again
        return;
    }
    const bool goes_on = continues(now, ms);
    views_.resize(present_ + 1);
    last_ms_ = ms;
    if (goes_on) {
        views_[present_] = now;
        return;
    }
    views_.push_back(now);
    if (views_.size() > most_steps + 1)
        views_.erase(views_.begin());
    present_ = views_.size() - 1;
}

void ViewHistory::amend(const ViewSettings& now) {
    views_[present_] = now;
    last_ms_.reset();
}

std::optional<ViewSettings> ViewHistory::undo() {
    if (present_ == 0)
        return std::nullopt;
    last_ms_.reset();
    return views_[--present_];
}

std::optional<ViewSettings> ViewHistory::redo() {
    if (present_ + 1 >= views_.size())
        return std::nullopt;
    last_ms_.reset();
    return views_[++present_];
}

QString ViewHistory::undo_words() const {
    return present_ == 0 ? QString() : change_words(views_[present_ - 1], views_[present_]);
}

QString ViewHistory::redo_words() const {
    return present_ + 1 >= views_.size() ? QString()
                                         : change_words(views_[present_], views_[present_ + 1]);
}

} // namespace counterpart

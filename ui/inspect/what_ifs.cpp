#include "ui/inspect/what_ifs.h"

#include "ui/workbench/view_state.h"
#include "ui/workbench/workbench.h"

#include <utility>

namespace counterpart {

namespace {

std::vector<Wish> those_with_neurons(const std::vector<Wish>& wishes,
                                     const Comparison* comparison) {
    std::vector<Wish> there;
    for (const Wish& wish : wishes)
        if (comparison && wish.left >= 0 && wish.left < comparison->left->n_neurons() &&
            wish.right >= 0 && wish.right < comparison->right->n_neurons())
            there.push_back(wish);
    return there;
}

std::vector<Wish> without(std::vector<Wish> wishes, Index left, Index right) {
    std::erase_if(wishes,
                  [&](const Wish& wish) { return wish.left == left && wish.right == right; });
    return wishes;
}

void set_wishes(ViewState& view, std::vector<Wish> wishes) {
    ViewSettings settings = view.settings();
    settings.wishes = std::move(wishes);
    view.set(settings);
}

} // namespace

WhatIfs::WhatIfs(Workbench& workbench, ViewState& view, QObject* parent)
    : QObject(parent), workbench_(workbench), view_(view) {
    connect(&workbench_, &Workbench::changed, this, &WhatIfs::renew);
    connect(&view_, &ViewState::changed, this, &WhatIfs::renew);
    renew();
}

WhatIfs::~WhatIfs() = default;

void WhatIfs::wish(const Wish& wish) {
    std::vector<Wish> wishes = without(view_.settings().wishes, wish.left, wish.right);
    wishes.push_back(wish);
    set_wishes(view_, std::move(wishes));
}

void WhatIfs::forget(Index left, Index right) {
    set_wishes(view_, without(view_.settings().wishes, left, right));
}

void WhatIfs::clear() {
    set_wishes(view_, {});
}

void WhatIfs::renew() {
    const std::shared_ptr<const Comparison>& comparison = workbench_.opened().comparison;
    std::vector<Wish> wishes = those_with_neurons(view_.settings().wishes, comparison.get());
    if (comparison == comparison_ && wishes == wishes_)
        return;
    comparison_ = comparison;
    wishes_ = std::move(wishes);
    result_.reset();
    job_.cancel();
    if (!wishes_.empty())
        job_.start<WhatIf>(
            [comparison, asked = wishes_](const Progress& progress) {
                return what_if(*comparison, asked, progress);
            },
            [this](WhatIf result) {
                result_ = std::make_shared<const WhatIf>(std::move(result));
                Q_EMIT changed();
            });
    Q_EMIT changed();
}

WhatIfs& what_ifs_of(Workbench& workbench, ViewState& view) {
    auto* what_ifs = view.findChild<WhatIfs*>(QString(), Qt::FindDirectChildrenOnly);
    return what_ifs ? *what_ifs : *new WhatIfs(workbench, view, &view);
}

} // namespace counterpart

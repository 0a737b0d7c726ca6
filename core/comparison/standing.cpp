#include "core/comparison/standing.h"

namespace counterpart {

Assignment standing_assignment(const Comparison& c, const DefinedPart& part) {
    Assignment a;
    std::vector<Index> col_of_right(c.pair_of_right.size(), -1);
    for (std::size_t col = 0; col < part.right.size(); ++col) {
        const auto right = std::size_t(part.right[col]);
        col_of_right[right] = Index(col);
        a.right_price.push_back(c.right_price[right]);
    }
    a.left_of_right.assign(part.right.size(), -1);
    for (std::size_t row = 0; row < part.left.size(); ++row) {
        const Index left = part.left[row];
        a.left_price.push_back(c.left_price[std::size_t(left)]);
        const Index right = c.counterpart_of_left(left);
        const Index col = right < 0 ? -1 : col_of_right[std::size_t(right)];
        a.right_of_left.push_back(col);
        if (col >= 0)
            a.left_of_right[std::size_t(col)] = Index(row);
    }
    a.total = c.certificate.total;
    a.cores = c.cores;
    return a;
}

} // namespace counterpart

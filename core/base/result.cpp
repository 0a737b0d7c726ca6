#include "core/base/result.h"

#include <algorithm>

namespace counterpart {

std::string Problem::sentence() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty())
        text += "; " + remedy;
    // A file may be named with line ends in it.
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    if (!text.empty() && text.back() != '.' && text.back() != '?')
        text += '.';
    return text;
}

} // namespace counterpart

#include "core/base/result.h"

namespace counterpart {

std::string Problem::sentence() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty())
        text += "; " + remedy;
    if (!text.empty() && text.back() != '.' && text.back() != '?')
        text += '.';
    return text;
}

} // namespace counterpart

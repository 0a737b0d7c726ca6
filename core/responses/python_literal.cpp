#include "core/responses/python_literal.h"

#include <charconv>

namespace counterpart {

namespace {

class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    std::optional<PythonLiteral> whole() {
        std::optional<PythonLiteral> literal = value(0);
        skip_space();
        return at_ == text_.size() ? literal : std::nullopt;
    }

  private:
    static constexpr int deepest = 16;

    std::optional<PythonLiteral> value(int depth) {
        skip_space();
        if (at_ == text_.size() || depth > deepest)
            return std::nullopt;
        switch (text_[at_]) {
        case '{':
            return sequence('}', depth);
        case '(':
            return sequence(')', depth);
        case '[':
            return sequence(']', depth);
        case '\'':
        case '"':
            return string();
        default:
            return word_or_integer();
        }
    }

    /// A dict, tuple or list, up to its closing bracket. One value in parentheses without a comma
    /// counts as a sequence of one: no header needs the difference.
    std::optional<PythonLiteral> sequence(char close, int depth) {
        PythonLiteral literal;
        const bool dict = close == '}';
        literal.kind = dict ? PythonLiteral::Kind::dict : PythonLiteral::Kind::sequence;
        ++at_;
        while (!take(close)) {
            if (!literal.items.empty() && !take(','))
                return std::nullopt;
            if (!literal.items.empty() && take(close))
                break;
            std::optional<PythonLiteral> item = value(depth + 1);
            if (!item)
                return std::nullopt;
            literal.items.push_back(std::move(*item));
            if (!dict)
                continue;
            std::optional<PythonLiteral> mapped;
            if (take(':'))
                mapped = value(depth + 1);
            if (!mapped)
                return std::nullopt;
            literal.items.push_back(std::move(*mapped));
        }
        return literal;
    }

    std::optional<PythonLiteral> string() {
        PythonLiteral literal;
        literal.kind = PythonLiteral::Kind::string;
        const char quote = text_[at_++];
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size())
                ++at_;
            literal.string += text_[at_++];
        }
        if (at_ == text_.size())
            return std::nullopt;
        ++at_;
        return literal;
    }

    std::optional<PythonLiteral> word_or_integer() {
        const char c = text_[at_];
        const bool prefixed = (c == 'u' || c == 'b') && at_ + 1 < text_.size() &&
                              (text_[at_ + 1] == '\'' || text_[at_ + 1] == '"');
        if (prefixed) {
            ++at_;
            return string();
        }
        PythonLiteral literal;
        if (take_word("True") || take_word("False")) {
            literal.kind = PythonLiteral::Kind::boolean;
            literal.boolean = c == 'T';
            return literal;
        }
        if (take_word("None"))
            return literal;
        literal.kind = PythonLiteral::Kind::integer;
        const char* first = text_.data() + at_;
        const auto [end, error] =
            std::from_chars(first, text_.data() + text_.size(), literal.integer);
        if (error != std::errc{})
            return std::nullopt;
        at_ += static_cast<std::size_t>(end - first);
        if (at_ < text_.size() && text_[at_] == 'L')
            ++at_;
        return literal;
    }

    void skip_space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\t' || text_[at_] == '\r'))
            ++at_;
    }

    bool take(char c) {
        skip_space();
        if (at_ == text_.size() || text_[at_] != c)
            return false;
        ++at_;
        return true;
    }

    bool take_word(std::string_view word) {
        if (text_.substr(at_, word.size()) != word)
            return false;
        at_ += word.size();
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

const PythonLiteral* PythonLiteral::find(std::string_view key) const {
    if (kind != Kind::dict)
        return nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (items[i].kind == Kind::string && items[i].string == key)
            return &items[i + 1];
    return nullptr;
}

std::optional<PythonLiteral> parse_python_literal(std::string_view text) {
    return Parser(text).whole();
}

} // namespace counterpart

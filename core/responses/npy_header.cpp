#include "core/responses/npy_header.h"

#include "core/responses/python_literal.h"
#include "core/responses/reader.h"

#include <array>
#include <bit>
#include <optional>

namespace counterpart {

namespace {

struct TypeName {
    std::string_view descr; ///< without the byte order
    NpyType type;
    std::string_view name;
    std::size_t size;
};

constexpr std::array<TypeName, 12> types = {{{"f2", NpyType::f2, "float16", 2},
                                             {"f4", NpyType::f4, "float32", 4},
                                             {"f8", NpyType::f8, "float64", 8},
                                             {"i1", NpyType::i1, "int8", 1},
                                             {"i2", NpyType::i2, "int16", 2},
                                             {"i4", NpyType::i4, "int32", 4},
                                             {"i8", NpyType::i8, "int64", 8},
                                             {"u1", NpyType::u1, "uint8", 1},
                                             {"u2", NpyType::u2, "uint16", 2},
                                             {"u4", NpyType::u4, "uint32", 4},
                                             {"u8", NpyType::u8, "uint64", 8},
                                             {"b1", NpyType::boolean, "bool", 1}}};

const TypeName& named(NpyType type) {
    return types[static_cast<std::size_t>(type)];
}

/// The longest header that is looked at; NumPy itself refuses beyond 10,000 bytes by default.
constexpr std::size_t longest_header = std::size_t{1} << 20;

Problem damaged(const InputFile& file, std::string what) {
    return {file.path(), "damaged .npy header: " + std::move(what), "write the file again"};
}

struct HeaderText {
    std::string text;
    std::int64_t data_offset;
};

Result<HeaderText> header_text(const InputFile& file) {
    std::array<unsigned char, 12> start{};
    const Result<std::size_t> got = file.read(0, start.data(), start.size());
    if (!got.ok())
        return got.forward<HeaderText>();
    if (got.value() < 10)
        return damaged(file, "it is cut short");
    const unsigned version = start[6];
    if (version < 1 || version > 3)
        return Problem{file.path(), ".npy format " + std::to_string(version) + " is not known here",
                       "save it with np.save"};
    const std::size_t begin = version == 1 ? 10 : 12;
    std::size_t length = std::size_t{start[8]} | std::size_t{start[9]} << 8;
    if (version > 1)
        length |= std::size_t{start[10]} << 16 | std::size_t{start[11]} << 24;
    if (std::int64_t(begin + length) > file.size())
        return damaged(file, "it is cut short");
    if (length > longest_header)
        return damaged(file, "it is " + grouped(std::int64_t(length)) + " bytes long");
    HeaderText header{std::string(length, '\0'), std::int64_t(begin + length)};
    const Result<std::size_t> read = file.read(std::int64_t(begin), header.text.data(), length);
    if (!read.ok())
        return read.forward<HeaderText>();
    if (read.value() < length)
        return damaged(file, "it is cut short");
    return header;
}

Problem refused_type(const InputFile& file, std::string_view descr) {
    const std::string_view bare =
        descr.substr(descr.find_first_not_of("<>=|") != descr.npos ? descr.find_first_not_of("<>=|")
                                                                   : descr.size());
    const char kind = bare.empty() ? ' ' : bare.front();
    if (kind == 'O')
        return {
            file.path(), "it holds Python objects (a pickle), which are not read",
            "if you trust where it comes from: " +
                save_line(file, "np.array(x.tolist(), dtype=\"float32\")", ", allow_pickle=True")};
    if (kind == 'c')
        return {file.path(), "it holds complex numbers",
                "save a real part of them, e.g. their magnitudes: " + save_line(file, "np.abs(x)")};
    if (kind == 'S' || kind == 'U' || kind == 'a')
        return {file.path(), "it holds texts, not numbers",
                "if they are numbers: " + save_line(file, "x.astype(\"float64\")")};
    if (kind == 'f')
        return {file.path(), "numbers of type " + shown(descr) + " are not read",
                "save them in double precision: " + save_line(file, "x.astype(\"float64\")")};
    if (kind == 'M' || kind == 'm')
        return {file.path(), "it holds times (type " + shown(descr) + "), not numbers",
                "if they are responses, save them in seconds: " +
                    save_line(file, std::string(kind == 'M' ? "(x - x.min())" : "x") +
                                        " / np.timedelta64(1, \"s\")")};
    if (kind == 'V')
        return {file.path(),
                "its values are of a type that NumPy does not know (" + shown(descr) +
                    ", perhaps bfloat16)",
                "convert them where they come from, before saving: "
                "np.save(\"x.npy\", x.astype(\"float32\"))"};
    return {file.path(), "values of type " + shown(descr) + " are not read",
            "save numbers: " + save_line(file, "x.astype(\"float32\")")};
}

std::optional<Problem> parse_type(const InputFile& file, const PythonLiteral& descr,
                                  NpyHeader& header) {
    if (descr.kind == PythonLiteral::Kind::sequence)
        return Problem{file.path(), "it holds records (a structured type), not plain numbers",
                       "if each field is a neuron: " +
                           save_line(file, "np.stack([x[n] for n in x.dtype.names], axis=1)")};
    if (descr.kind != PythonLiteral::Kind::string)
        return damaged(file, "its type is no text");
    std::string_view text = descr.string;
    char order = '=';
    if (!text.empty() && std::string_view("<>=|").find(text.front()) != std::string_view::npos) {
        order = text.front();
        text.remove_prefix(1);
    }
    for (const TypeName& type : types) {
        if (text != type.descr)
            continue;
        header.type = type.type;
        const bool native_big = std::endian::native == std::endian::big;
        header.big_endian = type.size > 1 && (order == '>' || (order != '<' && native_big));
        return std::nullopt;
    }
    return refused_type(file, descr.string);
}

std::string shape_text(const std::vector<PythonLiteral>& shape) {
    std::string text;
    for (const PythonLiteral& length : shape)
        text += (text.empty() ? "" : " × ") + grouped(length.integer);
    return text;
}

Problem not_two_dimensional(const InputFile& file, const std::vector<PythonLiteral>& shape) {
    if (shape.empty())
        return {file.path(), "it holds a single number (0-D), not samples × neurons",
                "save a 2-D array, samples × neurons"};
    const std::string what = "its array is " + std::to_string(shape.size()) + "-D (" +
                             shape_text(shape) + "), not samples × neurons";
    if (shape.size() == 1)
        return {file.path(), what,
                "if these are one neuron's responses: " + save_line(file, "x.reshape(-1, 1)")};
    return {file.path(), what,
            "if the first axis is samples: " + save_line(file, "x.reshape(x.shape[0], -1)")};
}

std::optional<Problem> parse_shape(const InputFile& file, const PythonLiteral& shape,
                                   NpyHeader& header) {
    if (shape.kind != PythonLiteral::Kind::sequence)
        return damaged(file, "its shape is no tuple");
    for (const PythonLiteral& length : shape.items)
        if (length.kind != PythonLiteral::Kind::integer || length.integer < 0)
            return damaged(file, "its shape is no tuple of sizes");
    if (shape.items.size() != 2)
        return not_two_dimensional(file, shape.items);
    header.rows = shape.items[0].integer;
    header.columns = shape.items[1].integer;
    if (header.rows == 0 || header.columns == 0)
        return Problem{file.path(), "its array is empty (" + shape_text(shape.items) + ")",
                       "save it with samples and neurons in it"};
    return std::nullopt;
}

/// The file must be exactly as long as its header says.
std::optional<Problem> check_length(const InputFile& file, const NpyHeader& header) {
    std::int64_t bytes = 0;
    const std::string shape = grouped(header.rows) + " × " + grouped(header.columns) + " " +
                              std::string(named(header.type).name);
    if (__builtin_mul_overflow(header.rows, header.columns, &bytes) ||
        __builtin_mul_overflow(bytes, std::int64_t(size_of(header.type)), &bytes))
        return damaged(file, "no file can hold " + shape);
    const std::int64_t held = file.size() - header.data_offset;
    if (held < bytes)
        return Problem{file.path(),
                       "it is cut short: " + shape + " are " + grouped(bytes) +
                           " bytes, but only " + grouped(held) + " follow the header",
                       "copy or write it again"};
    if (held > bytes)
        return Problem{file.path(),
                       grouped(held - bytes) + " bytes follow after its array of " + shape,
                       "if the first array is the one: " + save_line(file, "x")};
    return std::nullopt;
}

} // namespace

std::size_t size_of(NpyType type) {
    return named(type).size;
}

std::string NpyHeader::value_type() const {
    return std::string(named(type).name) + (big_endian ? ", big-endian" : "");
}

Result<NpyHeader> read_npy_header(const InputFile& file) {
    const Result<HeaderText> text = header_text(file);
    if (!text.ok())
        return text.forward<NpyHeader>();
    const std::optional<PythonLiteral> dict = parse_python_literal(text.value().text);
    if (!dict || dict->kind != PythonLiteral::Kind::dict)
        return damaged(file, "it is no Python dictionary");
    const PythonLiteral* descr = dict->find("descr");
    const PythonLiteral* order = dict->find("fortran_order");
    const PythonLiteral* shape = dict->find("shape");
    if (!descr || !order || !shape || order->kind != PythonLiteral::Kind::boolean)
        return damaged(file, "descr, fortran_order or shape is missing");
    NpyHeader header;
    header.fortran_order = order->boolean;
    header.data_offset = text.value().data_offset;
    if (const std::optional<Problem> problem = parse_type(file, *descr, header))
        return *problem;
    if (const std::optional<Problem> problem = parse_shape(file, *shape, header))
        return *problem;
    if (const std::optional<Problem> problem = check_length(file, header))
        return *problem;
    return header;
}

} // namespace counterpart

// Formats that people have their responses in and that are not read here: recognised, so that the
// refusal can name the line that converts them.

#include "core/responses/reader.h"

#include <algorithm>
#include <array>

namespace counterpart {

namespace {

/// A known format: its first bytes, its extension (empty: any), and what to do about it.
/// NAME in `remedy` stands for the file's path as a Python string.
struct ForeignFormat {
    std::string_view magic;
    std::string_view extension;
    std::string_view what;
    std::string_view remedy;
    bool binary = false; ///< letters that text may begin with too: needs a control character after
};

using namespace std::string_view_literals;

/// The first that fits counts: those with an extension stand before the general ones.
constexpr std::array formats = {
    ForeignFormat{
        "PK\x03\x04"sv, "npz"sv, "this is an .npz archive of several arrays"sv,
        "save one of them: z = np.load(NAME); print(z.files); np.save(\"x.npy\", z[z.files[0]])"sv},
    ForeignFormat{"PK\x03\x04"sv, "pt"sv, "this is a PyTorch file"sv,
                  "if it holds one tensor: np.save(\"x.npy\", torch.load(NAME, "
                  "map_location=\"cpu\").detach().float().numpy())"sv},
    ForeignFormat{"PK\x03\x04"sv, "pth"sv, "this is a PyTorch file"sv,
                  "if it holds one tensor: np.save(\"x.npy\", torch.load(NAME, "
                  "map_location=\"cpu\").detach().float().numpy())"sv},
    ForeignFormat{"PK\x03\x04"sv, "xlsx"sv, "this is an Excel workbook"sv,
                  "save the sheet as CSV (UTF-8)"sv},
    ForeignFormat{"PK\x03\x04"sv, "ods"sv, "this is a spreadsheet"sv,
                  "save the sheet as CSV (UTF-8)"sv},
    ForeignFormat{"PK\x03\x04"sv, ""sv, "this is a zip archive"sv,
                  "unpack it, or, if NumPy wrote it: z = np.load(NAME); np.save(\"x.npy\", "
                  "z[z.files[0]])"sv},
    ForeignFormat{"\x1f\x8b"sv, ""sv, "it is compressed with gzip"sv,
                  "unpack it first, with gunzip"sv},
    ForeignFormat{"BZh"sv, "bz2"sv, "it is compressed with bzip2"sv,
                  "unpack it first, with bunzip2"sv},
    ForeignFormat{"\xfd"
                  "7zXZ"sv,
                  ""sv, "it is compressed with xz"sv, "unpack it first, with unxz"sv},
    ForeignFormat{"\x28\xb5\x2f\xfd"sv, ""sv, "it is compressed with zstd"sv,
                  "unpack it first, with unzstd"sv},
    ForeignFormat{"\x89HDF\r\n\x1a\n"sv, ""sv, "this is an HDF5 file"sv,
                  "convert one dataset: f = h5py.File(NAME); print(list(f)); np.save(\"x.npy\", "
                  "f[list(f)[0]][()])"sv},
    ForeignFormat{"MATLAB 7.3"sv, ""sv, "this is a MATLAB 7.3 file (HDF5)"sv,
                  "convert one variable: f = h5py.File(NAME); print(list(f)); np.save(\"x.npy\", "
                  "f[list(f)[-1]][()].T)"sv,
                  true},
    ForeignFormat{"MATLAB"sv, ""sv, "this is a MATLAB file"sv,
                  "convert one variable: m = scipy.io.loadmat(NAME); print(m.keys()); "
                  "np.save(\"x.npy\", m[list(m)[-1]])"sv,
                  true},
    ForeignFormat{"PAR1"sv, ""sv, "this is a Parquet file"sv,
                  "convert it: np.save(\"x.npy\", pandas.read_parquet(NAME).to_numpy())"sv, true},
    ForeignFormat{"ARROW1"sv, ""sv, "this is an Arrow file"sv,
                  "convert it: np.save(\"x.npy\", pandas.read_feather(NAME).to_numpy())"sv, true},
    ForeignFormat{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, ""sv, "this is an old Excel workbook"sv,
                  "save the sheet as CSV (UTF-8)"sv},
    ForeignFormat{"\xff\xfe"sv, ""sv, "this is UTF-16 text"sv,
                  "save it as UTF-8, e.g. iconv -f UTF-16 -t UTF-8 NAME > x.csv"sv},
    ForeignFormat{"\xfe\xff"sv, ""sv, "this is UTF-16 text"sv,
                  "save it as UTF-8, e.g. iconv -f UTF-16 -t UTF-8 NAME > x.csv"sv},
    ForeignFormat{"version https://git-lfs"sv, ""sv, "this is only Git LFS's pointer to the file"sv,
                  "fetch it with git lfs pull"sv},
    ForeignFormat{"<!DOCTYPE"sv, ""sv, "this is a web page"sv,
                  "download the file itself instead of the page about it"sv},
    ForeignFormat{"<html"sv, ""sv, "this is a web page"sv,
                  "download the file itself instead of the page about it"sv},
};

/// Protocol 2 and later begin with 0x80, the protocol's number and, from 4 on, a frame.
constexpr ForeignFormat pickle{
    "\x80"sv, ""sv, "this is a Python pickle, which may run code when loaded, and is not read"sv,
    "if you trust it: np.save(\"x.npy\", pickle.load(open(NAME, \"rb\")))"sv};

bool is_pickle(std::string_view bytes) {
    return bytes.size() > 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5;
}

/// Text holds no control characters but tabs and line ends.
bool has_control_characters(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](unsigned char c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
}

const ForeignFormat* format_of(const FileHead& head) {
    const bool binary = has_control_characters(head.bytes.substr(0, 512));
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const ForeignFormat& format) {
            return head.bytes.starts_with(format.magic) && (binary || !format.binary) &&
                   (format.extension.empty() || format.extension == head.extension);
        });
    if (found != formats.end())
        return &*found;
    return is_pickle(head.bytes) ? &pickle : nullptr;
}

Problem refusal(const InputFile& file) {
    std::array<char, 512> bytes{};
    const Result<std::size_t> got = file.read(0, bytes.data(), bytes.size());
    const std::string_view seen(bytes.data(), got.ok() ? got.value() : 0);
    const ForeignFormat* format = format_of({seen, file.extension()});
    if (format == nullptr)
        return {file.path(), "it changed while it was read", "try again"};
    std::string remedy(format->remedy);
    const std::size_t name = remedy.find("NAME");
    if (name != std::string::npos)
        remedy.replace(name, 4, python_path(file));
    return {file.path(), std::string(format->what), remedy};
}

} // namespace

const Reader foreign_reader = {
    [](const FileHead& head) { return format_of(head) != nullptr; },
    [](const InputFile& file) -> Result<FileDescription> { return refusal(file); },
    [](const InputFile& file, const ReadOptions&, const Progress&) -> Result<Responses> {
        return refusal(file);
    }};

} // namespace counterpart

#include "core/synthetic/demos.h"

#include "core/responses/read_responses.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace counterpart {

namespace {

/// A file of a demo, as compiled in and as written.
struct DemoFile {
    QString name;
    QByteArray bytes;
};

std::string ids_of_demos() {
    std::string ids;
    for (const Demo& demo : demos())
        ids += (ids.empty() ? "" : ", ") + demo.id;
    return ids;
}

Result<const Demo*> find_demo(const std::string& id) {
    const auto found = std::find_if(demos().begin(), demos().end(),
                                    [&id](const Demo& demo) { return demo.id == id; });
    if (found == demos().end())
        return Problem{id, "there is no demo of that name", "the demos are " + ids_of_demos()};
    return &*found;
}

Result<QByteArray> built_in(const Demo& demo, const std::string& file) {
    QFile resource(QStringLiteral(":/counterpart/demos/") + QString::fromStdString(demo.id) +
                   QLatin1Char('/') + QString::fromStdString(file));
    if (!resource.open(QIODevice::ReadOnly))
        return Problem{file, "this program was built without it", "build it again"};
    return resource.readAll();
}

Result<std::shared_ptr<const Responses>> open_file(const Demo& demo, const std::string& file,
                                                   Stage stage, const Progress& progress) {
    using Shared = std::shared_ptr<const Responses>;
    const Result<QByteArray> bytes = built_in(demo, file);
    if (!bytes.ok())
        return bytes.forward<Shared>();
    Result<Responses> responses =
        read_bytes(file, bytes.value().toStdString(), {false, stage}, progress);
    if (!responses.ok())
        return responses.forward<Shared>();
    return Shared(std::make_shared<const Responses>(std::move(responses).value()));
}

Result<std::vector<DemoFile>> files_to_write(const Demo& demo) {
    std::vector<std::string> names = demo.files;
    names.emplace_back("about.md");
    std::vector<DemoFile> files;
    for (const std::string& name : names) {
        Result<QByteArray> bytes = built_in(demo, name);
        if (!bytes.ok())
            return bytes.forward<std::vector<DemoFile>>();
        files.push_back({QString::fromStdString(name == "about.md" ? demo.id + ".md" : name),
                         std::move(bytes).value()});
    }
    return files;
}

Result<Done> make_folder(const QDir& folder) {
    const QString path = folder.path();
    if (QFileInfo(path).exists() && !QFileInfo(path).isDir())
        return Problem{path.toStdString(), "this is a file, not a folder", "name another folder"};
    if (!folder.mkpath(QStringLiteral(".")))
        return Problem{path.toStdString(), "the folder could not be made", "name another folder"};
    return Done{};
}

/// Whether the file is there already, byte for byte.
Result<bool> is_there(const QString& path, const QByteArray& bytes) {
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return false;
    QFile file(path);
    if (info.isFile() && info.size() == bytes.size() && file.open(QIODevice::ReadOnly) &&
        file.readAll() == bytes)
        return true;
    return Problem{path.toStdString(), "there is another file of that name, which is not replaced",
                   "name another folder, or remove it first"};
}

Result<Done> save(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return Done{};
    return Problem{path.toStdString(),
                   "it could not be written: " + file.errorString().toStdString(),
                   "name another folder"};
}

/// Writes those files that are not there yet; none if one is there and differs.
Result<Done> write_files(const QDir& folder, const std::vector<DemoFile>& files) {
    std::vector<const DemoFile*> missing;
    for (const DemoFile& file : files) {
        const Result<bool> there = is_there(folder.filePath(file.name), file.bytes);
        if (!there.ok())
            return there.forward<Done>();
        if (!there.value())
            missing.push_back(&file);
    }
    for (std::size_t i = 0; i < missing.size(); ++i) {
        Result<Done> saved = save(folder.filePath(missing[i]->name), missing[i]->bytes);
        if (saved.ok())
            continue;
        for (std::size_t written = 0; written < i; ++written)
            QFile::remove(folder.filePath(missing[written]->name));
        return saved;
    }
    return Done{};
}

std::vector<std::string> digits_files() {
    std::vector<std::string> files;
    for (const char* kind : {"sklearn", "torch", "untrained"})
        for (int seed = 0; seed < 4; ++seed)
            files.push_back(std::string(kind) + "_" + std::to_string(seed) + ".npy");
    return files;
}

} // namespace

const std::vector<Demo>& demos() {
    static const std::vector<Demo> all = {
        {"digits", "sklearn_0.npy", "torch_0.npy", digits_files(),
         QT_TRANSLATE_NOOP("Demos", "Real networks"),
         QT_TRANSLATE_NOOP("Demos", "Two small networks, trained on the same handwritten digits in "
                                    "two frameworks.")},
        {"detectors",
         "detectors_a.csv",
         "detectors_b.csv",
         {"detectors_a.csv", "detectors_b.csv"},
         QT_TRANSLATE_NOOP("Demos", "Permuted detectors"),
         QT_TRANSLATE_NOOP("Demos", "The same six detectors in another order: unrelated at first "
                                    "sight, identical once matched.")},
        {"counterexample",
         "counterexample_x.csv",
         "counterexample_y.csv",
         {"counterexample_x.csv", "counterexample_y.csv"},
         QT_TRANSLATE_NOOP("Demos", "The counterexample"),
         QT_TRANSLATE_NOOP("Demos", "Three neurons on three samples: a perfect naive score that "
                                    "means nothing.")},
    };
    return all;
}

QString Demo::title() const {
    return QCoreApplication::translate("Demos", source_title);
}

QString Demo::description() const {
    return QCoreApplication::translate("Demos", source_description);
}

Result<DemoResponses> open_demo(const std::string& id, const Progress& progress) {
    const Result<const Demo*> demo = find_demo(id);
    if (!demo.ok())
        return demo.forward<DemoResponses>();
    Result<std::shared_ptr<const Responses>> left =
        open_file(*demo.value(), demo.value()->left, Stage::reading_left, progress);
    if (!left.ok())
        return left.forward<DemoResponses>();
    Result<std::shared_ptr<const Responses>> right =
        open_file(*demo.value(), demo.value()->right, Stage::reading_right, progress);
    if (!right.ok())
        return right.forward<DemoResponses>();
    return DemoResponses{std::move(left).value(), std::move(right).value()};
}

Result<std::shared_ptr<const Responses>>
open_demo_file(const std::string& id, const std::string& file, const Progress& progress) {
    const Result<const Demo*> demo = find_demo(id);
    if (!demo.ok())
        return demo.forward<std::shared_ptr<const Responses>>();
    const std::vector<std::string>& files = demo.value()->files;
    if (std::find(files.begin(), files.end(), file) == files.end())
        return Problem{file, "the demo " + id + " has no file of that name", ""};
    return open_file(*demo.value(), file, Stage::reading_left, progress);
}

Result<std::vector<std::string>> write_demo(const std::string& id, const std::string& directory) {
    using Paths = std::vector<std::string>;
    const Result<const Demo*> demo = find_demo(id);
    if (!demo.ok())
        return demo.forward<Paths>();
    const Result<std::vector<DemoFile>> files = files_to_write(*demo.value());
    if (!files.ok())
        return files.forward<Paths>();
    const QDir folder(QString::fromStdString(directory));
    if (const Result<Done> made = make_folder(folder); !made.ok())
        return made.forward<Paths>();
    if (const Result<Done> written = write_files(folder, files.value()); !written.ok())
        return written.forward<Paths>();
    Paths paths;
    for (const std::string& file : demo.value()->files)
        paths.push_back(folder.filePath(QString::fromStdString(file)).toStdString());
    return paths;
}

} // namespace counterpart

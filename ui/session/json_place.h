#pragma once
// Reading JSON strictly: every value is asked for by kind, and the first that is of another one is
// the problem that is told, with its place.

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

namespace counterpart {

/// The words of an enumeration in a file.
template<typename Enum>
using JsonWords = std::initializer_list<std::pair<const char*, Enum>>;

/// The first thing that was wrong. One for a whole file.
class JsonFaults {
  public:
    void note(const QString& place, const QString& what) {
        if (what_.isEmpty()) {
            place_ = place;
            what_ = what;
        }
    }
    [[nodiscard]] bool any() const { return !what_.isEmpty(); }
    /// Where it is any().
    [[nodiscard]] Problem problem(const std::string& file) const;

  private:
    QString place_;
    QString what_;
};

/// An object of a file and where it is ("view.range"). A key that is missing, or null, has the
/// value that is given; one of a wrong kind too, and is noted.
class JsonPlace {
  public:
    JsonPlace(QJsonObject object, QString path, JsonFaults& faults)
        : object_(std::move(object)), path_(std::move(path)), faults_(&faults) {}

    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] QString text(const char* key, const QString& missing = {}) const;
    [[nodiscard]] bool flag(const char* key, bool missing) const;
    [[nodiscard]] double number(const char* key, double missing) const;
    /// A whole number from 0 to 2^53.
    [[nodiscard]] qint64 whole(const char* key, qint64 missing) const;
    [[nodiscard]] JsonPlace object(const char* key) const;
    [[nodiscard]] QJsonArray array(const char* key) const;
    /// Every entry of an array, which must be objects.
    template<typename Use>
    void each(const char* key, Use use) const {
        const QJsonArray entries = array(key);
        for (int i = 0; i < entries.size(); ++i)
            use(entry(entries[i], key, i));
    }
    template<typename Enum>
    [[nodiscard]] Enum choice(const char* key, const JsonWords<Enum>& words, Enum missing) const {
        const QString word = text(key);
        if (word.isEmpty())
            return missing;
        for (const auto& [name, value] : words)
            if (word == QLatin1String(name))
                return value;
        unknown(key, word);
        return missing;
    }

    [[nodiscard]] QString place(const char* key) const;
    void fault(const char* key, const QString& what) const { faults_->note(place(key), what); }

    /// A whole number from 0 to 2^53; nothing where it is none.
    static std::optional<qint64> whole_of(const QJsonValue& value);

  private:
    [[nodiscard]] QJsonValue value(const char* key, QJsonValue::Type type, const char* kind) const;
    [[nodiscard]] JsonPlace entry(const QJsonValue& value, const char* key, int i) const;
    void unknown(const char* key, const QString& word) const;

    QJsonObject object_;
    QString path_;
    JsonFaults* faults_;
};

} // namespace counterpart

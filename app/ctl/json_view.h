#pragma once

#include "core/base/json/json.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::ctl {

/// The values of a document that somebody has read, so that what nobody understood can be named.
class ReadMarks
{
public:
    void mark(const json::Value& value) { m_read.insert(&value); }
    /// With everything below.
    void markWhole(const json::Value& value);
    /// The paths of the keys whose values nobody has read: "rules[0].pionts". Of one that was not, nothing below is named.
    [[nodiscard]] std::vector<std::string> unread(const json::Value& document) const;

private:
    void findUnread(const json::Value& value, const std::string& path, std::vector<std::string>& unread) const;

    std::set<const json::Value*> m_read;
};

/// Reads a JSON object for people: what is missing, or of another kind, is empty. So an answer of another version is
/// printed as far as it is understood.
class JsonView
{
public:
    /// `value` outlives the view, and so do `marks`, in which every value is noted that is read as what it is, or
    /// as nothing.
    explicit JsonView(const json::Value& value, ReadMarks* marks = nullptr);

    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    /// Present and not null. To look is not to read.
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] JsonView at(std::string_view key) const;
    /// What its objects hold is not read by this.
    [[nodiscard]] const json::Array& list(std::string_view key) const;
    /// A list of objects, of texts, of whole numbers.
    [[nodiscard]] std::vector<JsonView> objects(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
    [[nodiscard]] std::vector<std::int64_t> numbers(std::string_view key) const;
    /// Null where it is missing or null. Taken as a whole: all of it is read.
    [[nodiscard]] const json::Value* find(std::string_view key) const;

private:
    [[nodiscard]] const json::Value* member(std::string_view key) const;
    /// Null where it is missing or of another kind.
    template <class T>
    [[nodiscard]] const T* read(std::string_view key, const T* (json::Value::*as)() const) const;

    const json::Object* m_object;
    ReadMarks* m_marks;
};

} // namespace loyalty::ctl

#pragma once

#include "core/base/json/json.h"

#include <string>
#include <string_view>

namespace loyalty::ctl {

/// Reads a JSON object for people: what is missing, or of another kind, is empty. So an answer of another version is
/// printed as far as it is understood.
class JsonView
{
public:
    /// `value` outlives the view.
    explicit JsonView(const json::Value& value);

    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    /// Present and not null.
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] JsonView at(std::string_view key) const;
    [[nodiscard]] const json::Array& list(std::string_view key) const;
    /// Null where it is missing or null.
    [[nodiscard]] const json::Value* find(std::string_view key) const;

private:
    const json::Object* m_object;
};

} // namespace loyalty::ctl

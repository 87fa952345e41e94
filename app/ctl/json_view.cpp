#include "app/ctl/json_view.h"

namespace loyalty::ctl {

JsonView::JsonView(const json::Value& value)
    : m_object(value.asObject())
{}

const json::Value* JsonView::find(std::string_view key) const
{
    return m_object != nullptr ? m_object->find(key) : nullptr;
}

std::string JsonView::text(std::string_view key) const
{
    const json::Value* const value = find(key);
    const std::string* const text = value != nullptr ? value->asString() : nullptr;
    return text != nullptr ? *text : std::string();
}

std::int64_t JsonView::number(std::string_view key) const
{
    const json::Value* const value = find(key);
    const std::int64_t* const number = value != nullptr ? value->asInteger() : nullptr;
    return number != nullptr ? *number : 0;
}

bool JsonView::flag(std::string_view key) const
{
    const json::Value* const value = find(key);
    const bool* const flag = value != nullptr ? value->asBool() : nullptr;
    return flag != nullptr && *flag;
}

bool JsonView::has(std::string_view key) const
{
    const json::Value* const value = find(key);
    return value != nullptr && !value->isNull();
}

JsonView JsonView::at(std::string_view key) const
{
    static const json::Value nothing;
    const json::Value* const value = find(key);
    return JsonView(value != nullptr ? *value : nothing);
}

const json::Array& JsonView::list(std::string_view key) const
{
    static const json::Array none;
    const json::Value* const value = find(key);
    const json::Array* const list = value != nullptr ? value->asArray() : nullptr;
    return list != nullptr ? *list : none;
}

} // namespace loyalty::ctl

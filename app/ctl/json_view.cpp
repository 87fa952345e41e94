#include "app/ctl/json_view.h"

namespace loyalty::ctl {

void ReadMarks::markWhole(const json::Value& value)
{
    mark(value);
    if (const json::Object* const object = value.asObject())
        for (const auto& [key, member] : *object)
            markWhole(member);
    if (const json::Array* const items = value.asArray())
        for (const json::Value& item : *items)
            markWhole(item);
}

std::vector<std::string> ReadMarks::unread(const json::Value& document) const
{
    std::vector<std::string> paths;
    findUnread(document, "", paths);
    return paths;
}

void ReadMarks::findUnread(const json::Value& value, const std::string& path, std::vector<std::string>& unread) const
{
    if (const json::Array* const items = value.asArray())
        for (std::size_t i = 0; i < items->size(); ++i)
            findUnread((*items)[i], path + '[' + std::to_string(i) + ']', unread);
    const json::Object* const object = value.asObject();
    if (object == nullptr)
        return;
    for (const auto& [key, member] : *object) {
        const std::string name = path.empty() ? key : path + '.' + key;
        if (m_read.contains(&member))
            findUnread(member, name, unread);
        else
            unread.push_back(name);
    }
}

JsonView::JsonView(const json::Value& value, ReadMarks* marks)
    : m_object(value.asObject())
    , m_marks(marks)
{}

const json::Value* JsonView::member(std::string_view key) const
{
    return m_object != nullptr ? m_object->find(key) : nullptr;
}

template <class T>
const T* JsonView::read(std::string_view key, const T* (json::Value::*as)() const) const
{
    const json::Value* const value = member(key);
    const T* const read = value != nullptr ? (value->*as)() : nullptr;
    if (m_marks != nullptr && (read != nullptr || (value != nullptr && value->isNull())))
        m_marks->mark(*value);
    return read;
}

const json::Value* JsonView::find(std::string_view key) const
{
    const json::Value* const value = member(key);
    if (value != nullptr && m_marks != nullptr)
        m_marks->markWhole(*value);
    return value;
}

std::string JsonView::text(std::string_view key) const
{
    const std::string* const text = read(key, &json::Value::asString);
    return text != nullptr ? *text : std::string();
}

std::int64_t JsonView::number(std::string_view key) const
{
    const std::int64_t* const number = read(key, &json::Value::asInteger);
    return number != nullptr ? *number : 0;
}

bool JsonView::flag(std::string_view key) const
{
    const bool* const flag = read(key, &json::Value::asBool);
    return flag != nullptr && *flag;
}

bool JsonView::has(std::string_view key) const
{
    const json::Value* const value = member(key);
    return value != nullptr && !value->isNull();
}

JsonView JsonView::at(std::string_view key) const
{
    static const json::Value nothing;
    const bool there = read(key, &json::Value::asObject) != nullptr;
    return JsonView(there ? *member(key) : nothing, m_marks);
}

const json::Array& JsonView::list(std::string_view key) const
{
    static const json::Array none;
    const json::Array* const list = read(key, &json::Value::asArray);
    return list != nullptr ? *list : none;
}

std::vector<JsonView> JsonView::objects(std::string_view key) const
{
    std::vector<JsonView> views;
    for (const json::Value& item : list(key))
        views.emplace_back(item, m_marks);
    return views;
}

std::vector<std::string> JsonView::texts(std::string_view key) const
{
    std::vector<std::string> texts;
    for (const json::Value& item : list(key))
        texts.push_back(item.asString() == nullptr ? std::string() : *item.asString());
    return texts;
}

std::vector<std::int64_t> JsonView::numbers(std::string_view key) const
{
    std::vector<std::int64_t> numbers;
    for (const json::Value& item : list(key))
        numbers.push_back(item.asInteger() == nullptr ? 0 : *item.asInteger());
    return numbers;
}

} // namespace loyalty::ctl

#include "core/base/json/json.h"

#include <algorithm>
#include <type_traits>

namespace loyalty::json {

// Lists of values grow by moving them.
static_assert(std::is_nothrow_move_constructible_v<Value>);

Object::Object(std::initializer_list<Member> members)
{
    m_members.reserve(members.size());
    for (const Member& member : members)
        set(member.first, member.second);
}

const Value* Object::find(std::string_view key) const
{
    const auto found = std::find_if(begin(), end(), [key](const Member& member) { return member.first == key; });
    return found == end() ? nullptr : &found->second;
}

Object& Object::set(std::string_view key, Value value)
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [key](const Member& member) { return member.first == key; });
    if (found == m_members.end())
        m_members.emplace_back(key, std::move(value));
    else
        found->second = std::move(value);
    return *this;
}

bool Object::operator==(const Object& other) const
{
    return m_members == other.m_members;
}

} // namespace loyalty::json

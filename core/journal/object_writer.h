#pragma once

#include "core/base/id.h"
#include "core/base/json/json.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty::journal {

/// Writes one JSON object member by member, straight into the text: opens it when made, closes it when destroyed.
///
/// Entries and rows are written far more often than they are looked at, and a tree of values costs more than the text.
/// Keys are plain words of ours, each written once by the caller. The text outlives the writer.
class ObjectWriter
{
public:
    explicit ObjectWriter(std::string& out)
        : m_out(out)
    {
        m_out += '{';
    }
    ~ObjectWriter() { m_out += '}'; }
    ObjectWriter(const ObjectWriter&) = delete;
    ObjectWriter& operator=(const ObjectWriter&) = delete;

    void number(std::string_view key, std::int64_t number);
    void number(std::string_view key, std::uint64_t number);
    void flag(std::string_view key, bool flag);
    void text(std::string_view key, std::string_view text);
    void bytes(std::string_view key, std::string_view bytes); ///< base64
    void value(std::string_view key, const json::Value& value);

    void numberUnless(std::int64_t usual, std::string_view key, std::int64_t n)
    {
        if (n != usual)
            number(key, n);
    }
    void numberUnlessZero(std::string_view key, std::int64_t n) { numberUnless(0, key, n); }
    void textUnlessEmpty(std::string_view key, std::string_view t)
    {
        if (!t.empty())
            text(key, t);
    }

    template <class Tag>
    void id(std::string_view key, const Id<Tag>& id)
    {
        hex(key, {reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()});
    }

    /// The object that stands under `key`; nothing else is written here until it is gone.
    [[nodiscard]] ObjectWriter object(std::string_view key) { return ObjectWriter(name(key)); }

    /// A list; `writeItem(text, item)` writes one value of it.
    template <class Items, class WriteItem>
    void list(std::string_view key, const Items& items, const WriteItem& writeItem)
    {
        name(key) += '[';
        bool first = true;
        for (const auto& item : items) {
            if (!first)
                m_out += ',';
            first = false;
            writeItem(m_out, item);
        }
        m_out += ']';
    }

    /// A list of objects; `writeMembers(object, item)` fills one. Left out when there are none.
    template <class Items, class WriteMembers>
    void objectsUnlessNone(std::string_view key, const Items& items, const WriteMembers& writeMembers)
    {
        if (items.empty())
            return;
        list(key, items, [&writeMembers](std::string& out, const auto& item) {
            ObjectWriter object(out);
            writeMembers(object, item);
        });
    }

private:
    std::string& name(std::string_view key);
    void hex(std::string_view key, std::string_view bytes);

    std::string& m_out;
    bool m_first = true;
};

/// One JSON value of its own, as an item of a list.
void appendNumber(std::string& out, std::int64_t number);
void appendText(std::string& out, std::string_view text);
void appendBytes(std::string& out, std::string_view bytes);
void appendHex(std::string& out, std::string_view bytes); ///< the digits alone

} // namespace loyalty::journal

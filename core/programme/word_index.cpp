#include "core/programme/compiled.h"

#include <cstring>

namespace loyalty::programme {
namespace {

/// Not against an enemy: the words come from a signed programme, and a long chain only makes one lookup slower.
std::uint64_t hashOf(std::string_view word)
{
    constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;
    std::uint64_t hash = word.size() * kMix;
    while (!word.empty()) {
        std::uint64_t chunk = 0;
        const std::size_t taken = word.size() < sizeof chunk ? word.size() : sizeof chunk;
        std::memcpy(&chunk, word.data(), taken);
        hash = (hash ^ chunk) * kMix;
        hash ^= hash >> 32;
        word.remove_prefix(taken);
    }
    return hash;
}

} // namespace

void WordIndex::add(std::string_view word, Hit hit)
{
    if (m_slots.size() < 2 * (m_words.size() + 1))
        rehash();
    std::size_t slot = hashOf(word) & (m_slots.size() - 1);
    while (m_slots[slot] != 0) {
        Word& known = m_words[m_slots[slot] - 1];
        if (known.text == word) {
            known.hit.include |= hit.include;
            known.hit.exclude |= hit.exclude;
            return;
        }
        slot = (slot + 1) & (m_slots.size() - 1);
    }
    m_words.push_back({std::string(word), hit});
    m_slots[slot] = static_cast<std::uint32_t>(m_words.size());
}

WordIndex::Hit WordIndex::find(std::string_view word) const
{
    if (m_words.empty())
        return {};
    std::size_t slot = hashOf(word) & (m_slots.size() - 1);
    while (m_slots[slot] != 0) {
        const Word& known = m_words[m_slots[slot] - 1];
        if (known.text == word)
            return known.hit;
        slot = (slot + 1) & (m_slots.size() - 1);
    }
    return {};
}

void WordIndex::rehash()
{
    m_slots.assign(m_slots.empty() ? 8 : 2 * m_slots.size(), 0);
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        std::size_t slot = hashOf(m_words[i].text) & (m_slots.size() - 1);
        while (m_slots[slot] != 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace loyalty::programme

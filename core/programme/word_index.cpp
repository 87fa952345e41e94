#include "core/programme/compiled.h"

#include <cstring>

namespace loyalty::programme {
namespace {

/// Up to eight bytes as a number, by two loads of a fixed size that may overlap: words differ in it or in their length.
std::uint64_t chunkOf(const char* text, std::size_t size)
{
    if (size >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, text, sizeof first);
        std::memcpy(&last, text + size - sizeof last, sizeof last);
        return std::uint64_t{first} << 32 | last;
    }
    const auto byte = [text](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])}; };
    return size == 0 ? 0 : byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

/// Not against an enemy: the words come from a signed programme, and a long chain only makes one lookup slower.
std::uint64_t hashOf(std::string_view word)
{
    constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;
    constexpr std::size_t kChunk = 8;
    std::uint64_t hash = word.size() * kMix;
    for (;;) {
        const std::size_t taken = word.size() < kChunk ? word.size() : kChunk;
        hash = (hash ^ chunkOf(word.data(), taken)) * kMix;
        hash ^= hash >> 32;
        if (word.size() <= kChunk)
            return hash;
        word.remove_prefix(taken);
    }
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

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

/// Words of so many bytes and less are told apart by their size and hash alone: each step of it can be undone.
constexpr std::size_t kChunk = 8;
/// Slots for each word: most articles of a ticket are in no index, and a free slot says so at once.
constexpr std::size_t kRoom = 8;

/// Not against an enemy: the words come from a signed programme, and a long chain only makes one lookup slower.
std::uint64_t hashOf(std::string_view word)
{
    constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;
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

bool WordIndex::holds(const Slot& slot, std::string_view word, std::uint64_t hash) const
{
    return slot.hash == hash && slot.size == word.size() &&
           (word.size() <= kChunk || m_words[slot.word - 1].text == word);
}

void WordIndex::add(std::string_view word, Hit hit)
{
    if (m_slots.size() < kRoom * (m_words.size() + 1))
        rehash();
    const std::uint64_t hash = hashOf(word);
    std::size_t at = hash & (m_slots.size() - 1);
    for (; m_slots[at].word != 0; at = (at + 1) & (m_slots.size() - 1))
        if (holds(m_slots[at], word, hash)) {
            Word& known = m_words[m_slots[at].word - 1];
            known.hit.include |= hit.include;
            known.hit.exclude |= hit.exclude;
            return;
        }
    m_words.push_back({std::string(word), hit});
    m_slots[at] = {hash, static_cast<std::uint32_t>(word.size()), static_cast<std::uint32_t>(m_words.size())};
}

WordIndex::Hit WordIndex::find(std::string_view word) const
{
    if (m_words.empty())
        return {};
    const std::uint64_t hash = hashOf(word);
    const Slot* const slots = m_slots.data();
    const std::size_t last = m_slots.size() - 1;
    for (std::size_t at = hash & last; slots[at].word != 0; at = (at + 1) & last)
        if (holds(slots[at], word, hash))
            return m_words[slots[at].word - 1].hit;
    return {};
}

void WordIndex::rehash()
{
    std::vector<Slot> before(m_slots.empty() ? 8 : 2 * m_slots.size());
    before.swap(m_slots);
    for (const Slot& slot : before) {
        if (slot.word == 0)
            continue;
        std::size_t at = slot.hash & (m_slots.size() - 1);
        while (m_slots[at].word != 0)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = slot;
    }
}

} // namespace loyalty::programme

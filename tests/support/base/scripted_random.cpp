#include "tests/support/base/scripted_random.h"

#include "core/base/assert.h"

namespace loyalty::test {

void ScriptedRandom::fill(std::span<std::uint8_t> bytes)
{
    LOYALTY_ASSERT(bytes.size() <= m_bytes.size() - m_used);
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(m_bytes[m_used++]);
}

} // namespace loyalty::test

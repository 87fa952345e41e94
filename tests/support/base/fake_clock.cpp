#include "tests/support/base/fake_clock.h"

#include "core/base/assert.h"

namespace loyalty::test {

void FakeClock::advance(std::chrono::milliseconds by)
{
    LOYALTY_ASSERT(by.count() >= 0);
    m_now = m_now + by;
    m_monotonicMs += by.count();
}

void FakeClock::reboot()
{
    m_monotonicMs = 0;
    m_bootId = "boot-" + std::to_string(++m_boots);
}

} // namespace loyalty::test

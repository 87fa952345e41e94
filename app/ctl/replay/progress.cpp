#include "app/ctl/replay/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace loyalty::ctl {
namespace {

constexpr std::chrono::seconds kTick{1};
constexpr int kTicksOffScreen = 5;

} // namespace

Progress::Progress(std::size_t tickets)
    : m_tickets(tickets)
    , m_onScreen(::isatty(STDERR_FILENO) == 1)
{}

Progress::~Progress()
{
    if (m_onScreen)
        std::fputs("\r\033[K", stderr);
}

bool Progress::tell(std::size_t done)
{
    const auto now = Steady::now();
    if (now < m_next)
        return false;
    m_next = now + kTick;
    if (m_ticks++ % (m_onScreen ? 1 : kTicksOffScreen) == 0) {
        const auto seconds =
            std::max<std::int64_t>(1, std::chrono::duration_cast<std::chrono::seconds>(now - m_begun).count());
        std::fprintf(stderr, "%s%zu of %zu tickets, %zu a second%s", m_onScreen ? "\r\033[K" : "", done, m_tickets,
                     done / static_cast<std::size_t>(seconds), m_onScreen ? "" : "\n");
        std::fflush(stderr);
    }
    return true;
}

} // namespace loyalty::ctl

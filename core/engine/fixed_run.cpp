#include "core/engine/fixed_run.h"

#include "core/base/assert.h"
#include "core/engine/basket.h"
#include "core/engine/spread.h"

#include <algorithm>
#include <array>
#include <optional>

namespace loyalty::engine {
namespace {

using programme::SelectorMask;

std::int64_t takeInTurn(std::span<const FixedPart> parts, std::span<const SelectorMask> lines,
                        std::span<std::int64_t> left, std::span<std::int64_t> shares)
{
    std::array<UInt128, Basket::kMaxLines> weightRoom;
    std::array<std::int64_t, Basket::kMaxLines> takenRoom;
    const std::span<UInt128> weights(weightRoom.data(), left.size());
    const std::span<std::int64_t> taken(takenRoom.data(), left.size());
    std::int64_t off = 0;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const FixedPart& part = parts[at];
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const bool hit = (lines[i] & part.select) != 0;
            weights[i] = static_cast<UInt128>(hit ? left[i] : 0);
            sum += hit ? left[i] : 0;
        }
        const std::int64_t minor = std::min(part.minor, sum);
        spread(minor, static_cast<UInt128>(sum), weights, taken);
        for (std::size_t i = 0; i < left.size(); ++i)
            left[i] -= taken[i];
        if (!shares.empty())
            std::copy(taken.begin(), taken.end(), shares.subspan(at * left.size()).begin());
        off += minor;
    }
    return off;
}

/// The greatest flow from amounts to lines, by paths that take a line over from the amount that has it to one of its
/// others.
class Flow
{
public:
    Flow(std::span<const FixedPart> parts, std::span<const SelectorMask> lines, std::span<std::int64_t> left)
        : m_parts(parts)
        , m_lines(lines)
        , m_left(left)
        , m_flow(parts.size(), std::vector<std::int64_t>(lines.size(), 0))
    {
        for (const FixedPart& part : parts)
            m_open.push_back(part.minor);
    }

    /// Takes off as much as goes to lines that `aside` does not take in. Answers how much that was.
    std::int64_t run(SelectorMask aside = 0)
    {
        m_aside = aside;
        m_costing.assign(m_parts.size(), 0);
        std::int64_t off = 0;
        for (std::size_t part = 0; part < m_parts.size(); ++part)
            while (m_open[part] > 0) {
                const std::int64_t pushed = push(part, m_open[part]);
                if (pushed == 0)
                    break;
                m_open[part] -= pushed;
                off += pushed;
            }
        return off;
    }

    [[nodiscard]] std::span<const std::int64_t> sharesOf(std::size_t part) const { return m_flow[part]; }

private:
    struct Step
    {
        std::size_t part;
        std::optional<std::size_t> from; ///< index of the step before
        std::size_t line;                ///< that this part takes over from the part of the step before
    };

    [[nodiscard]] bool reaches(std::size_t part, std::size_t line) const
    {
        return (m_lines[line] & m_parts[part].select) != 0;
    }

    /// The first line that the part reaches and that still costs something. Lines only come to cost less: what was passed
    /// over stays so.
    std::size_t costing(std::size_t part)
    {
        std::size_t& line = m_costing[part];
        while (line < m_lines.size() && !(reaches(part, line) && m_left[line] > 0 && (m_lines[line] & m_aside) == 0))
            ++line;
        return line;
    }

    /// Pushes up to `most` of a part along the shortest way to a line that still costs something.
    std::int64_t push(std::size_t first, std::int64_t most)
    {
        std::vector<Step> steps{{first, std::nullopt, 0}};
        std::vector<bool> seen(m_parts.size(), false);
        seen[first] = true;
        for (std::size_t at = 0; at < steps.size(); ++at) {
            const std::size_t part = steps[at].part;
            if (const std::size_t line = costing(part); line < m_lines.size())
                return settle(steps, at, line, most);
            for (std::size_t line = 0; line < m_lines.size(); ++line)
                for (std::size_t other = 0; reaches(part, line) && other < m_parts.size(); ++other)
                    if (!seen[other] && m_flow[other][line] > 0) {
                        seen[other] = true;
                        steps.push_back({other, at, line});
                    }
        }
        return 0;
    }

    std::int64_t settle(const std::vector<Step>& steps, std::size_t at, std::size_t line, std::int64_t most)
    {
        std::int64_t minor = std::min(most, m_left[line]);
        for (std::size_t i = at; steps[i].from; i = *steps[i].from)
            minor = std::min(minor, m_flow[steps[i].part][steps[i].line]);
        m_left[line] -= minor;
        m_flow[steps[at].part][line] += minor;
        for (std::size_t i = at; steps[i].from; i = *steps[i].from) {
            m_flow[steps[i].part][steps[i].line] -= minor;
            m_flow[steps[*steps[i].from].part][steps[i].line] += minor;
        }
        return minor;
    }

    std::span<const FixedPart> m_parts;
    std::span<const SelectorMask> m_lines;
    std::span<std::int64_t> m_left;
    std::vector<std::vector<std::int64_t>> m_flow;
    std::vector<std::int64_t> m_open;   ///< of each part, not taken off yet
    std::vector<std::size_t> m_costing; ///< by part, see costing()
    SelectorMask m_aside = 0;
};

} // namespace

void takeFixed(std::span<const FixedPart> parts, std::span<const SelectorMask> lines, std::span<std::int64_t> left,
               std::span<std::int64_t> shares, std::optional<std::int64_t> most)
{
    std::int64_t whole = 0;
    for (const FixedPart& part : parts)
        whole += part.minor;
    std::vector<std::int64_t> inTurn(left.begin(), left.end());
    const std::int64_t off = takeInTurn(parts, lines, inTurn, shares);
    if (off < most.value_or(whole) && parts.size() > 1) {
        std::vector<std::int64_t> together(left.begin(), left.end());
        Flow flow(parts, lines, together);
        if (flow.run() > off) {
            for (std::size_t part = 0; part < parts.size() && !shares.empty(); ++part)
                std::ranges::copy(flow.sharesOf(part), shares.subspan(part * left.size()).begin());
            inTurn = std::move(together);
        }
    }
    std::copy_n(inTurn.begin(), left.size(), left.begin());
}

void takeFixedAside(std::span<const FixedPart> parts, std::span<const SelectorMask> lines, SelectorMask aside,
                    std::span<std::int64_t> left)
{
    Flow flow(parts, lines, left);
    // What the second run takes over from an amount it puts on another line: no line gets back what the first run took.
    flow.run(aside);
    flow.run();
}

} // namespace loyalty::engine

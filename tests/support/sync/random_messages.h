#pragma once

#include "core/sync/protocol.h"
#include "tests/support/journal/random_entries.h"

#include <cstddef>
#include <cstdint>

namespace loyalty::test {

/// Draws requests, replies and rows of every kind with every field, as encode() accepts and the decoders let pass.
class RandomMessages
{
public:
    static constexpr std::size_t kRequests = 8;
    static constexpr std::size_t kReplies = 9;

    explicit RandomMessages(Random& random)
        : m_draw(random)
    {}

    [[nodiscard]] sync::Request request();
    [[nodiscard]] sync::Request request(std::size_t kind); ///< by the place of the alternative
    [[nodiscard]] sync::Reply reply();
    [[nodiscard]] sync::Reply reply(std::size_t kind); ///< by the place of the alternative
    [[nodiscard]] sync::MemberRow row();

private:
    journal::Head head();
    std::uint64_t number();
    sync::Push push();
    sync::Hello hello();
    sync::Pull pull();
    sync::Find find();
    sync::EnrolReply enrolReply();
    sync::SignedClock clock();
    sync::FeedPage page();
    sync::ChainRow chainRow();
    sync::PullReply pullReply();
    sync::FindReply findReply();
    sync::FindSaleReply findSaleReply();
    sync::Halted halted();
    std::vector<sync::PostedAt> posted();
    std::vector<journal::Granted> grants();

    RandomEntries m_draw;
};

} // namespace loyalty::test

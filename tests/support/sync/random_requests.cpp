#include "tests/support/sync/random_messages.h"

namespace loyalty::test {

std::uint64_t RandomMessages::number()
{
    return static_cast<std::uint64_t>(m_draw.quantity());
}

journal::Head RandomMessages::head()
{
    return {number(), m_draw.fixed<crypto::Hash>()};
}

std::vector<journal::Granted> RandomMessages::grants()
{
    std::vector<journal::Granted> grants;
    for (auto count = m_draw.between(0, 3); count > 0; --count)
        grants.push_back(m_draw.granted());
    return grants;
}

sync::Push RandomMessages::push()
{
    sync::Push push;
    push.epoch = m_draw.quantity();
    push.after = head();
    for (auto count = m_draw.between(0, 4); count > 0; --count)
        push.entries.push_back({number() + 1, m_draw.fixed<crypto::Hash>(), m_draw.fixed<crypto::Signature>(),
                                m_draw.chance(4) ? m_draw.bytes() : journal::encode(m_draw.entry())});
    for (auto count = m_draw.between(0, 2); count > 0; --count)
        push.keys.push_back({m_draw.id<MemberId>(), m_draw.bytes()});
    push.lastGrant = number();
    return push;
}

sync::Hello RandomMessages::hello()
{
    sync::Hello hello;
    hello.epoch = m_draw.quantity();
    hello.head = head();
    hello.grants = grants();
    hello.protocolOldest = static_cast<int>(m_draw.between(1, 9));
    hello.protocolNewest = static_cast<int>(m_draw.between(1, 9));
    hello.clock = m_draw.instant();
    return hello;
}

sync::Pull RandomMessages::pull()
{
    sync::Pull pull;
    pull.epoch = m_draw.quantity();
    for (auto count = m_draw.between(0, 16); count > 0; --count)
        pull.cursors.push_back({static_cast<int>(m_draw.between(0, 255)), m_draw.quantity()});
    pull.chainCursor = m_draw.quantity();
    pull.postedAfter = number();
    pull.lastGrant = number();
    return pull;
}

sync::Find RandomMessages::find()
{
    sync::Find find{m_draw.maybeId<MemberId>(), std::nullopt};
    if (m_draw.chance(2))
        find.lookup = m_draw.fixed<crypto::KeyedHash>();
    return find;
}

sync::Request RandomMessages::request()
{
    return request(static_cast<std::size_t>(m_draw.between(0, kRequests - 1)));
}

sync::Request RandomMessages::request(std::size_t kind)
{
    sync::Request request;
    request.number = number();
    request.incarnation = m_draw.id<IncarnationId>();
    switch (kind) {
    case 0:
        request.incarnation = {};
        request.body = sync::Enrol{m_draw.text(), m_draw.text(), m_draw.fixed<crypto::PublicKey>()};
        break;
    case 1:
        request.body = hello();
        break;
    case 2:
        request.body = push();
        break;
    case 3:
        request.body = sync::Right{m_draw.quantity(), m_draw.id<MemberId>(), m_draw.lotAsset(),
                                   m_draw.between(1, Points::kMax), number()};
        break;
    case 4:
        request.body = pull();
        break;
    case 5:
        request.body = find();
        break;
    case 6:
        request.body = sync::FindSale{m_draw.maybeId<SaleId>(), m_draw.text(), m_draw.text()};
        break;
    default: {
        sync::Push left = push();
        request.body = sync::Rehome{left.after, std::move(left.entries), std::move(left.keys)};
        break;
    }
    }
    return request;
}

} // namespace loyalty::test

#include "tests/support/sync/random_messages.h"

namespace loyalty::test {

sync::SignedClock RandomMessages::clock()
{
    return {m_draw.instant(), m_draw.fixed<crypto::Signature>()};
}

sync::EnrolReply RandomMessages::enrolReply()
{
    sync::EnrolReply reply;
    reply.incarnation = m_draw.id<IncarnationId>();
    reply.epoch = m_draw.quantity();
    reply.settings.chain = m_draw.text();
    reply.settings.store = m_draw.text();
    reply.settings.storeName = m_draw.text();
    reply.settings.time = {"Asia/Shanghai", static_cast<std::int32_t>(m_draw.between(0, 12 * 3600))};
    reply.settings.countryCode = m_draw.text();
    reply.settings.shards = static_cast<int>(m_draw.between(1, 256));
    reply.settings.training = m_draw.chance(2);
    reply.sealedKeys = m_draw.bytes(200);
    reply.headOffice = m_draw.fixed<crypto::PublicKey>();
    reply.programmeSigner = m_draw.fixed<crypto::PublicKey>();
    reply.clockSigner = m_draw.fixed<crypto::PublicKey>();
    return reply;
}

sync::MemberRow RandomMessages::row()
{
    sync::MemberRow row;
    row.member = m_draw.id<MemberId>();
    row.position = m_draw.quantity();
    row.aliasOf = m_draw.maybeId<MemberId>();
    row.blocked = m_draw.chance(2);
    if (row.blocked)
        row.blockReason = m_draw.text();
    row.erased = m_draw.chance(2);
    row.joined = m_draw.date();
    for (auto count = m_draw.between(0, 8); count > 0; --count)
        row.ledger.apply(m_draw.posting(), m_draw.instant());
    for (auto count = m_draw.between(0, 3); count > 0; --count)
        row.lookups.push_back(m_draw.fixed<crypto::KeyedHash>());
    row.sealedPersonal = m_draw.bytes(100);
    row.wrappedKey = m_draw.bytes(72);
    for (auto relatives = m_draw.between(0, 3); relatives > 0; --relatives)
        row.family.push_back(m_draw.id<MemberId>());
    if (m_draw.chance(3))
        row.tierFloor = tier::Floor{m_draw.text(), m_draw.date()};
    for (auto segments = m_draw.between(0, 2); segments > 0; --segments)
        row.segments.push_back(m_draw.text());
    if (m_draw.chance(4))
        row.bearer = m_draw.text();
    row.parted = m_draw.chance(3);
    return row;
}

sync::FeedPage RandomMessages::page()
{
    sync::FeedPage page;
    page.shard = static_cast<int>(m_draw.between(0, 255));
    page.from = m_draw.quantity();
    page.to = page.from + m_draw.quantity();
    page.more = m_draw.chance(2);
    for (auto count = m_draw.between(0, 3); count > 0; --count)
        page.rows.push_back(row());
    page.checksum = sync::checksumOf(page.rows);
    return page;
}

sync::ChainRow RandomMessages::chainRow()
{
    if (m_draw.chance(2))
        return {m_draw.quantity(),
                sync::ProgrammeRow{m_draw.quantity(), m_draw.text(), m_draw.fixed<crypto::Signature>()}};
    return {m_draw.quantity(),
            sync::OperatorRow{{m_draw.text(), m_draw.text(), static_cast<access::Role>(m_draw.between(0, 5)),
                               m_draw.chance(2), m_draw.chance(2) ? std::string() : m_draw.text()}}};
}

std::vector<sync::PostedAt> RandomMessages::posted()
{
    std::vector<sync::PostedAt> posted;
    for (auto count = m_draw.between(0, 4); count > 0; --count)
        posted.push_back({number(), m_draw.id<MemberId>(), m_draw.between(1, Points::kMax)});
    return posted;
}

sync::PullReply RandomMessages::pullReply()
{
    sync::PullReply reply;
    for (auto count = m_draw.between(0, 3); count > 0; --count)
        reply.pages.push_back(page());
    for (auto count = m_draw.between(0, 3); count > 0; --count)
        reply.chain.push_back(chainRow());
    reply.posted = posted();
    reply.postedUpTo = number();
    reply.grants = grants();
    reply.clock = clock();
    for (auto budgets = m_draw.between(0, 2); budgets > 0; --budgets)
        reply.budgets.push_back({m_draw.text(), m_draw.quantity()});
    if (!reply.budgets.empty())
        reply.budgetsUpTo = number();
    return reply;
}

sync::FindReply RandomMessages::findReply()
{
    sync::FindReply reply;
    if (m_draw.chance(2))
        reply.row = row();
    reply.posted = posted();
    return reply;
}

sync::FindSaleReply RandomMessages::findSaleReply()
{
    sync::FindSaleReply reply;
    if (m_draw.chance(2))
        reply.sold = journal::encode(m_draw.entry());
    for (auto count = m_draw.between(0, 2); count > 0; --count)
        reply.returned.push_back(m_draw.bytes());
    return reply;
}

sync::Halted RandomMessages::halted()
{
    return {static_cast<sync::Halt>(m_draw.between(0, 9)), m_draw.text()};
}

sync::Reply RandomMessages::reply()
{
    return reply(static_cast<std::size_t>(m_draw.between(0, kReplies - 1)));
}

sync::Reply RandomMessages::reply(std::size_t kind)
{
    sync::Reply reply;
    reply.number = number();
    reply.epoch = m_draw.quantity();
    reply.nextAfter = std::chrono::milliseconds(m_draw.between(0, 60'000));
    reply.herdWindow = std::chrono::milliseconds(m_draw.between(0, 60'000));
    switch (kind) {
    case 0:
        reply.body = enrolReply();
        break;
    case 1:
        reply.body = sync::HelloReply{m_draw.quantity(), head(), number(), clock(), 1};
        break;
    case 2:
        reply.body = sync::Ack{head()};
        break;
    case 3:
        reply.body = sync::Rewind{head()};
        break;
    case 4:
        reply.body = sync::Grants{grants(), m_draw.text()};
        break;
    case 5:
        reply.body = pullReply();
        break;
    case 6:
        reply.body = findReply();
        break;
    case 7:
        reply.body = findSaleReply();
        break;
    default:
        reply.body = halted();
        break;
    }
    return reply;
}

} // namespace loyalty::test

#include "app/headoffice/admin/commands.h"
#include "app/headoffice/admin/named.h"
#include "core/access/wallet_pass.h"

namespace loyalty::headoffice {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::int64_t kLastSecond = 9'999'999'999;

json::Object noMember()
{
    return refused("no-such-member", "no member has this id, phone, card or former id");
}

json::Object noCodeKey()
{
    return refused("no-code-key", "this head office was made before there were live codes and has no key for them");
}

struct Holder
{
    member::PassId pass;
    std::string chain;
};

/// The pass of the member that `asked` names; otherwise the outcome that says why not.
Result<Holder, json::Object> holder(json::Reader& asked, LocalOffice& desk, office::PassWish wish)
{
    const std::string name = asked.string("member", kLongestName);
    auto transaction = desk.database().read();
    if (!transaction)
        return fail(faulted(transaction.error()));
    const auto chain = (*transaction)->chain();
    const auto member = namedMember(**transaction, desk, name);
    if (!chain || !member)
        return fail(faulted(chain ? member.error() : chain.error()));
    if (!*member)
        return fail(noMember());
    transaction->reset(); // the office writes next
    const auto pass = desk.office().passOf((*member)->id, wish);
    if (!pass)
        return fail(failed(pass.error()));
    return Holder{*pass, *chain ? (*chain)->name : std::string()};
}

} // namespace

json::Object adminPass(json::Reader& asked, LocalOffice& desk)
{
    if (desk.keys().memberCodes.empty())
        return noCodeKey();
    const auto wish = asked.booleanOr("reissue", false) ? office::PassWish::Reissue : office::PassWish::AsItIs;
    const auto found = holder(asked, desk, wish);
    if (!found)
        return found.error();
    const access::WalletPass wallet = access::walletPass(desk.keys().memberCodes, found->pass, found->chain);
    return done()
        .set("pass", wallet.pass.digits())
        .set("epoch", std::int64_t{wallet.epoch})
        .set("secret", wallet.secret)
        .set("valuePattern", wallet.valuePattern)
        .set("otpauth", wallet.otpauth)
        .set("card", access::makeStaticCode(wallet.pass));
}

json::Object adminMemberCode(json::Reader& asked, LocalOffice& desk)
{
    const access::EpochKeys& keys = desk.keys().memberCodes;
    if (keys.empty())
        return noCodeKey();
    const std::int64_t now = desk.clock().now().unixSeconds();
    const std::int64_t at = asked.integerOr("at", now, 0, kLastSecond);
    const auto found = holder(asked, desk, office::PassWish::AsItIs);
    if (!found)
        return found.error();
    const auto& [epoch, key] = *keys.rbegin();
    return done()
        .set("code", access::makeLiveCode(key, epoch, found->pass, Instant::fromSeconds(at)))
        .set("at", at)
        .set("freshUntil", at + access::CodeWindow{}.behind.count());
}

} // namespace loyalty::headoffice

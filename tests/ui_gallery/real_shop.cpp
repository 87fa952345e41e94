#include "tests/ui_gallery/real_shop.h"

#include "core/checkout/checkout.h"
#include "tests/app/chain/a_chain.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::test {
namespace {

constexpr Instant kWednesday = Instant::fromSeconds(1'794'981'720); ///< 18 November 2026, 14:02 in Shanghai
constexpr std::string_view kArticles = "sku,name,category,price\n"
                                       "6901234567892,东北大米 5 kg,grain,45.90\n"
                                       "6902345678903,阳澄湖大闸蟹礼盒,fresh,388.00\n"
                                       "6903456789014,茉莉花茶 200 g,tea,138.50\n";

/// A ticket may earn so little that this one reaches it.
std::string theProgramme()
{
    std::string text = sampleProgrammeText("sample-complete-cn.json");
    const std::string_view most = R"("ticket": 50000)";
    const std::size_t at = text.find(most);
    REQUIRE(at != std::string::npos);
    return text.replace(at, most.size(), R"("ticket": 1500)");
}

template <class R>
auto done(R result)
{
    REQUIRE(result);
    return std::move(*result);
}

/// As the app does it, over a line that works.
terminal::SaleView commit(AChain& chain, Till& till, checkout::Checkout& sale)
{
    const auto rights = done(sale.beginCommit({}));
    terminal::RightOutcome right{.rights = rights};
    for (const auto* const part : {&rights.needed, &rights.wished})
        for (const terminal::MissingRight& each : *part)
            if (right.refusal.empty())
                right.refusal = chain.obtainRight(till, each);
    return done(sale.finishCommit(right));
}

} // namespace

RealShop::RealShop()
    : now(kWednesday)
{
    AChain chain({.programme = theProgramme()});
    chain.clock.set(now);
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13812345678", "王小明", "1990-11-18");
    chain.sell(till, chain.sale(member, 300'000)); // silver
    REQUIRE(till->adjust(manager(), member, 2'000_pts, "moved from the old cards"));
    chain.syncAll();
    const auto articles = checkout::ArticleBook::parse(kArticles, 2).value();
    checkout::Checkout sale({*till, till.random, articles});
    sale.serveAs(cashier().actor);
    sale.setOnline(true);
    const auto scan = [&sale](std::string_view code) {
        static_cast<void>(sale.scanned(std::string(code), access::Symbology::Unknown));
    };
    scan(chain.liveCode(member));
    for (const char* const sku : {"6901234567892", "6902345678903", "6902345678903", "6903456789014"})
        scan(sku);
    sale.redeem({.kind = engine::Ask::Kind::Points, .points = 1'000_pts});
    open = sale.view();
    words = ui::wordsOf(till->programmeNow()->programme());

    const auto keep = [&](const char* name, auto paper) {
        papers.emplace_back(name, checkout::named(done(std::move(paper)), articles));
    };
    const terminal::SaleView sold = commit(chain, till, sale);
    keep("sale", till->receiptFor(cashier(), sold.id, sold.entry));
    auto told = std::get<receipt::SaleReceipt>(papers.front().second);
    told.member->endings = {{300_pts, *BusinessDate::parse("2026-11-30")}};
    told.member->gifts = {{50'00, *BusinessDate::parse("2026-12-01")}};
    told.member->coupons = {{{{"en", "5 off"}, {"zh_CN", "立减 5 元"}}, 2, *BusinessDate::parse("2026-12-02")}};
    told.member->coming = receipt::Coming{120_pts, *BusinessDate::parse("2026-12-05")};
    told.member->keep = receipt::TierKept{62'00, *BusinessDate::parse("2026-12-31")};
    papers.emplace_back("told", std::move(told)); // all that a paper may tell of a member
    keep("why", till->receiptFor(cashier(), sold.id, sold.entry, engine::Trace::On));
    const auto back = done(till->returnGoods(cashier(), sold.id, {{sold.sold.lines.front().line.id, {}}}));
    keep("return", till->receiptFor(cashier(), sold.id, back.entry));
    const auto wrong = chain.sell(till, chain.sale(member, 4'590));
    const auto voided = done(till->voidSale(manager(), wrong.id, "扫错商品"));
    keep("void", till->receiptFor(cashier(), wrong.id, voided.entry));
    const auto load = done(till->load(cashier(), {.account = member, .minor = 50'000}));
    keep("top-up", till->valueSlip(cashier(), load.entry));
    chain.syncAll();
    chain.requireAgreement();
}

} // namespace loyalty::test

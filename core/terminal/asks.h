#pragma once

#include "core/engine/goods_return.h"
#include "core/engine/quote.h"
#include "core/journal/entry.h"
#include "core/terminal/identification.h"
#include "core/terminal/refusals.h"

#include <optional>
#include <string>
#include <vector>

/// What the use cases are asked for, and what a sale would be: plain values.
namespace loyalty::terminal {

/// What another one of the member's family pays in points.
struct FamilyPays
{
    MemberId member;
    std::string maskedName; ///< empty where the personal part cannot be opened
    Points points;
    bool operator==(const FamilyPays&) const = default;
};

/// A sale as it would be booked now, and what it takes besides money.
struct SaleQuote
{
    engine::Quote quote;
    std::vector<journal::ValuePaid> value;      ///< what each account pays; those that pay nothing are left out
    std::optional<journal::Returned> exchanged; ///< its id is another one each time
    std::vector<MissingRight> missing;          ///< what it spends and no right is held of here
    std::vector<MissingRight> wished;           ///< what would fill the cards that it stamps, of the same
    std::vector<FamilyPays> family;             ///< of the points that are spent, in the order in which they joined
    Points kept; ///< of them, points that had paid for the goods that come back: ExchangeAsk::keepsPoints

    /// Of the goods that come back, what is paid back in money.
    [[nodiscard]] std::int64_t moneyBackMinor() const;
    /// Left to pay in money; below 0: to be given back.
    [[nodiscard]] std::int64_t moneyMinor() const { return quote.toPayMinor - moneyBackMinor(); }
    bool operator==(const SaleQuote&) const = default;
};

/// What one more coupon, or one more of a reward, would do to a sale.
struct Trial
{
    std::string id;
    bool applies = false;
    std::int64_t minor = 0;                      ///< less to pay by it
    std::optional<engine::QuoteRefusal> refusal; ///< of a reward
    std::string unmet; ///< why it does not apply, as TraceStep::detail of Conditional; may be empty
    bool operator==(const Trial&) const = default;
};
struct Trials
{
    std::vector<Trial> coupons; ///< that the member holds, in the programme's order
    std::vector<Trial> rewards; ///< all of the programme
    bool operator==(const Trials&) const = default;
};

/// Stored value that pays a part of what is due.
struct ValueAsk
{
    MemberId account;                  ///< a member, or a gift card
    std::optional<std::int64_t> minor; ///< none: as much as is due and there
    bool operator==(const ValueAsk&) const = default;
};

/// Goods of another sale that come back in the same act.
struct ExchangeAsk
{
    SaleId sale;
    std::vector<engine::ReturnAsk> lines; ///< empty: all that is left, without what was taken for points
    /// Points that had paid for them pay for the new goods, as far as they still may, where nothing else is asked to be
    /// redeemed. Otherwise they go home to the member.
    bool keepsPoints = true;
};

struct SaleAsk
{
    /// Of the open basket: the same basket is the same sale, however often it is committed. None: a new one each time,
    /// unless there is a ticket.
    std::optional<SaleId> id;
    std::optional<MemberId> member;
    /// How the member was identified, as identify() answered. None: as by a number said aloud.
    IdentificationId identification = IdentificationId::None;
    engine::Basket basket;
    engine::Ask redeem;
    std::string registerId;
    std::string ticket;  ///< the register's number; makes the sale's id, so that a retry is the same sale
    std::string store;   ///< empty: the terminal's own
    bool online = false; ///< head office can be asked: redemption is not limited to the rights held, and a live code
                         ///< counts as one while online
    std::vector<ValueAsk> value = {};
    std::optional<ExchangeAsk> exchange = {};
    bool family = false;      ///< points of the member's family may be spent where the own do not suffice
    std::string channel = {}; ///< by which it is made, in the programme's words; empty: the terminal's own
};

/// One line of goods that come back without their sale, as the receipt says it.
struct BlindLine
{
    engine::BasketLine line; ///< `id` as on the receipt
    std::int64_t refundMinor = 0;
};

/// Goods of a sale that cannot be looked up now.
struct BlindReturnAsk
{
    std::optional<SaleId> sale; ///< as the receipt says; none: not legible
    std::optional<MemberId> member;
    std::vector<BlindLine> lines;
    Currency currency;
    std::string ticket; ///< the register's number of the return; a retry of it is the same return
    std::string reason;
};

/// A load of an account; of a gift card that nobody knows yet, its sale.
struct LoadAsk
{
    std::optional<MemberId> account;
    std::string card; ///< the gift card's number; with an account: what it was found by, and it must be a gift card
    std::int64_t minor = 0;
    std::string registerId;
    std::string ticket; ///< a retry of the same ticket is the same load
};

/// As it was typed.
struct EnrolAsk
{
    std::string name;
    std::string phone;
    std::string birthday; ///< "1999-02-28", "--02-29", or empty: not told
    std::string card;     ///< empty: none
    std::string consentPurpose;
    std::string consentText;
    std::string language;
    std::optional<MemberId> referrer = {}; ///< who brought them
};

} // namespace loyalty::terminal

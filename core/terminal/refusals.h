#pragma once

#include "core/access/access.h"
#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/engine/goods_return.h"
#include "core/engine/quote.h"
#include "core/ledger/posting.h"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

/// Who asks for an act, and why it does not happen.
namespace loyalty::terminal {

/// Why a use case did not happen: the business said no, or the world broke.
template <class Refusal>
using Stop = std::variant<Refusal, Fault>;
template <class T, class Refusal>
using Answer = Result<T, Stop<Refusal>>;

/// Who asks, and who allowed it where that is needed.
struct By
{
    access::Actor actor;
    std::optional<access::Actor> approver;
};

enum class EnrolRefusal {
    NotAllowed,
    NeedsApproval,
    BadName,
    BadPhone,
    BadCard,
    PaymentCode, ///< given as the card: never kept
    BankCard,    ///< the same
    BadBirthday,
    NoConsent,
    TooYoung,
    AlreadyMember,
    NoSuchReferrer
};
enum class SellRefusal {
    NotAllowed,
    NeedsApproval,
    NoProgramme,
    NoSuchMember,
    MemberBlocked,
    RedeemNotAllowed,
    NeedsRight,
    CodeUsed,          ///< a sale was made with this live code or a later one since it was identified
    NotIdentified,     ///< `identification` is nobody's, another member's, or older than half an hour: scan again
    ProgrammeNotBegun, ///< there are programmes, and by this machine's clock none has begun
    QuoteChanged,      ///< the quote of now is not the one that was shown
    TicketTaken,       ///< another sale has this ticket's number, or another basket this id
    Quote,
    NoSuchValue,    ///< the account that should pay is not known, or is blocked
    NotEnoughValue, ///< it does not hold as much
    NoSuchCoupon,   ///< the member does not hold it as often, or the programme does not have it
    Exchange        ///< the goods cannot come back: see SellStop::exchange
};
enum class ReturnUseRefusal {
    NotAllowed,
    NeedsApproval,
    NoSuchSale,
    SaleVoided,
    TicketTaken, ///< another return of this sale has this number
    Return,
    SaleKnown, ///< without it is for sales that cannot be looked up: this one is here
    NoReason,
    NoProgramme,
    NoSuchMember,
    Basket ///< the lines are none that could be sold
};
enum class VoidRefusal { NotAllowed, NeedsApproval, NoSuchSale, AlreadyVoided, AlreadyReturned, Exchange, OtherDay };
enum class AdjustRefusal {
    NotAllowed,
    NeedsApproval,
    NoSuchMember,
    NoReason,
    OutOfRange,
    NotEnough,      ///< the member has fewer points than are to be taken
    ReferenceTaken, ///< another act has it
    Nothing
};
enum class BlockRefusal { NotAllowed, NeedsApproval, NoSuchMember, NoReason, Already };
enum class ReceiptRefusal { NotAllowed, NeedsApproval, NoSuchSale, NoSuchReceipt, AlreadySettled };
enum class ValueRefusal {
    NotAllowed,
    NeedsApproval,
    NoProgramme,
    NotOffered, ///< by the programme in force
    NoSuchAccount,
    NotAGiftCard, ///< the number is a member's
    Blocked,
    BadCard,
    OutOfRange,
    NoReason,
    NotEnough,
    NeedsRight,  ///< ask head office for a right of what is missing
    TicketTaken, ///< another act has this number
    NoSuchLoad,  ///< none of this terminal's, or one that is taken back already
    OtherDay,    ///< a load is taken back on its own day only
    Spent        ///< of the load, in part at least
};
enum class MembershipRefusal {
    NotAllowed,
    NeedsApproval,
    NoSuchMember,
    NoReason,
    NoProgramme,
    BadCard,
    CardTaken,
    NothingPersonal, ///< the member's personal part cannot be opened here
    SameMember,
    NotMerged,
    InFamily,
    NotInFamily,
    FamilyFull,
    NoSuchTier,
    BadDate,
    BadSegment, ///< no word, or too long, or the member is in as many as anybody may be
    InSegment,
    NotInSegment,
    Blocked,
    HoldsValue ///< stored value that was paid in: it is paid out first
};
enum class FindRefusal { NotAllowed, NoSuchSale, NoSuchMember };

/// The sale that a ticket's number belongs to.
struct BookedSale
{
    SaleId sale;
    Instant at;
    std::int64_t totalMinor = 0;
    Currency currency;
    bool voided = false;
    bool operator==(const BookedSale&) const = default;
};

/// A right that an act lacks: to be asked of head office, by exactly this amount.
struct MissingRight
{
    MemberId member;
    ledger::AssetKey what;
    std::int64_t amount = 0;
    bool operator==(const MissingRight&) const = default;
};

/// A refusal that carries what it is about: which engine refusal, how many points of rights are missing.
struct SellStop
{
    SellRefusal why = SellRefusal::NotAllowed;
    std::optional<engine::QuoteRefusal> quote;
    Points missingRights;
    Points allowed{}; ///< quote RedeemNotWithThisCode: as many may be redeemed in the way the member was identified
    std::optional<BookedSale> taken{};      ///< TicketTaken: by this one
    std::optional<Instant> programmeFrom{}; ///< ProgrammeNotBegun: when the first one does
    std::vector<MissingRight> missing = {}; ///< all that the sale lacks, points of the member's own too
    std::optional<engine::ReturnRefusal> exchange = {};
    bool operator==(const SellStop&) const = default;
};

struct ReturnStop
{
    ReturnUseRefusal why = ReturnUseRefusal::NotAllowed;
    std::optional<engine::ReturnRefusal> detail;
    bool operator==(const ReturnStop&) const = default;
};

[[nodiscard]] std::string_view toString(EnrolRefusal refusal);
[[nodiscard]] std::string_view toString(SellRefusal refusal);
[[nodiscard]] std::string_view toString(ReturnUseRefusal refusal);
[[nodiscard]] std::string_view toString(VoidRefusal refusal);
[[nodiscard]] std::string_view toString(AdjustRefusal refusal);
[[nodiscard]] std::string_view toString(BlockRefusal refusal);
[[nodiscard]] std::string_view toString(FindRefusal refusal);
[[nodiscard]] std::string_view toString(ReceiptRefusal refusal);
[[nodiscard]] std::string_view toString(ValueRefusal refusal);
[[nodiscard]] std::string_view toString(MembershipRefusal refusal);

} // namespace loyalty::terminal

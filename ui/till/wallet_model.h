#pragma once

#include "ui/style/row_list.h"
#include "ui/till/state_line_model.h"

#include <string>
#include <vector>

namespace loyalty::ui {

/// One thing that the member has for the sale.
struct WalletItem
{
    enum class Kind { Exchange, Coupon, Code, NewCode, Reward, Account, Tender, StampCard };
    Kind kind = Kind::Coupon;
    std::string id;         ///< of the programme; of Code the code, of Tender its type
    MemberId account;       ///< of Account
    bool used = false;      ///< in this sale
    std::int64_t count = 0; ///< of it, in this sale
    QString whyNot;         ///< no more of it; empty: more can be used
    bool operator==(const WalletItem&) const = default;
};

/// Coupons, rewards, stored value and stamp cards of the open sale: a row each, and what stands behind it.
struct WalletModel
{
    QString title;
    QString help;
    QString empty;
    std::vector<WalletItem> items;
    std::vector<Row> rows; ///< one for each item
    bool operator==(const WalletModel&) const = default;
};

[[nodiscard]] WalletModel walletModel(const checkout::CheckoutView& view, const ProgrammeWords& words);

/// What a way of paying is called that the programme names: "Voucher"; its own word where that is not known.
[[nodiscard]] QString tenderName(const std::string& type);

/// "Stored value", "Gift card ****2349".
[[nodiscard]] QString accountWords(const std::string& ending);

} // namespace loyalty::ui

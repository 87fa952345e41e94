#pragma once

#include "tests/app/ctl/programs.h"

#include <QString>
#include <QStringList>

namespace loyalty::test {

/// A shop whose terminal is enrolled and knows a few members by their cards. The cashier is 1001.
class ShopWithMembers : public Shop
{
public:
    ShopWithMembers();

    [[nodiscard]] const QString& card(int member) const { return m_cards.at(member); }
    [[nodiscard]] qint64 balanceOf(int member) const;
    /// What the member's phone shows now.
    [[nodiscard]] QString liveCode(int member) const;

private:
    QStringList m_cards;
};

} // namespace loyalty::test

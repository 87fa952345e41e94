#include "tests/app/whole/shop_with_members.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;

const QStringList kSample{u"member"_s, u"sample"_s, u"--count"_s, u"8"_s, u"--seed"_s, u"1"_s};

} // namespace

ShopWithMembers::ShopWithMembers()
{
    REQUIRE(office(kSample + QStringList{u"--store"_s, u"S1"_s}).exitCode == 0);
    const QStringList lines = QString::fromStdString(run(headOfficeProgram(), kSample).out).split(u'\n');
    const auto column = lines.front().split(u',').indexOf(u"card"_s);
    REQUIRE(column >= 0);
    for (const QString& line : lines.mid(1))
        if (const QString card = line.split(u',').value(column); !card.isEmpty())
            m_cards.push_back(card);
    REQUIRE(m_cards.size() >= 4);
    enrol();
}

qint64 ShopWithMembers::balanceOf(int member) const
{
    const Ended found = ctl(u"member find %1 --json"_s.arg(card(member)));
    REQUIRE(found.exitCode == 0);
    const QJsonObject reply = QJsonDocument::fromJson(QByteArray::fromStdString(found.out)).object();
    const QJsonObject value = reply.contains(u"value"_s) ? reply.value(u"value"_s).toObject() : reply;
    REQUIRE(value.contains(u"balance"_s));
    return value.value(u"balance"_s).toInteger();
}

QString ShopWithMembers::liveCode(int member) const
{
    const Ended code = office({u"member"_s, u"code"_s, u"--card"_s, card(member)});
    REQUIRE(code.exitCode == 0);
    return QString::fromStdString(code.lastLine());
}

} // namespace loyalty::test

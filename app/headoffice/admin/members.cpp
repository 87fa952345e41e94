#include "app/headoffice/admin/commands.h"
#include "core/access/scan_content.h"
#include "core/member/phone.h"
#include "core/office/roll.h"
#include "core/programme/parse.h"

#include <algorithm>
#include <utility>

namespace loyalty::headoffice {

namespace {

constexpr std::size_t kMostMembers = 5000;
constexpr std::size_t kMostExternalIds = 16;

struct Surroundings
{
    access::ContentRules content;
    std::vector<office::Store> stores;
    BusinessDate today;
};

/// The cards that any programme of the chain called its own.
Result<std::vector<member::CardRange>, Fault> ownCards(office::Transaction& transaction)
{
    LOYALTY_TRY(programmes, transaction.programmes());
    std::vector<member::CardRange> cards;
    for (const sync::ProgrammeRow& row : programmes)
        if (const auto programme = programme::parse(row.bytes, programme::Judged::AsPublished))
            cards.insert(cards.end(), programme->cards.begin(), programme->cards.end());
    return cards;
}

Result<Surroundings, Fault> look(LocalOffice& desk)
{
    LOYALTY_TRY(transaction, desk.database().read());
    LOYALTY_TRY(chain, transaction->chain());
    LOYALTY_TRY(stores, transaction->stores());
    LOYALTY_TRY(cards, ownCards(*transaction));
    if (!chain)
        return fail(Fault{FaultCode::Missing, "the database holds no chain"});
    const StoreTime time = stores.empty() ? StoreTime{"UTC", 0} : stores.front().time;
    return Surroundings{{chain->countryCode, std::move(cards)},
                        std::move(stores),
                        businessDateAt(desk.clock().now(), time, desk.calendar())};
}

/// Reads one person; says of each value that cannot be right what is wrong with it.
class PersonReader
{
public:
    PersonReader(const json::Value& value, std::size_t row, const Surroundings& around, json::Array& wrong)
        : m_reader(value, "", m_complaints)
        , m_row(row)
        , m_around(around)
        , m_wrong(wrong)
    {}

    /// Nothing where any value was wrong.
    [[nodiscard]] std::optional<office::NewMember> read()
    {
        office::NewMember person;
        person.joined = m_around.today;
        readPersonal(person.personal);
        readHome(person);
        if (const json::Array* ids = m_reader.optionalArray("external", kMostExternalIds))
            for (const json::Value& id : *ids)
                if (id.asString() != nullptr && !id.asString()->empty())
                    person.externalIds.push_back(*id.asString());
        if (m_good && m_complaints.empty() && isNobody(person))
            wrong("", "", "nobody: a name, phone, card, external id or member id is needed");
        if (!m_good || !m_complaints.empty())
            return std::nullopt;
        return person;
    }

private:
    static bool isNobody(const office::NewMember& person)
    {
        return person.personal.name.empty() && person.personal.phoneE164.empty() && !person.personal.card &&
               person.externalIds.empty() && !person.id;
    }

    void readPersonal(member::Personal& personal)
    {
        personal.name = m_reader.stringOr("name", "");
        if (!member::isName(personal.name))
            wrong("name", personal.name, "not a name: too long, or with characters that no name has");
        if (const std::string phone = m_reader.stringOr("phone", ""); !phone.empty()) {
            const auto number = member::toE164(phone, m_around.content.countryCode);
            if (!number)
                wrong("phone", phone, "not a phone number");
            personal.phoneE164 = number.value_or("");
        }
        if (const std::string birthday = m_reader.stringOr("birthday", ""); !birthday.empty()) {
            personal.birthday = member::Birthday::parse(birthday);
            if (!personal.birthday)
                wrong("birthday", birthday, "not a day; write 1999-02-28, or --02-28 without the year");
        }
        if (const std::string card = m_reader.stringOr("card", ""); !card.empty())
            readCard(personal, card);
    }

    /// What pays is neither kept nor told again.
    void readCard(member::Personal& personal, const std::string& card)
    {
        const auto content = access::contentOf(card, access::Symbology::Unknown, m_around.content);
        if (std::holds_alternative<access::BankCard>(content))
            return wrong("card", "", "a bank card's number, which is never kept");
        if (std::holds_alternative<access::PaymentCode>(content))
            return wrong("card", "", "a payment code, which is never kept");
        personal.card = member::CardNumber::parse(card);
        if (!personal.card)
            wrong("card", card, "not a card number: 8 to 19 digits, the last of them the check digit");
    }

    void readHome(office::NewMember& person)
    {
        person.homeStore = m_reader.stringOr("store", m_around.stores.empty() ? "" : m_around.stores.front().id);
        const bool known = std::ranges::any_of(
            m_around.stores, [&](const office::Store& store) { return store.id == person.homeStore; });
        if (!known && !person.homeStore.empty())
            wrong("store", person.homeStore, "no such store");
        if (const std::string id = m_reader.stringOr("id", ""); !id.empty()) {
            person.id = MemberId::parse(id);
            if (!person.id)
                wrong("id", id, "not a member id: 32 hexadecimal digits");
        }
        if (const std::string joined = m_reader.stringOr("joined", ""); !joined.empty()) {
            const auto day = BusinessDate::parse(joined);
            if (!day)
                wrong("joined", joined, "not a day; write 2026-11-21");
            person.joined = day.value_or(person.joined);
        }
    }

    void wrong(std::string_view field, std::string_view value, std::string_view message)
    {
        m_good = false;
        m_wrong.push_back(json::Object{
            {"row", number(std::uint64_t{m_row})}, {"field", field}, {"value", value}, {"message", message}});
    }

    std::vector<json::Complaint> m_complaints;
    json::Reader m_reader;
    std::size_t m_row;
    const Surroundings& m_around;
    json::Array& m_wrong;
    bool m_good = true;
};

/// Whether the person is found by every number of theirs, as the one who is found by the first of them. Not so, where
/// somebody was there already under the phone, or somebody else has the card.
Result<bool, Fault> isFoundByAll(office::Transaction& transaction, const office::NewMember& person,
                                 const office::Keys& keys)
{
    std::optional<MemberId> who;
    for (const crypto::KeyedHash& hash : office::lookupsOf(person.personal, person.externalIds, keys)) {
        LOYALTY_TRY(owner, office::ownerOf(transaction, hash));
        if (!owner || (who && *who != *owner))
            return false;
        who = owner;
    }
    return true;
}

/// Says of each person who was passed over for what they would have lost; answers how many they are.
Result<std::size_t, Fault> addNotTaken(LocalOffice& desk,
                                       const std::vector<std::pair<std::size_t, office::NewMember>>& people,
                                       json::Array& wrong)
{
    LOYALTY_TRY(transaction, desk.database().read());
    std::size_t notTaken = 0;
    for (const auto& [row, person] : people) {
        LOYALTY_TRY(found, isFoundByAll(*transaction, person, desk.keys()));
        if (found)
            continue;
        ++notTaken;
        wrong.push_back(json::Object{{"row", number(std::uint64_t{row})},
                                     {"field", person.personal.card ? "card" : "external"},
                                     {"value", person.personal.card ? person.personal.card->digits() : std::string()},
                                     {"message", "not taken: the phone or card is a member's already, and this is not "
                                                 "theirs; a manager replaces cards"}});
    }
    return notTaken;
}

} // namespace

json::Object adminMembers(json::Reader& asked, LocalOffice& desk)
{
    const json::Array* rows = asked.array("members", kMostMembers);
    if (rows == nullptr)
        return refused("bad-request", "members: a list of at most " + std::to_string(kMostMembers) + " is wanted");
    const auto around = look(desk);
    if (!around)
        return faulted(around.error());
    json::Array wrong;
    std::vector<office::NewMember> people;
    std::vector<std::pair<std::size_t, office::NewMember>> byRow;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        PersonReader reader((*rows)[row], row, *around, wrong);
        if (auto person = reader.read()) {
            byRow.emplace_back(row, *person);
            people.push_back(std::move(*person));
        } else if (wrong.empty() || *wrong.back().asObject()->find("row") != number(std::uint64_t{row}))
            wrong.push_back(json::Object{{"row", number(std::uint64_t{row})},
                                         {"field", ""},
                                         {"value", ""},
                                         {"message", "a value is of the wrong kind or too long"}});
    }
    const auto added = desk.office().importMembers(people);
    if (!added)
        return failed(added.error());
    const auto notTaken = addNotTaken(desk, byRow, wrong);
    if (!notTaken)
        return faulted(notTaken.error());
    return done()
        .set("added", number(std::uint64_t{*added}))
        .set("present", number(std::uint64_t{people.size() - *added - *notTaken}))
        .set("wrong", std::move(wrong));
}

} // namespace loyalty::headoffice

#include "app/ctl/replay/ticket_file.h"

#include "app/ctl/replay/cell.h"
#include "core/base/csv.h"
#include "core/base/json/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

namespace loyalty::ctl {
namespace {

enum Column { Basket, Household, Store, Timestamp, Product, Department, Count, Amount, Zone };
constexpr std::size_t kColumns = 9;
constexpr std::string_view kZoneColumn = "zone";
constexpr std::string_view kNoDepartment = "UNKNOWN";
constexpr std::string_view kFuel = "FUEL";
constexpr std::size_t kNowhere = SIZE_MAX;

using Places = std::array<std::size_t, kColumns>;

std::size_t placeOf(const std::vector<std::string>& heading, std::string_view name)
{
    const auto found = std::find(heading.begin(), heading.end(), name);
    return found == heading.end() ? kNowhere : static_cast<std::size_t>(found - heading.begin());
}

Result<Places, Fault> placesIn(const CsvRecord& heading)
{
    Places places{};
    std::string missing;
    std::string twice;
    const auto look = [&](std::string_view name) {
        if (std::ranges::count(heading.fields, name) > 1)
            twice += (twice.empty() ? "" : ", ") + std::string(name);
        return placeOf(heading.fields, name);
    };
    for (std::size_t i = 0; i < std::size(kTicketColumns); ++i) {
        places[i] = look(kTicketColumns[i]);
        if (places[i] == kNowhere)
            missing += (missing.empty() ? "" : ", ") + std::string(kTicketColumns[i]);
    }
    if (!missing.empty())
        return fail(Fault{FaultCode::BadConfiguration, "the heading does not name these columns: " + missing});
    places[Zone] = look(kZoneColumn);
    if (!twice.empty()) // which of them counts would be a guess, and one of them is money
        return fail(Fault{FaultCode::BadConfiguration, "the heading names these columns twice: " + twice});
    return places;
}

/// A row as far as it can be read alone.
struct Row
{
    std::string basket;
    std::string household;
    std::string store;
    Instant at;
    TicketLine line;
};

class Reading
{
public:
    Reading(const TicketReading& reading, const Calendar& calendar, Places places, std::size_t width)
        : m_reading(reading)
        , m_calendar(calendar)
        , m_places(places)
        , m_width(width)
    {}

    void take(CsvRecord& record)
    {
        ++m_file.linesIn;
        m_line = record.line;
        if (record.flaw != CsvFlaw::None)
            return refuse(toString(record.flaw));
        if (record.fields.size() != m_width)
            return refuse("wrong-number-of-fields");
        if (const auto row = readRow(record))
            add(*row);
    }

    TicketFile done() { return std::move(m_file); }

private:
    std::string& cell(CsvRecord& record, Column column) const { return record.fields[m_places[column]]; }

    void refuse(std::string_view reason)
    {
        ++m_file.refused[std::string(reason)];
        m_file.firstRefused.try_emplace(std::string(reason), m_line);
    }
    void odd(std::string_view what) { ++m_file.oddities[std::string(what)]; }

    std::optional<Row> readRow(CsvRecord& record)
    {
        const auto no = [this](std::string_view reason) {
            refuse(reason);
            return std::nullopt;
        };
        for (const std::string& field : record.fields)
            if (json::findBadUtf8(field) != field.size())
                return no("not-utf8");
        Row row;
        const std::pair<Column, std::string_view> names[] = {{Basket, "no-basket-id"},
                                                             {Household, "no-household-id"},
                                                             {Store, "no-store-id"},
                                                             {Product, "no-product-id"}};
        for (const auto& [column, reason] : names)
            if (!isName(cell(record, column)))
                return no(reason);
        row.basket = std::move(cell(record, Basket));
        row.household = std::move(cell(record, Household));
        row.store = std::move(cell(record, Store));
        row.line.product = std::move(cell(record, Product));
        const std::string_view zone = m_places[Zone] == kNowhere ? m_reading.zone : cell(record, Zone);
        if (!m_calendar.isZone(zone))
            return no("unknown-zone");
        const auto at = parseTimestamp(cell(record, Timestamp), zone, m_calendar);
        if (!at)
            return no("unreadable-timestamp");
        if (!isInBooks(*at))
            return no("timestamp-out-of-range");
        row.at = *at;
        return readGoods(record, std::move(row));
    }

    std::optional<Row> readGoods(CsvRecord& record, Row row)
    {
        const auto no = [this](std::string_view reason) {
            refuse(reason);
            return std::nullopt;
        };
        const auto count = parseCount(cell(record, Count));
        if (!count)
            return no("unreadable-quantity");
        const auto amount = parseAmount(cell(record, Amount), m_reading.currency);
        if (!amount)
            return no("unreadable-amount");
        if (amount->minor() < 0)
            return no("negative-amount");
        std::string& department = cell(record, Department);
        const bool noDepartment = department.empty() || department == "NA";
        if (!noDepartment && !isName(department))
            return no("unreadable-department");
        // Pumps count thousandths of a gallon; everything else is counted in pieces.
        row.line.quantity = department == kFuel ? Quantity{*count} : Quantity::pieces(*count);
        row.line.amountMinor = amount->minor();
        row.line.category = noDepartment ? std::string(kNoDepartment) : std::move(department);
        return row;
    }

    void add(const Row& row)
    {
        const bool isFull = m_file.tickets.size() >= m_reading.mostTickets;
        const auto [found, isNew] = m_index.try_emplace(row.basket, isFull ? kNowhere : m_file.tickets.size());
        if (found->second == kNowhere) {
            --m_file.linesIn;
            return;
        }
        if (isNew)
            m_file.tickets.push_back({row.basket, row.household, row.store, row.at, {}, m_line});
        Ticket& ticket = m_file.tickets[found->second];
        if (ticket.household != row.household)
            return refuse("household-differs-from-ticket");
        if (ticket.store != row.store)
            return refuse("store-differs-from-ticket");
        if (ticket.at != row.at)
            return refuse("time-differs-from-ticket");
        if (!isNew && found->second + 1 != m_file.tickets.size())
            odd("ticket in pieces");
        countOddities(row.line);
        ticket.lines.push_back(row.line);
    }

    void countOddities(const TicketLine& line)
    {
        if (line.category == kNoDepartment)
            odd("department missing");
        if (line.quantity == Quantity{})
            odd("quantity 0");
        if (line.amountMinor == 0)
            odd("amount 0");
    }

    const TicketReading& m_reading;
    const Calendar& m_calendar;
    Places m_places;
    std::size_t m_width;
    std::uint64_t m_line = 0; ///< of the file
    TicketFile m_file;
    std::unordered_map<std::string, std::size_t> m_index;
};

} // namespace

Result<TicketFile, Fault> parseTickets(std::string_view csv, const TicketReading& reading, const Calendar& calendar)
{
    if (!calendar.isZone(reading.zone))
        return fail(Fault{FaultCode::BadConfiguration, "\"" + reading.zone + "\" is no time zone"});
    CsvReader reader(csv);
    CsvRecord record;
    if (!reader.next(record))
        return fail(Fault{FaultCode::BadConfiguration, "the file is empty"});
    LOYALTY_TRY(places, placesIn(record));
    Reading rows(reading, calendar, places, record.fields.size());
    while (reader.next(record))
        rows.take(record);
    return rows.done();
}

} // namespace loyalty::ctl

#include "app/headoffice/command/program.h"
#include "app/headoffice/command/stores.h"
#include "app/headoffice/folder/data_folder.h"
#include "app/headoffice/store/sqlite/sqlite_database.h"
#include "core/office/office.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace loyalty::headoffice {

namespace {

Result<office::NewChain, std::string> chainFrom(const Arguments& arguments)
{
    office::NewChain chain;
    chain.name = arguments.get("--name");
    LOYALTY_TRY(currency, currencyFrom(arguments.get("--currency")));
    chain.currency = currency;
    chain.countryCode = arguments.get("--country", "86");
    const bool digits =
        std::all_of(chain.countryCode.begin(), chain.countryCode.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || chain.countryCode.size() > 3)
        return fail("--country takes 1 to 3 digits, e.g. 86, not '" + chain.countryCode + "'");
    LOYALTY_TRY(budget, arguments.number("--risk-budget", 0, 0, Points::kMax));
    LOYALTY_TRY(unbacked, arguments.number("--unbacked", 0, 0, budget));
    LOYALTY_TRY(perVisit, arguments.number("--per-visit", 0, 0, unbacked));
    LOYALTY_TRY(shards, arguments.number("--shards", 16, 1, 256));
    chain.riskBudget = budget;
    chain.unbackedPerTerminal = unbacked;
    chain.unbackedPerVisit = perVisit;
    chain.shards = static_cast<int>(shards);
    const auto calendar = makeCalendar();
    for (const std::string& text : arguments.all("--store")) {
        LOYALTY_TRY(store, storeFrom(text, *calendar));
        chain.stores.push_back(store);
    }
    for (const std::string& text : arguments.all("--operator")) {
        LOYALTY_TRY(person, operatorFrom(text));
        chain.operators.push_back(person);
    }
    return chain;
}

Result<void, Fault> fill(const DataFolder& folder, const office::NewChain& chain, Random& random)
{
    LOYALTY_TRY(database, SqliteDatabase::open(folder.databaseFile()));
    const auto keys = office::Office::create(*database, random, chain, folder.key());
    if (keys)
        return {};
    if (const auto* fault = std::get_if<Fault>(&keys.error()))
        return fail(*fault);
    return fail(Fault{FaultCode::Rejected, std::string(toString(std::get<office::OfficeRefusal>(keys.error())))});
}

} // namespace

Exit runCreate(const Arguments& arguments, Console& console)
{
    const auto chain = chainFrom(arguments);
    if (!chain)
        return failUsage(console, chain.error());
    crypto::SystemRandom random;
    const std::string dir = arguments.get("--dir");
    const auto created =
        DataFolder::create(dir, random, [&](const DataFolder& unfinished) { return fill(unfinished, *chain, random); });
    if (!created)
        return failFault(console, created.error());
    console.out << "made the head office of " << chain->name << " in " << dir << "; stores: " << chain->stores.size()
                << ", operators: " << chain->operators.size() << "\n"
                << "keep a copy of " << dir << "/folder.key in a safe place: without it the chain's keys are lost\n";
    return Exit::Done;
}

} // namespace loyalty::headoffice

#include "app/ctl/replay/chain_setup.h"

#include "app/ctl/json_view.h"

namespace loyalty::ctl {
namespace {

std::set<std::string> idsOf(const json::Array& array)
{
    std::set<std::string> ids;
    for (const json::Value& value : array)
        ids.insert(JsonView(value).text("id"));
    return ids;
}

} // namespace

Result<json::Value, Fault> mustAnswer(const HeadOffice& office, const json::Object& command)
{
    const json::Value reply(office.ask(command));
    const JsonView view(reply);
    if (view.text("outcome") == "done")
        return *reply.asObject()->find("value");
    const std::string asked = *command.find("command")->asString();
    return fail(Fault{view.has("fault") ? FaultCode::Unreachable : FaultCode::Rejected,
                      "head office, asked for \"" + asked + "\": " + view.text("fault") + view.text("code") + " " +
                          view.text("detail")});
}

Result<void, Fault> prepareChain(const HeadOffice& office, const ChainNeeds& needs)
{
    LOYALTY_TRY(status, mustAnswer(office, {{"command", "status"}}));
    const JsonView chain(status);
    const std::set<std::string> stores = idsOf(chain.list("stores"));
    for (const std::string& store : needs.stores)
        if (!stores.contains(store))
            LOYALTY_CHECK(mustAnswer(
                office, {{"command", "store"}, {"id", store}, {"name", "Store " + store}, {"zone", needs.zone}}));
    if (!idsOf(chain.list("operators")).contains(needs.operatorId))
        LOYALTY_CHECK(mustAnswer(
            office, {{"command", "operator"}, {"id", needs.operatorId}, {"name", "Replay"}, {"role", "supervisor"}}));
    if (chain.list("programmes").empty())
        LOYALTY_CHECK(mustAnswer(office, {{"command", "publish"}, {"programme", needs.programme}}));
    return {};
}

Result<std::string, Fault> codeFor(const HeadOffice& office, const std::string& store)
{
    LOYALTY_TRY(value, mustAnswer(office, {{"command", "code"}, {"store", store}, {"lane", "replay"}}));
    return JsonView(value).text("code");
}

} // namespace loyalty::ctl

#include "app/ctl/conformance/document.h"

#include "core/programme/parse.h"

namespace loyalty::ctl {

std::string documentOf(const JsonView& given)
{
    json::Object document{{"format", std::string(programme::kFormat)},
                          {"id", "conformance"},
                          {"version", 1},
                          {"validFrom", "2000-01-01T00:00:00Z"},
                          {"currency", json::Object{{"code", "CNY"}, {"exponent", 2}}},
                          {"names", json::Object{{"en", "Conformance"}}}};
    if (const json::Value* const said = given.find("programme"); said != nullptr && said->asObject() != nullptr)
        for (const auto& [key, value] : *said->asObject())
            document.set(key, value);
    return json::write(document);
}

} // namespace loyalty::ctl

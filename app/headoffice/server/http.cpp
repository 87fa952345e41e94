#include "app/headoffice/server/http.h"

#include "core/base/json/json.h"

#include <charconv>

namespace loyalty::headoffice {

HttpAnswer errorAnswer(int status, std::string_view code, std::string_view detail)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = json::write(json::Object{{"error", code}, {"detail", detail}});
    return answer;
}

HttpAnswer unavailable(std::string_view code, std::string_view detail, std::chrono::seconds retryAfter)
{
    HttpAnswer answer = errorAnswer(503, code, detail);
    answer.retryAfter = retryAfter;
    return answer;
}

Result<ListenAddress, Fault> parseListen(std::string_view text)
{
    const auto bad = [&] {
        return fail(Fault{FaultCode::BadConfiguration,
                          "'" + std::string(text) + "' is no address to listen on; write it like 127.0.0.1:8080"});
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0)
        return bad();
    std::string_view address = text.substr(0, colon);
    const std::string_view number = text.substr(colon + 1);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    else if (address.find(':') != std::string_view::npos)
        return bad();
    ListenAddress listen{std::string(address), 0};
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), listen.port);
    if (error != std::errc() || end != number.data() + number.size() || number.empty())
        return bad();
    return listen;
}

} // namespace loyalty::headoffice

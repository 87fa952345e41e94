#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace loyalty::headoffice {

/// One POST with a bearer token to a server of this machine ("http://127.0.0.1:8080"), waiting for the answer's body.
/// Unreachable: nobody is there; TimedOut; NotTrusted: the token is not taken; Overloaded: come back later.
[[nodiscard]] Result<std::string, Fault> postLocally(std::string_view url, std::string_view path,
                                                     std::string_view token, std::string body,
                                                     std::chrono::milliseconds patience);

} // namespace loyalty::headoffice

#include "core/base/json/json.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::json {
namespace {

TEST_CASE("a document read and written again gives the same bytes")
{
    const std::string text = R"({"a":[1,-2,{"b":null}],"c":"汉字","d":true,"e":{},"f":[]})";
    const auto value = parse(text);
    REQUIRE(value);
    CHECK(write(*value) == text);
}

} // namespace
} // namespace loyalty::json

#include "devices/scan/scan.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

const Instant kNow = Instant::fromSeconds(1'795'255'200);

TEST_CASE("a scanner that says which symbol it read is believed, and the code is without that")
{
    const Scan scan = scanOf("counter", kNow, "]E04006381333931");

    CHECK(scan == Scan{"counter", kNow, "]E0", access::Symbology::Retail, "4006381333931"});
}

TEST_CASE("a code without an identifier is whole")
{
    CHECK(scanOf("counter", kNow, "4006381333931").bytes == "4006381333931");
    CHECK(scanOf("counter", kNow, "]").bytes == "]");
    CHECK(scanOf("counter", kNow, "").bytes.empty());
    CHECK(scanOf("counter", kNow, "[E0123").aim.empty());
}

TEST_CASE("the bytes of a code are kept as they are")
{
    const std::string gb18030("\xBB\xE1\xD4\xB1\0\xFF", 6);

    const Scan scan = scanOf("counter", kNow, "]Q1" + gb18030);

    CHECK(scan.symbology == access::Symbology::Matrix);
    CHECK(scan.bytes == gb18030);
}

} // namespace
} // namespace loyalty::devices

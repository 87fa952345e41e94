#include "app/ctl/replay/text_file.h"

#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>
#include <zlib.h>

#include <fstream>
#include <iterator>

namespace loyalty::ctl {
namespace {

std::filesystem::path packed(const test::TempDir& dir, const std::string& text)
{
    const std::filesystem::path path = dir.path() / "packed.csv.gz";
    const gzFile file = gzopen(path.c_str(), "wb");
    REQUIRE(gzwrite(file, text.data(), static_cast<unsigned>(text.size())) == static_cast<int>(text.size()));
    REQUIRE(gzclose(file) == Z_OK);
    return path;
}

std::string longText()
{
    std::string text;
    for (unsigned i = 0; text.size() < 3'000'000; ++i)
        text += std::to_string(i * 2654435761U) + "\n";
    return text;
}

TEST_CASE("a file is read plain or packed")
{
    const test::TempDir dir;
    const std::string text = longText();
    CHECK(readTextFile(dir.write("plain.csv", text)) == text);
    CHECK(readTextFile(packed(dir, text)) == text);
    CHECK(readTextFile(dir.write("empty.csv", "")) == "");
}

TEST_CASE("a file that is missing, cut, damaged or too large is a fault and not a short text")
{
    const test::TempDir dir;
    CHECK(readTextFile(dir.path() / "none.csv").error().code == FaultCode::Missing);
    CHECK(readTextFile(dir.path()).error().code == FaultCode::BadConfiguration);
    CHECK(readTextFile(packed(dir, longText()), 1000).error().code == FaultCode::Rejected);

    std::ifstream file(packed(dir, longText()), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    CHECK(readTextFile(dir.write("cut.gz", bytes.substr(0, bytes.size() / 2))).error().code == FaultCode::Corrupt);
    CHECK(readTextFile(dir.write("tail.gz", bytes.substr(0, bytes.size() - 4))).error().code == FaultCode::Corrupt);
    std::string damaged = bytes;
    damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
    CHECK(readTextFile(dir.write("damaged.gz", damaged)).error().code == FaultCode::Corrupt);
}

} // namespace
} // namespace loyalty::ctl

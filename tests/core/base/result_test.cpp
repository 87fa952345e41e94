#include "core/base/result.h"

#include "core/base/fault.h"

#include <catch2/catch_test_macros.hpp>

#include <memory>
#include <set>

namespace loyalty {
namespace {

Result<int, Fault> half(int n)
{
    if (n % 2 != 0)
        return fail(Fault{FaultCode::Rejected, "odd"});
    return n / 2;
}

Result<void, Fault> mustBeEven(int n)
{
    LOYALTY_CHECK(half(n));
    return {};
}

Result<std::unique_ptr<int>, Fault> quarter(int n)
{
    LOYALTY_CHECK(mustBeEven(n));
    LOYALTY_TRY(once, half(n));
    LOYALTY_TRY(twice, half(once));
    return std::make_unique<int>(twice);
}

TEST_CASE("a failure leaves through every caller, and a value goes on")
{
    const auto good = quarter(12);
    REQUIRE(good);
    CHECK(**good == 3);
    CHECK(quarter(3).error() == Fault{FaultCode::Rejected, "odd"});
    CHECK(quarter(6).error().code == FaultCode::Rejected);
    CHECK(mustBeEven(2));
}

TEST_CASE("results are equal when their values or their errors are")
{
    CHECK(half(12) == half(12));
    CHECK(half(12) != half(14));
    CHECK(half(3) == half(5));
    CHECK(half(3) != half(4));
    CHECK(half(12) == 6);
    CHECK(half(3) == fail(Fault{FaultCode::Rejected, "odd"}));
    CHECK(mustBeEven(2) == mustBeEven(4));
    CHECK(mustBeEven(2) != mustBeEven(3));
}

TEST_CASE("a fault may pass by itself when nobody has to do anything about it")
{
    for (const FaultCode code :
         {FaultCode::Busy, FaultCode::Unreachable, FaultCode::TimedOut, FaultCode::Overloaded, FaultCode::BadReply})
        CHECK(isTransient(code));
    for (const FaultCode code : {FaultCode::DiskFull, FaultCode::ReadOnly, FaultCode::Io, FaultCode::Locked,
                                 FaultCode::Corrupt, FaultCode::NewerVersion, FaultCode::Missing, FaultCode::NotTrusted,
                                 FaultCode::Rejected, FaultCode::BadConfiguration})
        CHECK_FALSE(isTransient(code));
}

TEST_CASE("every fault has a name of its own")
{
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(FaultCode::BadConfiguration); ++code)
        names.insert(toString(static_cast<FaultCode>(code)));
    CHECK(names.size() == static_cast<std::size_t>(FaultCode::BadConfiguration) + 1);
    CHECK(names.contains("disk-full"));
}

} // namespace
} // namespace loyalty

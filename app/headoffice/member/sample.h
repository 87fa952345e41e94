#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace loyalty::headoffice {

/// A made-up person: everything plausible, nothing real.
struct SamplePerson
{
    std::string name;
    std::string phone;    ///< a Chinese mobile number, no two alike
    std::string birthday; ///< "1988-03-09"
    std::string card;     ///< 12 digits with a right check digit, no two alike; too short for a payment card
};

/// The same seed gives the same people, whatever the count: a longer list begins with the shorter one.
[[nodiscard]] std::vector<SamplePerson> samplePeople(std::size_t count, std::uint64_t seed);

} // namespace loyalty::headoffice

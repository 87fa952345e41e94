#include "core/programme/iso_currencies.h"

#include <utility>

namespace loyalty::programme {
namespace {

constexpr std::size_t kCodeLength = 3;

/// ISO 4217, list one, without funds, metals and codes for tests. Parted by spaces.
constexpr std::pair<int, std::string_view> kCodes[] = {
    {0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"},
    {2,
     "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
     "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR "
     "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
     "NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
     "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG"},
    {3, "BHD IQD JOD KWD LYD OMR TND"},
};

} // namespace

std::optional<int> isoExponent(std::string_view code)
{
    if (code.size() != kCodeLength)
        return std::nullopt;
    for (const auto& [exponent, codes] : kCodes)
        for (std::size_t at = 0; at < codes.size(); at += kCodeLength + 1)
            if (codes.substr(at, kCodeLength) == code)
                return exponent;
    return std::nullopt;
}

} // namespace loyalty::programme

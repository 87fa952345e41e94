#include "core/member/personal.h"

#include "core/base/json/utf8.h"
#include "core/base/plain_text.h"
#include "core/member/phone.h"

#include <tuple>

namespace loyalty::member {

namespace {

/// Any leap year: a birthday without a year may be 29 February.
constexpr std::string_view kLeapYear = "2000";
constexpr int kConsentAge = 14;
constexpr std::size_t kMaxFieldBytes = 64;

} // namespace

std::optional<Birthday> Birthday::parse(std::string_view text)
{
    const bool hasYear = !text.starts_with("--");
    const auto date = BusinessDate::parse(hasYear ? std::string(text) : std::string(kLeapYear).append(text.substr(1)));
    if (!date)
        return std::nullopt;
    const auto [year, month, day] = date->ymd();
    return Birthday{month, day, hasYear ? std::optional(year) : std::nullopt};
}

std::string Birthday::toString() const
{
    const auto two = [](int n) {
        return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    };
    return (year ? std::to_string(*year) : "-") + "-" + two(month) + "-" + two(day);
}

std::optional<bool> isUnder14(const Birthday& birthday, BusinessDate today)
{
    if (!birthday.year)
        return std::nullopt;
    const auto now = today.ymd();
    return std::tuple(now.year, now.month, now.day) <
           std::tuple(*birthday.year + kConsentAge, birthday.month, birthday.day);
}

json::Value Personal::toJson() const
{
    json::Object object;
    if (!name.empty())
        object.set("name", name);
    if (!phoneE164.empty())
        object.set("phone", phoneE164);
    if (birthday)
        object.set("birthday", birthday->toString());
    if (card)
        object.set("card", card->digits());
    if (pass)
        object.set("pass", pass->digits());
    return object;
}

Personal Personal::fromJson(const json::Value& value, std::string path, std::vector<json::Complaint>& complaints)
{
    json::Reader reader(value, std::move(path), complaints);
    Personal personal;
    personal.name = reader.stringOr("name", "", kMaxNameBytes);
    if (!isName(personal.name)) {
        reader.complain("name", "not-a-name");
        personal.name.clear();
    }
    personal.phoneE164 = reader.stringOr("phone", "", kMaxFieldBytes);
    if (!personal.phoneE164.empty() && !isE164(personal.phoneE164)) {
        reader.complain("phone", "not-a-phone");
        personal.phoneE164.clear();
    }
    if (reader.has("birthday")) {
        personal.birthday = Birthday::parse(reader.string("birthday", kMaxFieldBytes));
        if (!personal.birthday)
            reader.complain("birthday", "not-a-date");
    }
    if (reader.has("card")) {
        personal.card = CardNumber::parse(reader.string("card", kMaxFieldBytes));
        if (!personal.card)
            reader.complain("card", "not-a-card-number");
    }
    if (reader.has("pass")) {
        personal.pass = PassId::parse(reader.string("pass", kMaxFieldBytes));
        if (!personal.pass)
            reader.complain("pass", "not-a-pass");
    }
    return personal;
}

bool isName(std::string_view text)
{
    return text.size() <= Personal::kMaxNameBytes && json::findBadUtf8(text) == text.size() && isPlain(text);
}

} // namespace loyalty::member

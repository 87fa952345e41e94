#include "app/headoffice/member/sample.h"

#include "core/base/assert.h"
#include "core/base/time.h"
#include "core/member/card_number.h"

#include <array>
#include <string_view>

namespace loyalty::headoffice {

namespace {

constexpr std::array<std::string_view, 40> kSurnames = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐",   "孙",   "马", "朱",
    "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐",   "许",   "韩", "冯",
    "邓", "曹", "彭", "曾", "肖", "田", "董", "袁", "潘", "蒋", "欧阳", "司马",
};
constexpr std::array<std::string_view, 48> kGiven = {
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
    "超", "秀", "霞", "平", "刚", "桂", "英", "华", "玉", "兰", "建", "国", "春", "梅", "红", "文",
    "志", "雪", "浩", "宇", "子", "轩", "欣", "怡", "思", "佳", "晨", "瑞", "嘉", "梓", "涵", "诗",
};
constexpr std::array<std::string_view, 24> kPrefixes = {
    "130", "131", "132", "135", "136", "137", "138", "139", "150", "151", "152", "155",
    "156", "158", "159", "176", "177", "180", "182", "185", "186", "187", "188", "189",
};
constexpr std::uint64_t kNumbers = 100'000'000;
/// Odd and no multiple of 5, so that steps of it walk through all eight-digit numbers before one comes again.
constexpr std::uint64_t kStride = 48'271'637;
constexpr std::string_view kCardPrefix = "801";

/// SplitMix64: spread well enough for names, and the same on every machine.
class Chance
{
public:
    explicit Chance(std::uint64_t seed)
        : m_state(seed)
    {}
    [[nodiscard]] std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    template <std::size_t N>
    [[nodiscard]] std::string_view oneOf(const std::array<std::string_view, N>& words)
    {
        return words[below(N)];
    }

private:
    std::uint64_t m_state;
};

std::string eightDigits(std::uint64_t number)
{
    const std::string digits = std::to_string(number % kNumbers);
    return std::string(8 - digits.size(), '0') + digits;
}

std::string birthday(Chance& chance)
{
    const std::int32_t first = BusinessDate::make(1946, 1, 1)->days();
    const std::int32_t last = BusinessDate::make(2008, 12, 31)->days();
    return BusinessDate(first + static_cast<std::int32_t>(chance.below(static_cast<std::uint64_t>(last - first + 1))))
        .toString();
}

} // namespace

std::vector<SamplePerson> samplePeople(std::size_t count, std::uint64_t seed)
{
    Chance chance(seed);
    const std::uint64_t start = chance.below(kNumbers);
    std::vector<SamplePerson> people;
    for (std::uint64_t i = 0; i < count; ++i) {
        SamplePerson person;
        person.name = chance.oneOf(kSurnames);
        person.name += chance.oneOf(kGiven);
        if (chance.below(4) != 0)
            person.name += chance.oneOf(kGiven);
        const std::uint64_t number = start + i * kStride;
        person.phone = std::string(chance.oneOf(kPrefixes)) + eightDigits(number);
        person.birthday = birthday(chance);
        const auto card = member::CardNumber::make(std::string(kCardPrefix) + eightDigits(number + kNumbers / 2));
        LOYALTY_ASSERT(card.has_value());
        person.card = card->digits();
        people.push_back(std::move(person));
    }
    return people;
}

} // namespace loyalty::headoffice

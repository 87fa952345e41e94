#include "core/programme/idle.h"

#include "core/programme/findings.h"

#include <algorithm>
#include <string>

namespace loyalty::programme {
namespace {

/// An object of the document; one that is missing has no keys.
class Part
{
public:
    Part(const json::Value* value, std::string path)
        : m_object(value == nullptr ? nullptr : value->asObject())
        , m_path(std::move(path))
    {}

    [[nodiscard]] const json::Value* find(std::string_view key) const
    {
        return m_object == nullptr ? nullptr : m_object->find(key);
    }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] bool isTrue(std::string_view key) const
    {
        const bool* const flag = has(key) ? find(key)->asBool() : nullptr;
        return flag != nullptr && *flag;
    }
    /// Empty where it is missing.
    [[nodiscard]] std::string_view word(std::string_view key) const
    {
        const std::string* const text = has(key) ? find(key)->asString() : nullptr;
        return text == nullptr ? std::string_view() : std::string_view(*text);
    }
    [[nodiscard]] std::string pathOf(std::string_view key) const
    {
        return m_path.empty() ? std::string(key) : m_path + '.' + std::string(key);
    }
    [[nodiscard]] Part child(std::string_view key) const { return {find(key), pathOf(key)}; }
    [[nodiscard]] std::vector<Part> items(std::string_view key) const
    {
        const json::Array* const list = has(key) ? find(key)->asArray() : nullptr;
        std::vector<Part> parts;
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
            parts.emplace_back(&(*list)[i], at(pathOf(key), i));
        return parts;
    }

private:
    const json::Object* m_object;
    std::string m_path;
};

class Judge
{
public:
    explicit Judge(const json::Value& document)
        : m_document(&document, "")
    {}

    std::vector<json::Complaint> run()
    {
        for (const Part& list : {m_document.child("earning"), m_document.child("discounts"), m_document})
            for (const std::string_view key : {"rules", "offers", "rewards", "coupons"})
                for (const Part& item : list.items(key))
                    judgeBirthday(item.child("when").child("birthday"));
        for (const Part& offer : m_document.child("discounts").items("offers"))
            if (offer.word("type") == "freeGoods")
                refuse(offer, {"maxMinor"});
        for (const Part& reward : m_document.items("rewards"))
            if (reward.isTrue("reducesBase") && !reward.has("minor"))
                refuse(reward, {"reducesBase"});
        judgeTiers(m_document.child("tiers"));
        judgeExpiry(m_document.child("expiry"));
        judgeReferral(m_document.child("referral"));
        const Part limit = m_document.child("returns").child("limit");
        if (!limit.has("points") || !limit.has("share"))
            refuse(limit, {"basis"});
        return m_findings.take();
    }

private:
    void refuse(const Part& part, std::initializer_list<std::string_view> keys)
    {
        for (const std::string_view key : keys) {
            const json::Value* const value = part.find(key);
            if (value == nullptr)
                continue;
            const std::string* const text = value->asString();
            m_findings.say(part.pathOf(key), "does-nothing", text != nullptr ? *text : json::write(*value));
        }
    }

    void judgeBirthday(const Part& birthday)
    {
        if (birthday.word("calendar") == "lunar") // whose years have no such day
            refuse(birthday, {"leapDay"});
    }

    void judgeTiers(const Part& tiers)
    {
        const Part qualify = tiers.child("qualify");
        const std::string_view window = qualify.word("window");
        if (!window.empty() && window != "rolling")
            refuse(qualify, {"rollingMonths"});
        const std::vector<Part> levels = tiers.items("levels");
        if (std::ranges::none_of(levels, [](const Part& level) { return level.has("also"); }))
            refuse(qualify, {"match"});
        const Part downgrade = tiers.child("downgrade");
        const std::string_view mode = downgrade.word("mode");
        if (mode == "never")
            refuse(downgrade, {"reviewMonths", "graceDays", "protectDays"});
        if (mode == "atOnce")
            refuse(downgrade, {"reviewMonths"});
    }

    /// A fixed end is nowhere to be moved to, but points with an earlier end of their own live up to it.
    void judgeExpiry(const Part& expiry)
    {
        const Part earning = m_document.child("earning");
        const Part referral = m_document.child("referral");
        const std::vector<Part> rules = earning.items("rules");
        const bool own = std::ranges::any_of(rules, [](const Part& rule) { return rule.has("expiry"); }) ||
                         earning.child("signUp").has("expiry") || referral.child("referrer").has("expiry") ||
                         referral.child("invited").has("expiry");
        if (expiry.has("last") && expiry.isTrue("rolling") && !own)
            refuse(expiry, {"rolling"});
    }

    void judgeReferral(const Part& referral)
    {
        if (referral.word("at") == "signUp")
            refuse(referral, {"minSpendMinor"});
        if (!referral.has("referrer"))
            refuse(referral, {"maxPerYear"});
    }

    Part m_document;
    Findings m_findings;
};

} // namespace

std::vector<json::Complaint> idleKeys(const json::Value& document)
{
    return Judge(document).run();
}

} // namespace loyalty::programme

#include "ui/member/consent.h"

#include "ui/language/language.h"

#include <QCryptographicHash>

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// What was ever shown under an edition. A text that changes gets a new edition and a new line here; a line is never
/// changed, for members agreed to it.
const std::map<std::pair<std::string, std::string>, const char*> kShown = {
    {{"membership/1", "en"}, "fa0d27712bf8ebdd36bb6d34a61fc747244845af2eba76183fb9d7fd76d6b48b"},
    {{"membership/1", "zh_CN"}, "41ee1ebc1a73adf7f9a056113d9714d1eef0593c14411fcfe92b1b97a77f0773"},
};

TEST_CASE("the words of an edition of the consent never change")
{
    for (const QString& language : languages()) {
        switchTo(language);
        const Consent consent = membershipConsent();
        INFO(consent.edition << ' ' << consent.language);
        CHECK(consent.purpose == "membership");
        CHECK(consent.language == language.toStdString());
        const auto shown = kShown.find({consent.edition, consent.language});
        REQUIRE(shown != kShown.end());
        CHECK(QCryptographicHash::hash(consent.text.toUtf8(), QCryptographicHash::Sha256).toHex() == shown->second);
    }
    switchTo(u"en"_s);
}

} // namespace
} // namespace loyalty::ui

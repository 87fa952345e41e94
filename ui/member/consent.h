#pragma once

#include <QString>

#include <string>

namespace loyalty::ui {

/// What a customer agrees to, word for word, in the language in force. It stands in resources/consent; what was agreed to
/// is kept by purpose and edition, so that another word is another edition.
struct Consent
{
    std::string purpose;
    std::string edition;
    std::string language; ///< in which the text is: the one in force, or English where there is none
    QString text;
};

[[nodiscard]] Consent membershipConsent();

} // namespace loyalty::ui

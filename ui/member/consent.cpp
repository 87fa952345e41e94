#include "ui/member/consent.h"

#include "core/base/assert.h"
#include "ui/language/language.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

Consent membershipConsent()
{
    static const QJsonObject document = [] {
        QFile file(u":/consent/membership.json"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        LOYALTY_ASSERT(opened); // it is built in
        return QJsonDocument::fromJson(file.readAll()).object();
    }();
    const QString language = document.contains(currentLanguage()) ? currentLanguage() : u"en"_s;
    return {.purpose = document["purpose"_L1].toString().toStdString(),
            .edition = document["edition"_L1].toString().toStdString(),
            .language = language.toStdString(),
            .text = document[language].toString()};
}

} // namespace loyalty::ui

#include "devices/picture/picture_protocol.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <array>
#include <utility>

namespace loyalty::devices {
namespace {

using access::Symbology;

constexpr std::array<std::pair<const char*, Symbology>, 6> kSymbologies{{{"unknown", Symbology::Unknown},
                                                                         {"retail", Symbology::Retail},
                                                                         {"upc-e", Symbology::UpcE},
                                                                         {"gs1", Symbology::Gs1},
                                                                         {"linear", Symbology::Linear},
                                                                         {"matrix", Symbology::Matrix}}};

/// What the program may say; the rest is said about it.
constexpr std::array kOutcomes{PictureOutcome::Read, PictureOutcome::NothingFound, PictureOutcome::NotAPicture,
                               PictureOutcome::TooLarge};

QString text(PictureOutcome outcome)
{
    const std::string_view word = toString(outcome);
    return QLatin1String(word.data(), static_cast<qsizetype>(word.size()));
}

bool readCode(const QJsonObject& answer, PictureFinding& finding)
{
    const QByteArray base64 = answer[QLatin1String("bytes")].toString().toLatin1();
    const auto bytes = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (bytes.decodingStatus != QByteArray::Base64DecodingStatus::Ok || (*bytes).isEmpty())
        return false;
    finding.bytes = (*bytes).toStdString();
    finding.text = answer[QLatin1String("text")].toString().toStdString();
    finding.aim = answer[QLatin1String("aim")].toString().toStdString();
    for (const auto& [word, symbology] : kSymbologies) {
        if (answer[QLatin1String("symbology")] == QLatin1String(word)) {
            finding.symbology = symbology;
            return true;
        }
    }
    return false;
}

} // namespace

QByteArray lengthPrefix(qsizetype size)
{
    QByteArray prefix(kLengthBytes, '\0');
    qToBigEndian(static_cast<quint32>(size), prefix.data());
    return prefix;
}

quint32 lengthIn(const QByteArray& prefix)
{
    return qFromBigEndian<quint32>(prefix.constData());
}

QByteArray answerLine(const PictureFinding& finding)
{
    QJsonObject answer{{QLatin1String("outcome"), text(finding.outcome)}};
    if (finding.outcome == PictureOutcome::Read) {
        answer.insert(QLatin1String("aim"), QString::fromStdString(finding.aim));
        answer.insert(QLatin1String("text"), QString::fromStdString(finding.text));
        answer.insert(QLatin1String("bytes"), QString::fromLatin1(QByteArray::fromStdString(finding.bytes).toBase64()));
        for (const auto& [word, symbology] : kSymbologies) {
            if (symbology == finding.symbology)
                answer.insert(QLatin1String("symbology"), QLatin1String(word));
        }
    }
    return QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<PictureFinding> parseAnswer(const QByteArray& line)
{
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    for (const PictureOutcome outcome : kOutcomes) {
        if (answer[QLatin1String("outcome")] != text(outcome))
            continue;
        PictureFinding finding{.outcome = outcome};
        if (outcome == PictureOutcome::Read && !readCode(answer, finding))
            return std::nullopt;
        return finding;
    }
    return std::nullopt;
}

} // namespace loyalty::devices

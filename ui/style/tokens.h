#pragma once

#include <QColor>
#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace loyalty::ui {

enum class Theme { Light, Dark, HighContrast };

/// What a colour says, always beside an icon and words.
enum class Tone { Neutral, Accent, Good, Wait, Stop };

/// The measures and colours of resources/style/tokens.json, as one theme has them. Widgets name tokens, never colours.
///
/// A name that the file does not have is a defect.
class Tokens
{
public:
    [[nodiscard]] static const Tokens& of(Theme theme);

    [[nodiscard]] QColor colour(const QString& name) const;
    /// "grid", "radius", "touch", or a size of type: "small", "body", "lead", "title", "figure". Logical pixels.
    [[nodiscard]] int size(const QString& name) const;
    /// Sizes of the member's display, for a window 1080 pixels high.
    [[nodiscard]] int displaySize(const QString& name) const;
    [[nodiscard]] QString family() const;
    /// Text on background, all that are allowed; shapes (borders, lines that mean something) on background.
    [[nodiscard]] std::vector<std::pair<QString, QString>> textPairs() const;
    [[nodiscard]] std::vector<std::pair<QString, QString>> shapePairs() const;
    /// "@name" in `sheet` becomes what the token is: a colour, or a number of pixels.
    [[nodiscard]] QString fill(const QString& sheet) const;

private:
    Tokens(QJsonObject all, const QString& theme);
    [[nodiscard]] std::vector<std::pair<QString, QString>> pairs(const QString& name) const;

    QJsonObject m_all;
    QJsonObject m_colours;
};

/// Ink and background of a tone: "good" and "goodSoft".
[[nodiscard]] QString inkOf(Tone tone);
[[nodiscard]] QString softOf(Tone tone);

} // namespace loyalty::ui

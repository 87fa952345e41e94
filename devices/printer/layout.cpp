#include "devices/printer/layout.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace loyalty::devices {
namespace {

using receipt::Align;
using Glyphs = std::vector<Glyph>;

bool isBlank(const Glyph& glyph)
{
    return glyph.text == QLatin1String(" ");
}

void trimEnd(Glyphs& row)
{
    while (!row.empty() && isBlank(row.back()))
        row.pop_back();
}

/// Whether a row may end before each glyph.
std::vector<bool> breaksOf(const Glyphs& glyphs)
{
    QString text;
    for (const Glyph& glyph : glyphs)
        text += glyph.text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    std::vector<bool> breaks;
    qsizetype at = 0;
    for (const Glyph& glyph : glyphs) {
        finder.setPosition(at);
        breaks.push_back(at > 0 && finder.isAtBoundary());
        at += glyph.text.size();
    }
    return breaks;
}

/// At least one row; none wider than `columns`, which is at least 2.
std::vector<Glyphs> wrap(const Glyphs& glyphs, int columns)
{
    const std::vector<bool> breaks = breaksOf(glyphs);
    std::vector<Glyphs> rows;
    std::size_t start = 0;
    while (start < glyphs.size()) {
        std::size_t end = start;
        std::size_t lastBreak = start;
        int used = 0;
        // Blanks may hang over the edge: they go at the break.
        while (end < glyphs.size() && (used + glyphs[end].columns <= columns || isBlank(glyphs[end]))) {
            used += glyphs[end].columns;
            ++end;
            if (end < glyphs.size() && breaks[end])
                lastBreak = end;
        }
        if (end < glyphs.size() && lastBreak > start)
            end = lastBreak;
        Glyphs row(glyphs.begin() + static_cast<std::ptrdiff_t>(start),
                   glyphs.begin() + static_cast<std::ptrdiff_t>(end));
        trimEnd(row);
        rows.push_back(std::move(row));
        start = end;
    }
    if (rows.empty())
        rows.emplace_back();
    return rows;
}

/// In the middle of the paper no row should hang far over the others: the narrowest rows that are not more of them.
std::vector<Glyphs> wrapEvenly(const Glyphs& glyphs, int columns)
{
    std::vector<Glyphs> best = wrap(glyphs, columns);
    for (int narrower = columns - 1; best.size() > 1 && narrower >= 2; --narrower) {
        std::vector<Glyphs> rows = wrap(glyphs, narrower);
        if (rows.size() > best.size())
            break;
        best = std::move(rows);
    }
    return best;
}

class Layout
{
public:
    explicit Layout(const Profile& profile)
        : m_profile(profile)
        , m_characters(profile)
    {}

    void operator()(const receipt::Text& line)
    {
        const int scale = line.size == receipt::Size::Double ? 2 : 1;
        const bool strong = line.emphasis == receipt::Emphasis::Strong;
        const Glyphs glyphs = glyphsOf(line.text);
        const int columns = m_profile.columns / scale;
        for (Glyphs& row : line.align == Align::Centre ? wrapEvenly(glyphs, columns) : wrap(glyphs, columns))
            m_rows.emplace_back(TextRow{std::move(row), line.align, strong, scale});
    }

    void operator()(const receipt::Pair& line)
    {
        Glyphs left = glyphsOf(line.left);
        const Glyphs right = glyphsOf(line.right);
        const int gap = m_profile.columns - columnsOf(left) - columnsOf(right);
        const bool strong = line.emphasis == receipt::Emphasis::Strong;
        if (gap < 1 && !left.empty() && !right.empty()) {
            (*this)(receipt::Text{line.left, Align::Left, line.emphasis});
            (*this)(receipt::Text{line.right, Align::Right, line.emphasis});
            return;
        }
        if (gap < 0) {
            (*this)(receipt::Text{line.left + line.right, left.empty() ? Align::Right : Align::Left, line.emphasis});
            return;
        }
        const Glyphs blanks = glyphsOf(std::string(static_cast<std::size_t>(gap), ' '));
        left.insert(left.end(), blanks.begin(), blanks.end());
        left.insert(left.end(), right.begin(), right.end());
        m_rows.emplace_back(TextRow{std::move(left), Align::Left, strong, 1});
    }

    void operator()(const receipt::Rule&)
    {
        m_rows.emplace_back(
            TextRow{glyphsOf(std::string(static_cast<std::size_t>(m_profile.columns), '-')), Align::Left, false, 1});
    }

    void operator()(const receipt::Qr& line)
    {
        m_rows.emplace_back(QrRow{QByteArray::fromStdString(line.bytes)});
        if (!line.caption.empty())
            (*this)(receipt::Text{line.caption, Align::Centre});
    }

    void operator()(const receipt::Feed& line) { m_rows.emplace_back(FeedRow{line.lines}); }

    [[nodiscard]] std::vector<Row> take() { return std::move(m_rows); }

private:
    [[nodiscard]] Glyphs glyphsOf(const std::string& text) const
    {
        return m_characters.glyphsOf(QString::fromStdString(text));
    }

    const Profile& m_profile;
    Characters m_characters;
    std::vector<Row> m_rows;
};

int indentOf(const TextRow& row, int columns)
{
    switch (row.align) {
    case Align::Left:
        return 0;
    case Align::Centre:
        return (columns - row.columns()) / 2;
    case Align::Right:
        return columns - row.columns();
    }
    return 0;
}

} // namespace

QString TextRow::text() const
{
    QString all;
    for (const Glyph& glyph : glyphs)
        all += glyph.text;
    return all;
}

bool TextRow::isTypable() const
{
    return std::ranges::none_of(glyphs, [](const Glyph& glyph) { return glyph.way == Way::Drawn; });
}

std::vector<Row> layOut(const receipt::Document& document, const Profile& profile)
{
    Layout layout(profile);
    for (const receipt::Line& line : document.lines)
        std::visit(layout, line);
    return layout.take();
}

QString plainText(const receipt::Document& document, const Profile& profile)
{
    QString text;
    for (const Row& row : layOut(document, profile)) {
        if (const auto* const words = std::get_if<TextRow>(&row))
            text += QString(indentOf(*words, profile.columns), QLatin1Char(' ')) + words->text();
        else if (const auto* const qr = std::get_if<QrRow>(&row))
            text += QLatin1Char('[') + QString::fromUtf8(qr->bytes) + QLatin1Char(']');
        else if (const auto* const feed = std::get_if<FeedRow>(&row))
            text += QString(feed->lines - 1, QLatin1Char('\n'));
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace loyalty::devices

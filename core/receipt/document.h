#pragma once

#include <string>
#include <variant>
#include <vector>

/// What stands on a receipt, line by line, before any printer is known. All texts are UTF-8 without line breaks; how
/// many columns there are, and what a line too long does, is the printer's business.
namespace loyalty::receipt {

enum class Align { Left, Centre, Right };
enum class Emphasis { Normal, Strong };
/// Twice as wide and twice as high.
enum class Size { Normal, Double };

struct Text
{
    std::string text;
    Align align = Align::Left;
    Emphasis emphasis = Emphasis::Normal;
    Size size = Size::Normal;
    bool operator==(const Text&) const = default;
};

/// A word at the left edge and its figure at the right one.
struct Pair
{
    std::string left;
    std::string right;
    Emphasis emphasis = Emphasis::Normal;
    bool operator==(const Pair&) const = default;
};

/// A line across the paper.
struct Rule
{
    bool operator==(const Rule&) const = default;
};

/// `bytes` as a QR code in the middle of the paper, with words under it.
struct Qr
{
    std::string bytes;
    std::string caption; ///< empty: none
    bool operator==(const Qr&) const = default;
};

/// Empty lines.
struct Feed
{
    int lines = 1; ///< 1 … 20
    bool operator==(const Feed&) const = default;
};

using Line = std::variant<Text, Pair, Rule, Qr, Feed>;

struct Document
{
    std::vector<Line> lines;
    bool cut = true;         ///< the paper is cut after the last line
    bool openDrawer = false; ///< the cash drawer is opened before the first line
    bool operator==(const Document&) const = default;
};

} // namespace loyalty::receipt

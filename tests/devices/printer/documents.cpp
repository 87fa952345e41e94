#include "tests/devices/printer/documents.h"

#include "devices/printer/encode.h"

namespace loyalty::devices::test {
namespace {

using namespace receipt;

rc::Gen<std::string> anyText()
{
    const auto piece = rc::gen::weightedElement<std::string>({{12, "Points "},
                                                              {8, "积分"},
                                                              {8, "余额，"},
                                                              {6, " "},
                                                              {6, "12,345"},
                                                              {4, "¥3.00"},
                                                              {4, "café"},
                                                              {3, "（小票）"},
                                                              {2, "Donaudampfschifffahrtsgesellschaft"},
                                                              {1, "𠮷"},
                                                              {1, "e\u0301"},
                                                              {1, "\x1b@"},
                                                              {1, "\x10\x04\x01"},
                                                              {1, "\n"},
                                                              {1, "ệ"}});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& one : pieces)
                                text += one;
                            return text;
                        });
}

rc::Gen<Line> anyLine()
{
    const auto emphasis = rc::gen::element(Emphasis::Normal, Emphasis::Strong);
    return rc::gen::oneOf(rc::gen::apply(
                              [](std::string text, Align align, Emphasis how, Size size) -> Line {
                                  return Text{text, align, how, size};
                              },
                              anyText(), rc::gen::element(Align::Left, Align::Centre, Align::Right), emphasis,
                              rc::gen::element(Size::Normal, Size::Double)),
                          rc::gen::apply(
                              [](std::string left, std::string right, Emphasis how) -> Line {
                                  return Pair{left, right, how};
                              },
                              anyText(), anyText(), emphasis),
                          rc::gen::just<Line>(Rule{}),
                          rc::gen::map(rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
                                       [](std::string bytes) -> Line {
                                           return Qr{std::move(bytes), ""};
                                       }),
                          rc::gen::map(rc::gen::inRange(1, 21), [](int lines) -> Line { return Feed{lines}; }));
}

} // namespace

rc::Gen<Document> anyDocument()
{
    return rc::gen::apply(
        [](std::vector<Line> lines, bool cut, bool drawer) {
            return Document{std::move(lines), cut, drawer};
        },
        rc::gen::container<std::vector<Line>>(anyLine()), rc::gen::arbitrary<bool>(), rc::gen::arbitrary<bool>());
}

PrinterModel printed(const Document& document, const Profile& profile)
{
    PrinterModel model(profile);
    const QByteArray bytes = encode(document, profile, markOf(1)).bytes;
    for (qsizetype at = 0; at < bytes.size();)
        at += model.offer(bytes.mid(at));
    return model;
}

QString lettersOf(const Document& document)
{
    QString all;
    for (const Line& line : document.lines) {
        if (const auto* const text = std::get_if<Text>(&line))
            all += QString::fromStdString(text->text);
        if (const auto* const pair = std::get_if<Pair>(&line))
            all += QString::fromStdString(pair->left + pair->right);
        if (std::holds_alternative<Rule>(line))
            all += QLatin1Char('-');
    }
    QString letters;
    for (const QChar c : all)
        if (!c.isSpace() && c.category() != QChar::Other_Control)
            letters += c;
    return letters;
}

} // namespace loyalty::devices::test

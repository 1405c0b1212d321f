#include "storefront-kiosk/screens/search/key_layout.hpp"

#include <QStringView>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

using Kind = KeySpec::Kind;

KeyRow letters(QStringView signs)
{
    KeyRow row;
    for (const QChar sign : signs)
        row.push_back({.text = QString(sign)});
    return row;
}

KeyRow operator+(KeyRow row, KeySpec key)
{
    row.push_back(std::move(key));
    return row;
}

KeyRows searchRows(bool isGerman)
{
    const KeySpec back{.kind = Kind::Backspace, .width = 2};
    const KeyRow last{{.kind = Kind::Space, .width = 7}, {.kind = Kind::Enter, .width = 4}};
    if (isGerman)
        return {letters(u"1234567890") + KeySpec{.text = u"ß"_s},
                letters(u"qwertzuiopü"),
                letters(u"asdfghjklöä"),
                letters(u"yxcvbnm-.") + back,
                last};
    return {letters(u"1234567890"),
            letters(u"qwertyuiop"),
            letters(u"asdfghjkl") + KeySpec{.text = u"'"_s},
            letters(u"zxcvbnm-") + back,
            {{.kind = Kind::Space, .width = 6}, {.kind = Kind::Enter, .width = 4}}};
}

KeyRows eMailRows(bool isGerman)
{
    const KeySpec back{.kind = Kind::Backspace, .width = 2};
    return {letters(u"1234567890"),
            letters(isGerman ? u"qwertzuiop" : u"qwertyuiop"),
            letters(u"asdfghjkl-"),
            letters(isGerman ? u"yxcvbnm_" : u"zxcvbnm_") + back,
            {{.text = u"@"_s, .width = 2},
             {.text = u"."_s},
             {.text = u"+"_s},
             {.text = isGerman ? u".de"_s : u".com"_s, .width = 2},
             {.kind = Kind::Enter, .width = 4}}};
}

KeyRows numberRows()
{
    return {letters(u"123"),
            letters(u"456"),
            letters(u"789"),
            {{.kind = Kind::Backspace}, {.text = u"0"_s}, {.kind = Kind::Enter}}};
}

} // namespace

KeyRows keyRows(const QString& language, OnScreenKeyboard::Use use)
{
    const bool isGerman = language == u"de"_s;
    switch (use) {
    case OnScreenKeyboard::Use::EMail:
        return eMailRows(isGerman);
    case OnScreenKeyboard::Use::Number:
        return numberRows();
    case OnScreenKeyboard::Use::Search:
        break;
    }
    return searchRows(isGerman);
}

double widthOf(const KeyRows& rows)
{
    double widest = 0;
    for (const auto& row : rows) {
        const double width =
            std::accumulate(row.begin(), row.end(), 0.0, [](double sum, const KeySpec& key) {
                return sum + key.width;
            });
        widest = std::max(widest, width);
    }
    return widest;
}

} // namespace vitrine::kiosk

#include "storefront-kiosk/local/search_text.hpp"

#include <QString>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kWordsMax = 8;
constexpr qsizetype kCharactersMax = 20'000; ///< Of a product's description; people type less.

} // namespace

std::string foldForSearch(std::string_view text)
{
    const QString whole = QString::fromUtf8(text.data(), qsizetype(text.size()))
                              .left(kCharactersMax)
                              .toCaseFolded()
                              .normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(whole.size());
    for (const QChar sign : whole) {
        if (sign == QChar(0x00DF)) // where case folding leaves it alone
            folded += QStringLiteral("ss");
        else if (!sign.isMark())
            folded += sign;
    }
    return folded.toStdString();
}

std::vector<std::string> searchWords(std::string_view text)
{
    std::vector<std::string> words;
    const std::string whole = foldForSearch(text);
    const QString folded = QString::fromStdString(whole);
    QString word;
    const auto end = [&] {
        if (!word.isEmpty() && words.size() < kWordsMax)
            words.push_back(word.toStdString());
        word.clear();
    };
    for (const QChar sign : folded) {
        if (sign.isLetterOrNumber() || sign.isSurrogate())
            word += sign;
        else
            end();
    }
    end();
    return words;
}

} // namespace vitrine::kiosk

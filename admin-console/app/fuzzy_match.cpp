#include "admin-console/app/fuzzy_match.hpp"

#include <QString>

#include <algorithm>
#include <vector>

namespace vitrine::console {
namespace {

constexpr int kLetter = 1;
constexpr int kRun = 4;       // follows the letter before it
constexpr int kWordStart = 6; // begins a word
constexpr int kTextStart = 4; // on top, for the first word
constexpr int kImpossible = -1;

/// Lower case, without accents.
QString folded(QStringView text)
{
    QString result;
    const auto decomposed = text.toString().normalized(QString::NormalizationForm_KD);
    for (const QChar character : decomposed) {
        if (!character.isMark())
            result += character.toCaseFolded();
    }
    return result;
}

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    const QString wanted = folded(pattern).remove(u' ');
    const QString given = folded(text);
    if (wanted.isEmpty())
        return 0;
    if (given.isEmpty())
        return std::nullopt;
    // best[j]: the best score of the letters so far with the last one at j.
    const auto length = std::size_t(given.size());
    std::vector<int> best(length, kImpossible);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        std::vector<int> next(length, kImpossible);
        int reached = i == 0 ? 0 : kImpossible; // the best of all places before j
        for (std::size_t j = 0; j < length; ++j) {
            const auto at = qsizetype(j);
            const int run =
                i > 0 && j > 0 && best[j - 1] != kImpossible ? best[j - 1] + kRun : kImpossible;
            if (given.at(at) == wanted.at(i)) {
                const bool startsWord = j == 0 || !given.at(at - 1).isLetterOrNumber();
                const int before = startsWord ? std::max(reached, run) : run;
                if (before != kImpossible)
                    next[j] = before + kLetter + (startsWord ? kWordStart : 0) +
                              (j == 0 ? kTextStart : 0);
            }
            if (i > 0)
                reached = std::max(reached, best[j]);
        }
        best = std::move(next);
    }
    const int score = *std::max_element(best.begin(), best.end());
    if (score != kImpossible)
        return score;
    return given.contains(wanted) ? std::optional(int(wanted.size())) : std::nullopt;
}

} // namespace vitrine::console

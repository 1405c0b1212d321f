#include "storefront-kiosk/local/search_vocabulary.hpp"

#include <QString>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kTermsMax = 24; ///< Per word typed.
constexpr std::size_t kPartMin = 3;
constexpr std::size_t kLongestTyped = 40;

std::u32string codePoints(std::string_view utf8)
{
    const auto points = QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toUcs4();
    return std::u32string(points.begin(), points.end());
}

int forgiven(std::size_t letters)
{
    if (letters < 4)
        return 0;
    return letters < 8 ? 1 : 2;
}

} // namespace

std::optional<int> mistakes(std::u32string_view typed, std::u32string_view term, int most)
{
    // Optimal string alignment; of the term only a beginning need match, as people stop typing.
    const std::size_t width = std::min(term.size(), typed.size() + static_cast<std::size_t>(most));
    if (typed.empty() || typed.size() > kLongestTyped ||
        width + static_cast<std::size_t>(most) < typed.size())
        return std::nullopt;
    using Row = std::array<int, kLongestTyped + 4>;
    Row before{};
    Row above{};
    Row row{};
    for (std::size_t j = 0; j <= width; ++j)
        above[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= width; ++j) {
            const int wrong = typed[i - 1] == term[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong});
            const bool exchanged =
                i > 1 && j > 1 && typed[i - 1] == term[j - 2] && typed[i - 2] == term[j - 1];
            if (exchanged)
                row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most)
            return std::nullopt;
        before = std::exchange(above, row);
    }
    const int least = *std::min_element(above.begin(), above.begin() + std::ptrdiff_t(width) + 1);
    return least <= most ? std::optional(least) : std::nullopt;
}

SearchVocabulary::SearchVocabulary(std::vector<Term> terms)
{
    m_terms.reserve(terms.size());
    for (auto& term : terms) {
        auto letters = codePoints(term.text);
        m_terms.push_back({std::move(term.text), std::move(letters), term.products});
    }
    std::sort(m_terms.begin(), m_terms.end(), [](const Entry& a, const Entry& b) {
        return a.text < b.text;
    });
}

std::vector<std::string> SearchVocabulary::containing(std::string_view part) const
{
    std::vector<std::string> found;
    if (part.size() < kPartMin)
        return found;
    std::vector<const Entry*> hits;
    for (const auto& term : m_terms) {
        if (term.text.find(part, 1) != std::string::npos && !term.text.starts_with(part))
            hits.push_back(&term);
    }
    std::sort(hits.begin(), hits.end(), [](const Entry* a, const Entry* b) {
        return std::tie(b->products, a->text) < std::tie(a->products, b->text);
    });
    for (std::size_t i = 0; i < std::min(hits.size(), kTermsMax); ++i)
        found.push_back(hits[i]->text);
    return found;
}

bool SearchVocabulary::hasPrefix(std::string_view part) const
{
    const auto first = std::lower_bound(
        m_terms.begin(), m_terms.end(), part, [](const Entry& term, std::string_view text) {
            return term.text < text;
        });
    return first != m_terms.end() && first->text.starts_with(part);
}

std::vector<std::string> SearchVocabulary::similar(std::string_view typed) const
{
    const auto letters = codePoints(typed);
    const int most = forgiven(letters.size());
    std::vector<std::pair<int, const Entry*>> hits;
    if (most == 0)
        return {};
    for (const auto& term : m_terms) {
        if (const auto count = mistakes(letters, term.letters, most))
            hits.emplace_back(*count, &term);
    }
    std::sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) {
        const auto [aLength, bLength] =
            std::pair(std::abs(int(a.second->text.size()) - int(typed.size())),
                      std::abs(int(b.second->text.size()) - int(typed.size())));
        return std::tie(a.first, aLength, b.second->products, a.second->text) <
               std::tie(b.first, bLength, a.second->products, b.second->text);
    });
    std::vector<std::string> found;
    for (std::size_t i = 0; i < std::min(hits.size(), kTermsMax); ++i)
        found.push_back(hits[i].second->text);
    return found;
}

} // namespace vitrine::kiosk

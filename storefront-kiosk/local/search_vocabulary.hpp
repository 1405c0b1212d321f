#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// All words of the catalogue, to find those that somebody meant. Folded words only.
class SearchVocabulary
{
public:
    struct Term
    {
        std::string text;
        std::int64_t products = 0; ///< In how many it occurs.
    };

    SearchVocabulary() = default;
    explicit SearchVocabulary(std::vector<Term> terms);

    /// Words that have `part` inside ("regenjacke" for "jacke"), the most frequent first; none for
    /// less than three letters. Words that begin with it are left out: the index finds them itself.
    [[nodiscard]] std::vector<std::string> containing(std::string_view part) const;
    /// Whether any word begins with `part`.
    [[nodiscard]] bool hasPrefix(std::string_view part) const;
    /// Words that `typed` may have been meant for, or the beginning of: the fewest mistakes first,
    /// then the most frequent. One mistake (a letter wrong, missing, too many, or two exchanged) is
    /// forgiven from four letters on, two from eight on.
    [[nodiscard]] std::vector<std::string> similar(std::string_view typed) const;

private:
    struct Entry
    {
        std::string text;
        std::u32string letters;
        std::int64_t products = 0;
    };
    std::vector<Entry> m_terms; ///< Sorted by text.
};

/// The least number of mistakes between `typed` and a beginning of `term`; nothing when it is more
/// than `most`.
[[nodiscard]] std::optional<int>
mistakes(std::u32string_view typed, std::u32string_view term, int most);

} // namespace vitrine::kiosk

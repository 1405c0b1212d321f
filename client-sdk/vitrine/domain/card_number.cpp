#include "vitrine/domain/card_number.hpp"

#include <string>
#include <utility>
#include <vector>

namespace vitrine::domain {
namespace {

constexpr std::size_t kDigitsMin = 13;
constexpr std::size_t kDigitsMax = 19;
constexpr std::size_t kUuidLength = 36;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isUuidAt(std::string_view text, std::size_t at)
{
    if (text.size() - at < kUuidLength)
        return false;
    for (std::size_t i = 0; i < kUuidLength; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[at + i] != '-' : !isHexDigit(text[at + i]))
            return false;
    }
    // A longer run of digits or letters is no UUID, but might hide a number behind the looks of
    // one.
    const bool startsInside = at > 0 && isHexDigit(text[at - 1]);
    const bool endsInside = at + kUuidLength < text.size() && isHexDigit(text[at + kUuidLength]);
    return !startsInside && !endsInside;
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
        const int value = (*digit - '0') * (doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

/// Groups of digits parted by single blanks or hyphens: their digits, and where each group begins
/// and ends.
struct Run
{
    std::string digits;
    std::vector<std::pair<std::size_t, std::size_t>> groups;
};

/// Reads the run that begins at `at`; moves `at` behind it.
Run takeRun(std::string_view text, std::size_t& at)
{
    Run run;
    for (;;) {
        const std::size_t begin = run.digits.size();
        while (at < text.size() && isDigit(text[at]))
            run.digits += text[at++];
        run.groups.emplace_back(begin, run.digits.size());
        const bool goesOn = at + 1 < text.size() && (text[at] == ' ' || text[at] == '-') &&
                            isDigit(text[at + 1]) && !isUuidAt(text, at + 1);
        if (!goesOn)
            return run;
        ++at;
    }
}

/// Whether some sequence of whole groups is a card number: "order 12 4111 1111 1111 1111" is found
/// as well.
bool holdsCardNumber(const Run& run)
{
    for (std::size_t first = 0; first < run.groups.size(); ++first) {
        for (std::size_t last = first; last < run.groups.size(); ++last) {
            const std::size_t begin = run.groups[first].first;
            const std::size_t length = run.groups[last].second - begin;
            if (length > kDigitsMax)
                break;
            if (length >= kDigitsMin &&
                passesLuhn(std::string_view(run.digits).substr(begin, length)))
                return true;
        }
    }
    return false;
}

} // namespace

bool containsCardNumber(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (isUuidAt(text, at)) {
            at += kUuidLength;
        } else if (!isDigit(text[at])) {
            ++at;
        } else if (holdsCardNumber(takeRun(text, at))) {
            return true;
        }
    }
    return false;
}

} // namespace vitrine::domain

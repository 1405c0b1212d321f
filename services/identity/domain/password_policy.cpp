#include "services/identity/domain/password_policy.hpp"

#include "common_passwords.hpp"
#include "services/identity/domain/account.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace vitrine::identity {

namespace {

constexpr std::size_t kCharactersMin = 8;
constexpr std::size_t kCharactersMax = 128;
constexpr std::size_t kDistinctCharactersMin = 4;
constexpr std::size_t kDecorationMax = 6;

/// Lines of the embedded list: lower case, plain letters ("password", not "Passw0rd").
const std::set<std::string_view>& commonWords()
{
    static const std::set<std::string_view> words = [] {
        std::set<std::string_view> all;
        std::string_view text = common_passwords_txt;
        while (!text.empty()) {
            const auto end = text.find('\n');
            const std::string_view line = trim(text.substr(0, end));
            if (!line.empty() && line.front() != '#')
                all.insert(line);
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        }
        return all;
    }();
    return words;
}

/// "P@55w0rd" as "password": what people believe to be a disguise.
std::string withoutDisguise(std::string_view lower)
{
    constexpr std::string_view kDisguise = "0134578@$!+";
    constexpr std::string_view kPlain = "oieastbasit";
    std::string out(lower);
    for (char& c : out) {
        const auto at = kDisguise.find(c);
        if (at != std::string_view::npos)
            c = kPlain[at];
    }
    return out;
}

/// `text` without digits and punctuation at its ends: "!!password2024" is "password".
std::string_view core(std::string_view text)
{
    const auto isLetter = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
    };
    const auto* const first = std::find_if(text.begin(), text.end(), isLetter);
    while (text.end() != first && !isLetter(text.back()))
        text.remove_suffix(1);
    return text.substr(static_cast<std::size_t>(first - text.begin()));
}

bool isCommon(std::string_view lower)
{
    const auto& words = commonWords();
    const std::string plain = withoutDisguise(lower);
    if (words.contains(lower) || words.contains(plain) || words.contains(core(plain)))
        return true;
    // Digits at the end are rather a year than a disguise: "passw0rd2024". More of them are a
    // password of their own.
    const std::string_view word = core(lower);
    const bool isDecorated = lower.size() - word.size() <= kDecorationMax;
    return isDecorated && (words.contains(word) || words.contains(withoutDisguise(word)));
}

/// Whether the whole text is a walk along one of the rows, either way, or such walks one after the
/// other.
bool isKeyboardRun(std::string_view lower)
{
    static constexpr std::array<std::string_view, 8> kRows{"01234567890",
                                                           "abcdefghijklmnopqrstuvwxyz",
                                                           "qwertyuiop",
                                                           "asdfghjkl",
                                                           "zxcvbnm",
                                                           "qwertzuiop",
                                                           "yxcvbnm",
                                                           "azertyuiop"};
    const auto followsInARow = [](char a, char b) {
        return std::any_of(kRows.begin(), kRows.end(), [a, b](std::string_view row) {
            const std::array<char, 2> forward{a, b};
            const std::array<char, 2> backward{b, a};
            return row.find(std::string_view(forward.data(), 2)) != std::string_view::npos ||
                   row.find(std::string_view(backward.data(), 2)) != std::string_view::npos;
        });
    };
    std::size_t breaks = 0;
    for (std::size_t i = 1; i < lower.size(); ++i) {
        if (!followsInARow(lower[i - 1], lower[i]))
            ++breaks;
    }
    return breaks * 4 < lower.size(); // "12345678", "qwertasdfg", "abcd1234"
}

bool isRepetition(std::string_view text)
{
    for (std::size_t period = 1; period <= text.size() / 2; ++period) {
        const bool repeats = std::equal(
            text.begin() + static_cast<std::ptrdiff_t>(period), text.end(), text.begin());
        if (repeats && (period <= 4 || commonWords().contains(text.substr(0, period))))
            return true;
    }
    return std::set<char>(text.begin(), text.end()).size() < kDistinctCharactersMin;
}

bool isOwnersWord(std::string_view lower, std::string_view word)
{
    const std::string wordLower = asciiLower(word);
    return wordLower.size() >= 4 && (core(lower) == core(wordLower) || lower == wordLower);
}

} // namespace

Outcome checkPassword(std::string_view password, std::string_view email, std::string_view name)
{
    const auto refused = [](const char* why) {
        return failure<Done>(ErrorCode::InvalidArgument, why, "/password");
    };
    const bool readable = password.size() <= kPasswordBytesMax && isCleanUtf8(password);
    if (!readable || characterCount(password) < kCharactersMin ||
        characterCount(password) > kCharactersMax)
        return refused("must have 8 to 128 characters");
    const std::string lower = asciiLower(password);
    if (isCommon(lower))
        return refused("is among the first that anybody would try; choose another one");
    if (isRepetition(lower) || isKeyboardRun(lower))
        return refused("is a repetition or a run of the keyboard; choose another one");
    if (isOwnersWord(lower, email) || isOwnersWord(lower, email.substr(0, email.find('@'))) ||
        isOwnersWord(lower, name))
        return refused("is your own name or address; choose another one");
    return Done{};
}

} // namespace vitrine::identity

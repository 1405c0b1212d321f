#include "services/identity/domain/scopes.hpp"

#include <algorithm>

namespace vitrine::identity {

const std::vector<std::string>& userScopes()
{
    static const std::vector<std::string> all{std::string(scopes::kOpenId),
                                              std::string(scopes::kProfile),
                                              std::string(scopes::kEmail),
                                              std::string(scopes::kOfflineAccess)};
    return all;
}

OAuthResult<std::vector<std::string>> parseScopes(std::string_view text,
                                                  const std::vector<std::string>& allowed)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto space = text.find(' ');
        const std::string word(text.substr(0, space));
        text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
        if (word.empty() || hasScope(words, word))
            continue;
        if (!hasScope(allowed, word))
            return OAuthError{
                "invalid_scope",
                "One or more scopes are not configured for the authorization server resource."};
        words.push_back(word);
    }
    return words;
}

bool hasScope(const std::vector<std::string>& scopes, std::string_view scope)
{
    return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

} // namespace vitrine::identity

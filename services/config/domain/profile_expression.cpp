#include "services/config/domain/profile_expression.hpp"

#include <algorithm>

namespace vitrine::config {
namespace {

constexpr int kDepthMax = 20;

/// Recursive descent over "a & (b | !c)". A fault makes everything that follows false.
class Matcher
{
public:
    Matcher(std::string_view text, const std::vector<std::string>& profiles)
        : m_text(text)
        , m_profiles(profiles)
    {
    }

    Result<bool> run()
    {
        const bool value = sequence(0);
        if (m_isBroken || peek() != '\0')
            return Error{.code = ErrorCode::InvalidArgument,
                         .message = "'" + std::string(m_text) + "' is no expression of profiles"};
        return value;
    }

private:
    char peek()
    {
        m_at = std::min(m_text.find_first_not_of(" \t", m_at), m_text.size());
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }

    /// Operands with one kind of operator between them.
    bool sequence(int depth)
    {
        bool value = operand(depth);
        const char first = peek();
        while (!m_isBroken && (peek() == '&' || peek() == '|')) {
            m_isBroken = peek() != first; // a & b | c means different things to different people
            ++m_at;
            const bool next = operand(depth);
            value = first == '&' ? value && next : value || next;
        }
        return value;
    }

    bool operand(int depth)
    {
        m_isBroken = m_isBroken || depth > kDepthMax;
        if (m_isBroken)
            return false;
        if (peek() == '!') {
            ++m_at;
            return !operand(depth + 1);
        }
        if (peek() == '(') {
            ++m_at;
            const bool value = sequence(depth + 1);
            m_isBroken = m_isBroken || peek() != ')';
            ++m_at;
            return value;
        }
        const auto end = std::min(m_text.find_first_of(" \t&|!()", m_at), m_text.size());
        const std::string_view name = m_text.substr(m_at, end - m_at);
        m_isBroken = name.empty();
        m_at = end;
        return std::find(m_profiles.begin(), m_profiles.end(), name) != m_profiles.end();
    }

    const std::string_view m_text;
    const std::vector<std::string>& m_profiles;
    std::size_t m_at = 0;
    bool m_isBroken = false;
};

} // namespace

Result<bool> matchesProfiles(std::string_view expression, const std::vector<std::string>& profiles)
{
    bool any = false;
    for (std::size_t begin = 0; begin <= expression.size();) {
        const auto comma = std::min(expression.find(',', begin), expression.size());
        const auto matches = Matcher(expression.substr(begin, comma - begin), profiles).run();
        if (!matches.ok())
            return matches;
        any = any || *matches;
        begin = comma + 1;
    }
    return any;
}

} // namespace vitrine::config

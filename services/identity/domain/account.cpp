#include "services/identity/domain/account.hpp"

#include "services/platform/auth/permissions.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <set>

namespace vitrine::identity {

namespace {

constexpr std::size_t kEmailBytesMax = 254;
constexpr std::size_t kLocalPartBytesMax = 64;
constexpr std::size_t kLabelBytesMax = 63;
constexpr std::size_t kNameCharactersMax = 100;

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

bool isDomainLabel(std::string_view label)
{
    const bool sized = !label.empty() && label.size() <= kLabelBytesMax;
    return sized && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte >= 0x80 || c == '-' || (c >= '0' && c <= '9') ||
                      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

bool isDomain(std::string_view domain)
{
    std::size_t labels = 0;
    while (true) {
        const auto dot = domain.find('.');
        if (!isDomainLabel(domain.substr(0, dot)))
            return false;
        ++labels;
        if (dot == std::string_view::npos)
            return labels >= 2;
        domain.remove_prefix(dot + 1);
    }
}

bool isLocalPart(std::string_view local)
{
    if (local.empty() || local.size() > kLocalPartBytesMax || local.front() == '.' ||
        local.back() == '.')
        return false;
    constexpr std::string_view kNeverUnquoted = "\"(),:;<>[\\] ";
    return local.find("..") == std::string_view::npos &&
           std::none_of(local.begin(), local.end(), [kNeverUnquoted](char c) {
               return isControl(c) || kNeverUnquoted.find(c) != std::string_view::npos;
           });
}

} // namespace

bool Account::isAdministrator() const
{
    return std::find(roles.begin(), roles.end(), platform::roles::kAdmin) != roles.end();
}

std::string emailKey(std::string_view email)
{
    return asciiLower(trim(email));
}

Result<std::string> checkEmail(std::string_view text)
{
    const std::string_view email = trim(text);
    const auto at = email.rfind('@');
    const bool sound = email.size() <= kEmailBytesMax && isCleanUtf8(email) &&
                       at != std::string_view::npos && email.find('@') == at &&
                       isLocalPart(email.substr(0, at)) && isDomain(email.substr(at + 1));
    if (!sound)
        return failure<std::string>(
            ErrorCode::InvalidArgument, "must be an e-mail address", "/email");
    return std::string(email);
}

Result<std::string> checkName(std::string_view text)
{
    const std::string_view name = trim(text);
    if (name.empty() || !isCleanUtf8(name) || characterCount(name) > kNameCharactersMax)
        return failure<std::string>(
            ErrorCode::InvalidArgument, "must have 1 to 100 characters", "/name");
    if (std::any_of(name.begin(), name.end(), isControl))
        return failure<std::string>(
            ErrorCode::InvalidArgument, "must not hold control characters", "/name");
    return std::string(name);
}

Result<std::vector<std::string>> checkRoles(const std::vector<std::string>& roles)
{
    using Roles = std::vector<std::string>;
    std::set<std::string> checked;
    for (const std::string& role : roles) {
        const auto canonical = platform::canonicalRole(role);
        if (!canonical)
            return failure<Roles>(
                ErrorCode::InvalidArgument, "must be ADMIN, CUSTOMER or KIOSK", "/roles");
        checked.emplace(*canonical);
    }
    if (checked.empty())
        return failure<Roles>(ErrorCode::InvalidArgument, "must name at least one role", "/roles");
    return Roles(checked.begin(), checked.end());
}

std::size_t characterCount(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) !=
               0x80U; // every byte that does not continue a character
    }));
}

} // namespace vitrine::identity

#include "vitrine/wire/account.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::kInt64Max;
using nlohmann::json;

constexpr std::size_t kRolesMax = 20;
// Bytes; the service says in words what it wants of these fields.
constexpr ObjectReader::TextLimits kEmail{.max = 1000};
constexpr ObjectReader::TextLimits kName{.max = 1000};
constexpr ObjectReader::TextLimits kPassword{.max = 1000};

json writeAccount(const Account& account)
{
    json document = {{"id", account.id},
                     {"email", account.email},
                     {"name", account.name},
                     {"roles", account.roles},
                     {"disabled", account.disabled},
                     {"version", account.version},
                     {"createdAt", account.createdAt}};
    if (!account.lastSignInAt.empty())
        document["lastSignInAt"] = account.lastSignInAt;
    return document;
}

Account readAccount(ObjectReader& in)
{
    Account account;
    account.id = in.text("id", {.min = 1, .max = 255});
    account.email = in.optionalText("email");
    account.name = in.optionalText("name");
    account.roles = in.texts("roles", codec::kListMax);
    account.disabled = in.flagOr("disabled", false);
    account.version = in.integerOr("version", 0, 0, kInt64Max);
    account.createdAt = in.optionalText("createdAt");
    account.lastSignInAt = in.optionalText("lastSignInAt");
    return account;
}

} // namespace

std::string encode(const AccountDraft& draft)
{
    return json{{"email", draft.email}, {"password", draft.password}, {"name", draft.name}}.dump();
}

std::string encode(const Account& account)
{
    return writeAccount(account).dump();
}

std::string encode(const Page<Account>& page)
{
    return codec::encodePage(page, writeAccount);
}

std::string encode(const AccountProfile& profile)
{
    return json{{"email", profile.email}, {"name", profile.name}}.dump();
}

std::string encode(const PasswordChange& change)
{
    return json{{"currentPassword", change.currentPassword}, {"newPassword", change.newPassword}}
        .dump();
}

std::string encode(const AccountRoles& roles)
{
    return json{{"roles", roles.roles}}.dump();
}

std::string encode(const TemporaryPassword& password)
{
    return json{{"password", password.password}}.dump();
}

Result<AccountDraft> decodeAccountDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        AccountDraft draft;
        draft.email = in.text("email", kEmail);
        draft.password = in.text("password", kPassword);
        draft.name = in.text("name", kName);
        return draft;
    });
}

Result<Account> decodeAccount(std::string_view text)
{
    return codec::decode(text, readAccount);
}

Result<Page<Account>> decodeAccountPage(std::string_view text)
{
    return codec::decodePage<Account>(text, readAccount);
}

Result<AccountProfile> decodeAccountProfile(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        AccountProfile profile;
        profile.email = in.text("email", kEmail);
        profile.name = in.text("name", kName);
        return profile;
    });
}

Result<PasswordChange> decodePasswordChange(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        PasswordChange change;
        change.currentPassword = in.text("currentPassword", kPassword);
        change.newPassword = in.text("newPassword", kPassword);
        return change;
    });
}

Result<AccountRoles> decodeAccountRoles(std::string_view text)
{
    return codec::decodeStrictly(
        text, [](ObjectReader& in) { return AccountRoles{in.texts("roles", kRolesMax)}; });
}

Result<TemporaryPassword> decodeTemporaryPassword(std::string_view text)
{
    return codec::decode(
        text, [](ObjectReader& in) { return TemporaryPassword{in.text("password", kPassword)}; });
}

} // namespace vitrine::wire

#include "services/identity/http/account_handlers.hpp"

#include "services/identity/http/account_mapping.hpp"
#include "services/platform/auth/permissions.hpp"
#include "services/platform/http/conditional.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/wire/account.hpp"

namespace vitrine::identity {

namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::problemResponse;

HttpResponse answerWith(int status, const Result<Account>& account)
{
    return account.ok() ? accountResponse(status, *account) : problemResponse(account.error());
}

/// Who asks, by the token. A client that acts for itself has no account: there is nothing to be
/// found.
const std::string& callerOf(const HttpRequest& request)
{
    return request.context.caller.accountId;
}

std::string textOf(const platform::QueryParams& query, std::string_view key)
{
    return std::string(query.get(key).value_or(std::string_view()));
}

} // namespace

HttpResponse AccountHandlers::add(const HttpRequest& request)
{
    const auto draft = wire::decodeAccountDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto account = m_parts.accounts.add(
        {.email = draft->email, .password = draft->password, .name = draft->name},
        request.context.deadline);
    HttpResponse response = answerWith(201, account);
    if (account.ok())
        response.headers.set("Location", "/api/v1/accounts/" + account->id);
    return response;
}

HttpResponse AccountHandlers::me(const HttpRequest& request)
{
    return answerWith(200, m_parts.accounts.find(callerOf(request), request.context.deadline));
}

HttpResponse AccountHandlers::setMyProfile(const HttpRequest& request)
{
    const auto version = platform::requiredVersion(request);
    if (!version.ok())
        return problemResponse(version.error());
    const auto profile = wire::decodeAccountProfile(request.body);
    if (!profile.ok())
        return problemResponse(profile.error());
    return answerWith(
        200,
        m_parts.accounts.setProfile(
            callerOf(request), profile->email, profile->name, *version, request.context.deadline));
}

HttpResponse AccountHandlers::changeMyPassword(const HttpRequest& request)
{
    const auto change = wire::decodePasswordChange(request.body);
    if (!change.ok())
        return problemResponse(change.error());
    const Outcome changed = m_parts.accounts.changePassword(
        callerOf(request), change->currentPassword, change->newPassword, request.context.deadline);
    return changed.ok() ? platform::emptyResponse(204) : problemResponse(changed.error());
}

HttpResponse AccountHandlers::list(const HttpRequest& request)
{
    const auto limit = request.query.integer("limit", 50, 1, 200);
    if (!limit.ok())
        return problemResponse(limit.error());
    store::AccountFilter filter{.search = textOf(request.query, "search"),
                                .role = textOf(request.query, "role"),
                                .limit = static_cast<int>(*limit) +
                                         1}; // one more tells whether there is a next page
    if (!filter.role.empty() && !platform::canonicalRole(filter.role))
        return problemResponse(Error{.code = ErrorCode::InvalidArgument,
                                     .message = "there is no such role",
                                     .field = "role"});
    const std::string listName = "accounts\n" + filter.role + "\n" + filter.search;
    if (const auto after = request.query.get("after")) {
        const auto key = platform::decodeCursor(listName, *after, 1);
        if (!key.ok())
            return problemResponse(key.error());
        filter.afterId = key->front();
    }
    auto accounts = m_parts.accounts.list(filter, request.context.deadline);
    if (!accounts.ok())
        return problemResponse(accounts.error());
    wire::Page<wire::Account> page;
    if (accounts->size() > static_cast<std::size_t>(*limit)) {
        accounts->resize(static_cast<std::size_t>(*limit));
        page.nextToken = platform::encodeCursor(listName, {accounts->back().id});
    }
    for (const Account& account : *accounts)
        page.items.push_back(toWire(account));
    return platform::jsonResponse(200, wire::encode(page));
}

HttpResponse AccountHandlers::get(const HttpRequest& request)
{
    return answerWith(200, m_parts.accounts.find(request.pathArgs.at(0), request.context.deadline));
}

HttpResponse AccountHandlers::setRoles(const HttpRequest& request)
{
    const auto version = platform::requiredVersion(request);
    if (!version.ok())
        return problemResponse(version.error());
    const auto roles = wire::decodeAccountRoles(request.body);
    if (!roles.ok())
        return problemResponse(roles.error());
    return answerWith(
        200,
        m_parts.accounts.setRoles(
            request.pathArgs.at(0), roles->roles, *version, request.context.deadline));
}

HttpResponse AccountHandlers::disable(const HttpRequest& request)
{
    return setDisabled(request, true);
}

HttpResponse AccountHandlers::enable(const HttpRequest& request)
{
    return setDisabled(request, false);
}

HttpResponse AccountHandlers::setDisabled(const HttpRequest& request, bool isDisabled)
{
    const auto version = platform::expectedVersion(request, platform::IfMatch::Optional);
    if (!version.ok())
        return problemResponse(version.error());
    return answerWith(200,
                      m_parts.accounts.setDisabled(
                          request.pathArgs.at(0), isDisabled, *version, request.context.deadline));
}

HttpResponse AccountHandlers::resetPassword(const HttpRequest& request)
{
    const auto password =
        m_parts.accounts.resetPassword(request.pathArgs.at(0), request.context.deadline);
    if (!password.ok())
        return problemResponse(password.error());
    HttpResponse response =
        platform::jsonResponse(200, wire::encode(wire::TemporaryPassword{*password}));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

HttpResponse AccountHandlers::addOrKeep(const HttpRequest& request)
{
    const auto registration = decodeRegistration(request.body);
    if (!registration.ok())
        return problemResponse(registration.error());
    const auto kept = m_parts.accounts.addOrKeep(*registration, request.context.deadline);
    if (!kept.ok())
        return problemResponse(kept.error());
    return accountResponse(kept->isNew ? 201 : 200, kept->account);
}

HttpResponse AccountHandlers::setPassword(const HttpRequest& request)
{
    const auto password = decodeNewPassword(request.body);
    if (!password.ok())
        return problemResponse(password.error());
    const Outcome set =
        m_parts.accounts.setPassword(password->email, password->password, request.context.deadline);
    return set.ok() ? platform::emptyResponse(204) : problemResponse(set.error());
}

HttpResponse AccountHandlers::meFromToken(const HttpRequest& request)
{
    const platform::Principal& caller = request.context.caller;
    return platform::jsonResponse(200,
                                  wire::encode(wire::Account{.id = caller.accountId,
                                                             .email = caller.subject,
                                                             .name = caller.subject,
                                                             .roles = caller.roles}));
}

HttpResponse AccountHandlers::keptElsewhere(const HttpRequest&)
{
    return problemResponse(
        Error{.code = ErrorCode::NotFound,
              .message = "this shop's accounts are kept by another sign-in provider"});
}

} // namespace vitrine::identity

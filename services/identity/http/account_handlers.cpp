#include "services/identity/http/account_handlers.hpp"

#include "services/identity/http/account_list_query.hpp"
#include "services/identity/http/account_mapping.hpp"
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
    const auto query = accountListQuery(request.query);
    if (!query.ok())
        return problemResponse(query.error());
    const auto listed = m_parts.accounts.list(*query, request.context.deadline);
    if (!listed.ok())
        return problemResponse(listed.error());
    wire::Page<wire::Account> page{.total = listed->total};
    for (const Account& account : listed->accounts)
        page.items.push_back(toWire(account));
    if (listed->next)
        page.nextToken =
            platform::encodeCursor(listName(*query), {listed->next->key, listed->next->id});
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
        m_parts.accounts.setRoles(request.context, request.pathArgs.at(0), roles->roles, *version));
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
                          request.context, request.pathArgs.at(0), isDisabled, *version));
}

HttpResponse AccountHandlers::resetPassword(const HttpRequest& request)
{
    const auto password = m_parts.accounts.resetPassword(request.context, request.pathArgs.at(0));
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
    const auto kept = m_parts.accounts.addOrKeep(request.context, *registration);
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
        m_parts.accounts.setPassword(request.context, password->email, password->password);
    return set.ok() ? platform::emptyResponse(204) : problemResponse(set.error());
}

HttpResponse AccountHandlers::revocations(const HttpRequest& request)
{
    const auto voided = m_parts.accounts.voidedTokens(request.context.deadline);
    if (!voided.ok())
        return problemResponse(voided.error());
    const std::string body = encodeRevocations(*voided);
    return platform::conditionalResponse(
        request, platform::jsonResponse(200, body), platform::bodyTag(body));
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

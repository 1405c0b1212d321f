#include "services/identity/application/sign_in_service.hpp"

#include "services/identity/application/password_hasher.hpp"
#include "services/identity/application/token_service.hpp"
#include "services/identity/domain/password_policy.hpp"
#include "services/identity/storage/account_store.hpp"
#include "services/identity/storage/session_store.hpp"
#include "vitrine/core/encoding.hpp"

#include <arpa/inet.h>
#include <array>

namespace vitrine::identity {

namespace {

using platform::Transaction;

constexpr std::size_t kSessionTokenBytes = 32;
constexpr std::size_t kEmailBytesMax = 254;

} // namespace

std::string throttledNetwork(std::string_view address)
{
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, std::string(address).c_str(), bytes.data()) != 1)
        return std::string(address);
    constexpr std::size_t kNetworkBytes = 8;
    return hexEncode({reinterpret_cast<const char*>(bytes.data()), kNetworkBytes});
}

std::vector<Throttle::Key> SignInService::throttleKeys(const std::string& email,
                                                       const std::string& address) const
{
    const std::string account = emailKey(email);
    const std::string network = throttledNetwork(address);
    std::vector<Throttle::Key> keys{{"pair:" + account + "|" + network, m_settings.throttle.pair},
                                    {"account:" + account, m_settings.throttle.account}};
    if (!network.empty())
        keys.push_back({"address:" + network, m_settings.throttle.address});
    return keys;
}

Result<SignInService::Answer> SignInService::signIn(const Attempt& attempt, Deadline deadline)
{
    if (attempt.email.size() > kEmailBytesMax || attempt.password.size() > kPasswordBytesMax)
        return Answer{.verdict = Verdict::Wrong};
    const auto keys = throttleKeys(attempt.email, attempt.address);
    const auto wait = m_throttle.begin(keys, deadline);
    if (!wait.ok())
        return wait.error();
    if (*wait)
        return Answer{.verdict = Verdict::MustWait, .wait = **wait};

    const auto account =
        m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<std::optional<Account>> {
            return store::findAccountByEmail(tx, attempt.email);
        });
    if (!account.ok())
        return account.error();
    if (!*account) {
        spendPasswordCheck(attempt.password);
        return Answer{.verdict = Verdict::Wrong};
    }
    if (!isPasswordOf(attempt.password, (*account)->passwordHash) || (*account)->disabled)
        return Answer{.verdict = Verdict::Wrong};
    if (const Outcome forgiven = m_throttle.succeeded(keys, deadline); !forgiven.ok())
        return forgiven.error();
    return admit(**account, attempt, deadline);
}

Result<SignInService::Answer>
SignInService::admit(const Account& account, const Attempt& attempt, Deadline deadline)
{
    std::string newHash;
    if (account.passwordMustChange) {
        if (attempt.newPassword.empty())
            return Answer{.verdict = Verdict::MustChange};
        if (attempt.newPassword == attempt.password)
            return Answer{.verdict = Verdict::NewIsRefused, .why = "is the old one"};
        const Outcome fit = checkPassword(attempt.newPassword, account.email, account.name);
        if (!fit.ok())
            return Answer{.verdict = Verdict::NewIsRefused, .why = fit.error().message};
        auto hash = hashPassword(attempt.newPassword);
        if (!hash.ok())
            return hash.error();
        newHash = *std::move(hash);
    }
    Answer answer{.verdict = Verdict::SignedIn, .sessionToken = randomToken(kSessionTokenBytes)};
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Answer> {
        const Timestamp now = m_clock.now();
        auto current = store::lockAccount(tx, account.id);
        // Between the check and now the account may have been disabled or got another password.
        if (!current || current->disabled || current->passwordHash != account.passwordHash)
            return Answer{.verdict = Verdict::Wrong};
        if (!newHash.empty()) {
            current->passwordHash = newHash;
            current->passwordMustChange = false;
            const auto version = store::updateAccount(tx, *current, now);
            if (!version.ok())
                return version.error();
            current->version = *version;
        }
        store::recordSignIn(tx, account.id, now);
        current->lastSignInAt = now;
        store::insertSession(
            tx, storedSecret(answer.sessionToken), account.id, now, now + m_settings.lives.session);
        answer.signedIn = {*std::move(current), now};
        return answer;
    });
}

Result<std::optional<SignedIn>> SignInService::find(const std::string& sessionToken,
                                                    Deadline deadline)
{
    using Found = std::optional<SignedIn>;
    if (sessionToken.empty())
        return Found();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Found> {
        auto session = store::findSession(tx, storedSecret(sessionToken), m_clock.now());
        if (!session)
            return Found();
        return Found(SignedIn{std::move(session->account), session->authenticatedAt});
    });
}

Outcome SignInService::signOut(const std::string& sessionToken, Deadline deadline)
{
    if (sessionToken.empty())
        return Done{};
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Outcome {
        store::deleteSession(tx, storedSecret(sessionToken));
        return Done{};
    });
}

Outcome
SignInService::confirm(const Account& account, const std::string& password, Deadline deadline)
{
    const auto keys = throttleKeys(account.email, {});
    const auto wait = m_throttle.begin(keys, deadline);
    if (!wait.ok())
        return wait.error();
    if (*wait)
        return Error{.code = ErrorCode::RateLimited,
                     .message = "too many wrong passwords",
                     .retryAfter = **wait};
    if (!isPasswordOf(password, account.passwordHash))
        return failure<Done>(
            ErrorCode::InvalidArgument, "is not the present password", "/currentPassword");
    return m_throttle.succeeded(keys, deadline);
}

} // namespace vitrine::identity

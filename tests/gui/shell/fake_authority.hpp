#pragma once

#include "admin-console/app/shop_session.hpp"
#include "tests/gui/testkit/fake_shop.hpp"

#include <mutex>

namespace vitrine::testkit {

/// A provider whose browser is the test. Thread-safe as an Authority must be.
class FakeAuthority final : public console::Authority
{
public:
    explicit FakeAuthority(std::shared_ptr<client::mocks::FakeAccounts> accounts)
        : m_accounts(std::move(accounts))
    {
    }

    bool hasTokens = false;
    int signOuts = 0;
    std::string lastHint;

    client::Task<bool> isSignedIn() override { return client::finished(Result<bool>(hasTokens)); }
    client::Task<Done> signIn(Open open, std::string loginHint, client::CancelToken cancel) override
    {
        lastHint = std::move(loginHint);
        const pplx::task_completion_event<Outcome> ended;
        m_ended = ended;
        m_registration = cancel.onCancel(
            [ended] { ended.set(failure<Done>(ErrorCode::Cancelled, "given up")); });
        if (const auto opened = open("https://id.shop.example/authorize?state=1"); !opened.ok())
            return client::finished(Outcome(opened.error()));
        return pplx::create_task(ended);
    }
    client::Task<Done> signOut() override
    {
        ++signOuts;
        hasTokens = false;
        return client::finished(Outcome(Done{}));
    }
    client::Task<wire::Account> whoAmI() override { return m_accounts->me({}); }

    /// The person has finished in the browser.
    void finish(Outcome outcome = Done{})
    {
        hasTokens = outcome.ok();
        m_ended.set(std::move(outcome));
    }

private:
    std::shared_ptr<client::mocks::FakeAccounts> m_accounts;
    pplx::task_completion_event<Outcome> m_ended;
    client::CancelToken::Registration m_registration;
};

} // namespace vitrine::testkit

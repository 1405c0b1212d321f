#pragma once

#include "vitrine/auth/token_store.hpp"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace vitrine::qt {

/// Keeps tokens in the desktop's keychain (Secret Service, KWallet), one entry per profile. Without
/// a keychain they are kept until the program ends, and `onFallback` is told once, on the GUI
/// thread. Create it on the GUI thread; the tasks may be asked for from any thread and never wait
/// for a person's unlock longer than 60 s.
class KeychainTokenStore final : public client::TokenStore
{
public:
    /// @param service e.g. "vitrine-console"; @param account the profile's id.
    KeychainTokenStore(QString service,
                       QString account,
                       std::function<void(const QString& why)> onFallback);
    ~KeychainTokenStore() override;

    [[nodiscard]] client::Task<std::optional<client::TokenSet>> load() override;
    [[nodiscard]] client::Task<Done> save(client::TokenSet tokens) override;
    [[nodiscard]] client::Task<Done> clear() override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace vitrine::qt

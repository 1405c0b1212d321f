#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/transport/cancellation.hpp"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <string>

namespace vitrine::kiosk {

enum class SignInStage {
    Idle,
    Starting,   ///< The shop is asked for a code.
    Showing,    ///< The code is to be confirmed on the shopper's phone.
    Welcome,    ///< See Shopper::account().
    Expired,    ///< Nobody confirmed in time.
    Refused,    ///< Somebody said no on the phone.
    Unavailable ///< The shop cannot be asked.
};

/// Signs the shopper in by a device code that they confirm on their own phone. The token is in
/// memory only; when the shopper leaves it is revoked and overwritten. On the GUI thread.
class SignInPresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param context outlives this.
    explicit SignInPresenter(KioskContext& context, QObject* parent = nullptr);
    ~SignInPresenter() override;

    /// Asks for a code; also for another one after the last has ended.
    void begin();
    /// Gives up what is under way.
    void leave();
    /// The shopper has gone.
    void forget();

    [[nodiscard]] SignInStage stage() const { return m_stage; }
    /// In groups, as people read it aloud: "QWNF TGBX".
    [[nodiscard]] QString code() const;
    /// Letter by letter, for the ear.
    [[nodiscard]] QString spelledCode() const;
    /// Where it is entered, without what every browser adds: "shop.example/activate".
    [[nodiscard]] QString address() const;
    /// For the QR code: the address with the code in it, where the provider has one.
    [[nodiscard]] QString link() const;
    /// How long the code is shown; nothing is left of it then.
    [[nodiscard]] std::chrono::milliseconds validFor() const { return m_validFor; }

Q_SIGNALS:
    void changed();

private:
    void onStarted(const Result<client::DeviceSignIn>& started);
    void onTokens(const Result<client::TokenSet>& tokens);
    void onFailed(const Error& error);
    void expire();
    void end(SignInStage stage);

    KioskContext& m_context;
    SignInStage m_stage = SignInStage::Idle;
    client::DeviceSignIn m_started;
    client::CancelSource m_cancel;
    qt::Latest m_latest;
    QTimer m_expiry;
    std::chrono::milliseconds m_validFor{0};
    std::string m_token; ///< To be revoked.
};

/// Who signed in, by the ID token that the SDK has checked; without one only the token is known.
[[nodiscard]] Shopper::Account accountOf(const client::TokenSet& tokens);

} // namespace vitrine::kiosk

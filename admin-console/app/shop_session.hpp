#pragma once

#include "admin-console/app/connection_monitor.hpp"
#include "admin-console/app/profiles.hpp"
#include "admin-console/app/shop_connection.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>

#include <optional>

namespace vitrine::console {

/// One shop and who is signed in there; shared by all windows that show it.
class ShopSession final : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Idle,    ///< `start` was not called.
        Looking, ///< Looks for tokens of an earlier run.
        SignedOut,
        Browser,  ///< Waits for the person in the browser.
        Checking, ///< Asks the shop who it is; stays here while the shop cannot be reached.
        NotAdmin, ///< Signed in, and may not use the console.
        SignedIn,
        Ended ///< Was signed in; the shop asks for a new sign-in.
    };
    Q_ENUM(Phase)
    using Connect = std::function<Result<ShopConnection>(const Profile&, ConnectionEvents)>;

    /// @param connect connectShop, or what a test puts in its place.
    ShopSession(Profile profile, const Connect& connect, QObject* parent = nullptr);
    ~ShopSession() override;

    /// Looks whether somebody is signed in; sends nothing when nobody is.
    void start();
    /// Opens the browser; also from NotAdmin and Ended.
    void signIn();
    void cancelSignIn();
    /// Opens the page of the sign-in under way once more.
    void openBrowserAgain();
    void signOut();
    /// Asks the shop again, when that failed.
    void retry();
    /// A call was refused because the session is over.
    void noteEnded();

    [[nodiscard]] const Profile& profile() const { return m_profile; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Why the last step failed.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// Who is, or was, signed in.
    [[nodiscard]] const std::optional<wire::Account>& user() const { return m_user; }
    /// The page that the browser was sent to, "" outside of Browser.
    [[nodiscard]] QString signInUrl() const { return m_signInUrl; }
    /// Why sign-ins do not survive the program; "" when they do.
    [[nodiscard]] QString keychainFault() const { return m_keychainFault; }
    /// What the shop says of itself; known from SignedIn on.
    [[nodiscard]] const wire::ShopProfile& shop() const { return m_shopProfile; }
    /// Null when the profile's addresses are wrong (then `problem` says so).
    [[nodiscard]] const ShopClients* clients() const;
    [[nodiscard]] ConnectionMonitor& monitor() { return *m_monitor; }

    /// Shows a page to the person; QDesktopServices unless a test says otherwise.
    void setUrlOpener(std::function<bool(const QString& url)> opener)
    {
        m_opener = std::move(opener);
    }

Q_SIGNALS:
    void phaseChanged();
    void keychainFaultChanged();

private:
    void enter(Phase phase, std::optional<Error> problem = std::nullopt);
    void check();
    void learnUser(const wire::Account& user);
    void openPage(const std::string& url);

    Profile m_profile;
    std::optional<ShopConnection> m_shop;
    ConnectionMonitor* m_monitor;
    std::function<bool(const QString&)> m_opener;
    Phase m_phase = Phase::Idle;
    std::optional<Error> m_problem;
    std::optional<wire::Account> m_user;
    std::optional<client::CancelSource> m_signingIn;
    QString m_signInUrl;
    QString m_keychainFault;
    wire::ShopProfile m_shopProfile;
    qt::Latest m_latest;
    bool m_hasEnded = false; ///< Between Ended and the next SignedIn.
};

} // namespace vitrine::console

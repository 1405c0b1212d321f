#pragma once

#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/wire/account.hpp"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::console {

inline constexpr std::array<const char*, 3> kAccountRoles{"CUSTOMER", "ADMIN", "KIOSK"};

/// What an administrator may do with an account: the rules that identity enforces, told beforehand.
class AccountRules
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::AccountRules)

public:
    struct Situation
    {
        wire::Account account;
        std::string ownId;                            ///< Who is signed in.
        std::optional<std::int64_t> administrators{}; ///< Enabled ones; unknown at first.
    };

    /// Why the account cannot be disabled, or "".
    [[nodiscard]] static QString whyNotDisable(const Situation& situation);
    /// Why a role cannot be given or taken, or "".
    [[nodiscard]] static QString whyNotToggle(const Situation& situation, std::string_view role);
    /// The roles after one was given or taken.
    [[nodiscard]] static std::vector<std::string> toggled(const wire::Account& account,
                                                          std::string_view role);
    [[nodiscard]] static bool has(const wire::Account& account, std::string_view role);
    [[nodiscard]] static QString roleName(std::string_view role);
    [[nodiscard]] static QString roleHelp(std::string_view role);
    /// "Customer, Administrator"
    [[nodiscard]] static QString roleNames(const wire::Account& account);
    [[nodiscard]] static qt::Badge state(const wire::Account& account);
    /// The name, or the e-mail address of an account without one.
    [[nodiscard]] static QString nameOf(const wire::Account& account);

private:
    [[nodiscard]] static bool isLastAdministrator(const Situation& situation);
};

} // namespace vitrine::console

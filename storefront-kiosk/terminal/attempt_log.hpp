#pragma once

#include "storefront-kiosk/storage/sqlite_file.hpp"
#include "storefront-kiosk/terminal/payment_terminal.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// One try to be paid by the terminal. State: the payment attempt machine of vitrine-domain; here
/// SENT, CAPTURED, DECLINED, CANCELED, UNKNOWN.
struct TerminalAttempt
{
    std::string reference; ///< "<sale id>-<number from 1 on>": can be asked for although the log is
                           ///< lost.
    std::string saleId;
    std::string state;
    domain::Money amount;
    TerminalAnswer answer{}; ///< Once it is settled.
    Timestamp madeAt{};
    Timestamp updatedAt{};

    /// The provider has said how it ended.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isCaptured() const { return state == "CAPTURED"; }
};

/// What was asked of the terminal, on the disk before the terminal hears of it. At most one attempt
/// of a sale is open or captured. Blocks for the disk: put it into Confined. Errors are those of
/// SqliteFile.
class AttemptLog
{
public:
    struct Options
    {
        std::string path;
        std::chrono::days keepSettled{90}; ///< For staff and for disputes.
    };

    /// A damaged file is moved aside: attempts that were open in it are for a person to look up.
    [[nodiscard]] static Result<std::unique_ptr<AttemptLog>> open(Options options,
                                                                  const Clock& clock);

    /// Writes a new attempt down, SENT: once this returned, the terminal may be told.
    /// @return Conflict when another attempt of the sale is open or was captured; InvalidArgument
    ///         for an amount that is not positive.
    [[nodiscard]] Result<TerminalAttempt> begin(std::string_view saleId,
                                                const domain::Money& amount);
    /// No answer came: UNKNOWN until the provider tells. A repeat changes nothing.
    [[nodiscard]] Outcome markUnknown(std::string_view reference);
    /// Keeps how it ended. A repeat with the same outcome changes nothing.
    /// @return The attempt as it is now. Conflict when it ended otherwise before; InvalidArgument
    ///         for Pending.
    [[nodiscard]] Result<TerminalAttempt> settle(std::string_view reference,
                                                 const TerminalAnswer& answer);

    /// @return NotFound.
    [[nodiscard]] Result<TerminalAttempt> attempt(std::string_view reference);
    /// Oldest first.
    [[nodiscard]] Result<std::vector<TerminalAttempt>> attemptsOf(std::string_view saleId);
    /// Those whose end nobody knows, oldest first.
    [[nodiscard]] Result<std::vector<TerminalAttempt>> unsettled();
    /// See filesMovedAside.
    [[nodiscard]] std::vector<std::string> damagedFiles() const;

private:
    AttemptLog(Options options, const Clock& clock, std::unique_ptr<SqliteFile> file);
    /// @return How many attempts of the sale there were. Conflict as begin.
    [[nodiscard]] Result<std::size_t> mayBegin(std::string_view saleId);

    Options m_options;
    const Clock& m_clock;
    std::unique_ptr<SqliteFile> m_file;
};

} // namespace vitrine::kiosk

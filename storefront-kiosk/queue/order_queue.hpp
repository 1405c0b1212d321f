#pragma once

#include "storefront-kiosk/queue/sale.hpp"
#include "storefront-kiosk/storage/file_lock.hpp"
#include "storefront-kiosk/storage/sqlite_file.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/uuid.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// How the queue stands, for the sign on the screen, the staff menu and the admin console.
struct QueueStatus
{
    std::int64_t waiting = 0;  ///< Sales that the shop does not have yet.
    std::int64_t drafts = 0;   ///< Begun, nothing promised.
    std::int64_t rejected = 0; ///< Sales that need a person.
    std::int64_t lengthMax = 0;
    Timestamp oldestAt{}; ///< Of those waiting.
    std::string lastError{};
    /// Files that were damaged, were read as far as they could be, and are kept for a person.
    std::vector<std::string> damagedFiles{};
};

/// What is to be sent next.
struct NextSale
{
    std::optional<Sale> sale{};       ///< SENDING by now. Nothing: none is due.
    std::optional<Timestamp> dueAt{}; ///< When the first one is, if any waits.
};

/// The sales that the kiosk took and the shop has yet to get, in a file of their own. What a call
/// answers is on the disk by then, so that no crash and no power cut undoes it. The first sale
/// waits for its answer before the second is sent. Blocks for the disk: put it into Confined.
/// Errors are those of SqliteFile.
class OrderQueue
{
public:
    struct Options
    {
        std::string path;
        std::string numberPrefix = "K1-"; ///< Of receipts: domain::deviceNumberPrefix.
        int pickupFirst = 1;              ///< Pickup numbers go round from here
        int pickupLast = 999;             ///< to here.
        std::int64_t lengthMax = 2000;    ///< Sales that may wait; then nothing is begun.
        std::chrono::days keepSent{30};   ///< How long staff can look up what was sent.
    };

    /// Opens the file. Sales that were being sent when the program ended are waiting again. A
    /// damaged file is moved aside after everything readable was taken over.
    /// @return Conflict when another process has it open or a newer program wrote it.
    [[nodiscard]] static Result<std::unique_ptr<OrderQueue>> open(Options options,
                                                                  const Clock& clock);

    /// Receipts are numbered with another prefix from now on.
    /// @return InvalidArgument for one that no number can have: the prefix stays as it was.
    [[nodiscard]] Outcome setNumberPrefix(std::string prefix);

    /// Writes down what somebody is about to buy, before anything is paid.
    /// @return A DRAFT. Conflict when too many sales wait; InvalidArgument for an order without
    /// lines
    ///         or with a total of no currency.
    [[nodiscard]] Result<Sale> begin(const wire::OrderDraft& draft, std::string_view language);
    /// Takes the sale: from here on it will reach the shop. Call it again after a failure with the
    /// same payment: once it was taken it is answered as it is.
    /// @return QUEUED, with its numbers. NotFound: there is no such draft. Conflict: it was taken
    ///         with another payment.
    [[nodiscard]] Result<Sale> accept(std::string_view saleId, const SalePayment& payment);
    /// Forgets a draft: nothing was paid. One that is gone already is no error.
    /// @return Conflict when the sale was taken.
    [[nodiscard]] Outcome discard(std::string_view saleId);

    /// The first sale that waits, if it is due. It is SENDING until one of the calls below; sending
    /// it again is harmless, its key stays.
    [[nodiscard]] Result<NextSale> next();
    /// The shop has it. What named the shopper is overwritten.
    [[nodiscard]] Outcome
    acknowledge(std::string_view saleId, std::string_view orderId, std::string_view orderNumber);
    /// The shop will never take it: a person has to look. The sales behind it go on.
    [[nodiscard]] Outcome reject(std::string_view saleId, std::string_view refusal);
    /// No answer, or none that decides. Stays first in the queue.
    [[nodiscard]] Outcome retryAt(std::string_view saleId, Timestamp at, std::string_view error);
    /// The first sale is due now: the network is back.
    [[nodiscard]] Outcome hurry();

    /// @return NotFound.
    [[nodiscard]] Result<Sale> sale(std::string_view saleId);
    [[nodiscard]] Result<std::vector<Sale>> drafts();
    /// Those that need a person, oldest first.
    [[nodiscard]] Result<std::vector<Sale>> rejected();
    /// A person has dealt with a rejected sale.
    /// @return Conflict unless it is REJECTED.
    [[nodiscard]] Outcome settle(std::string_view saleId);
    [[nodiscard]] Result<QueueStatus> status();

private:
    OrderQueue(Options options,
               const Clock& clock,
               std::unique_ptr<FileLock> lock,
               std::unique_ptr<SqliteFile> file);
    [[nodiscard]] Outcome restart();
    [[nodiscard]] Result<Sale> take(const Sale& draft, const SalePayment& payment);
    /// @return NotFound when none waits.
    [[nodiscard]] Result<Sale> firstWaiting();
    [[nodiscard]] Result<std::int64_t> count(std::string_view counter);
    [[nodiscard]] Result<int> nextPickup();
    [[nodiscard]] Outcome end(std::string_view saleId,
                              std::string_view event,
                              std::string_view orderId,
                              std::string_view orderNumber,
                              std::string_view refusal);

    Options m_options;
    const Clock& m_clock;
    domain::UuidGenerator m_ids;
    std::unique_ptr<FileLock> m_lock; // let go of after the file was closed
    std::unique_ptr<SqliteFile> m_file;
};

} // namespace vitrine::kiosk

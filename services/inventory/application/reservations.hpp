#pragma once

#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/storage/reservation_store.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <vector>

namespace vitrine::inventory {

/// What came of an operation on a reservation.
struct ReservationOutcome
{
    Reservation reservation;
    std::vector<Shortage>
        shortages;         ///< Not empty: nothing was held, since these lines cannot be had.
    bool replayed = false; ///< The operation was done earlier; this is its answer of then.
};

/// Holding stock for orders. Every operation is repeatable by its operation id: the answer is the
/// first one's and nothing changes. Safe to call from any thread.
class Reservations
{
public:
    explicit Reservations(platform::Database& database)
        : m_database(database)
    {
    }

    /// Holds all lines or none, from the request's lease first; of a sale without a network what
    /// there is, and tells what lacks. An order that holds the same lines already gets more time
    /// for them; one whose hold expired may hold the same lines again.
    /// @return Conflict when the order has a reservation that is not held, or holds other lines;
    /// Unprocessable when the
    ///         operation id was used for something else; InvalidArgument from HoldRequest; else as
    ///         Database::inTransaction.
    [[nodiscard]] Result<ReservationOutcome> reserve(const platform::CallContext& context,
                                                     const HoldRequest& request);

    /// Takes the held stock off the shelf. One that expired is held again first, if that is still
    /// possible. What then lacks of a sale without a network is written down as a shortfall, in the
    /// log and in the audit.
    /// @return NotFound when the order has no reservation; Conflict when it was released; else as
    /// reserve.
    [[nodiscard]] Result<ReservationOutcome> commit(const platform::CallContext& context,
                                                    std::string_view orderId,
                                                    std::string_view operationId);

    /// Gives the held stock back. Without a reservation it makes sure that none comes later.
    /// @return Conflict when it was committed; else as reserve.
    [[nodiscard]] Result<ReservationOutcome> release(const platform::CallContext& context,
                                                     std::string_view orderId,
                                                     std::string_view operationId);

    /// Puts goods of a committed reservation back on the shelf, each unit once, whatever operation
    /// ids it is asked with. The reservation stays COMMITTED: it was a sale.
    /// @return NotFound when the order has no reservation; Conflict when it was never committed, or
    /// more of a line is to come back than went out and is not back; else as reserve.
    [[nodiscard]] Result<ReservationOutcome> restock(const platform::CallContext& context,
                                                     const ReturnRequest& request);

    /// @return NotFound when the order has none.
    [[nodiscard]] Result<Reservation> find(const platform::CallContext& context,
                                           std::string_view orderId);

    /// Ends reservations and leases that are past their time, `batch` per transaction, until none
    /// is left or `deadline` comes. Several processes may do so at the same time.
    /// @return How many were ended.
    [[nodiscard]] Result<int> expireDue(int batch, Deadline deadline);

private:
    using Step = storage::ReservationAnswer (storage::ReservationStore::*)(
        const std::string& operationId, const std::string& orderId, const std::string& actor);

    template <typename Operation> auto once(Deadline deadline, const Operation& operation);
    Result<ReservationOutcome> take(Step step,
                                    std::string_view verb,
                                    const platform::CallContext& context,
                                    std::string_view orderId,
                                    std::string_view operationId);
    Result<storage::ReservationAnswer> settle(const platform::CallContext& context,
                                              const std::string& orderId,
                                              const std::string& operationId);

    platform::Database& m_database;
};

} // namespace vitrine::inventory

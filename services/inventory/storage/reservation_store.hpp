#pragma once

#include "services/inventory/domain/reservation.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::inventory::storage {

/// What the database says to an operation on a reservation.
struct ReservationAnswer
{
    enum class Verdict {
        Done,
        Short,        ///< Not everything can be had: `shortages`.
        Refused,      ///< The reservation's state forbids it: `reservation`.
        Missing,      ///< No such reservation.
        OtherContent, ///< The operation id was used for something else.
        Due,          ///< What lacks is held by something past its time; nothing was recorded.
        Lacks         ///< Goods of a sale without a network are not there; nothing was recorded.
    };

    Verdict verdict = Verdict::Done;
    bool replayed = false; ///< The operation was done earlier; this is its answer of then.
    Reservation reservation;
    std::vector<Shortage> shortages;
};

/// Reservations in a transaction of the database. Each operation is one statement, so that it may
/// run in Database::inStatement, and is repeatable by its operation id.
class ReservationStore
{
public:
    explicit ReservationStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// @param lastTry false: the answer may be Due.
    [[nodiscard]] ReservationAnswer
    reserve(const HoldRequest& request, const std::string& actor, bool lastTry);
    /// Answers Lacks instead of writing a shortfall down.
    [[nodiscard]] ReservationAnswer
    commit(const std::string& operationId, const std::string& orderId, const std::string& actor);
    /// As commit, and writes down as shortfalls what lacks.
    [[nodiscard]] ReservationAnswer
    settle(const std::string& operationId, const std::string& orderId, const std::string& actor);
    [[nodiscard]] ReservationAnswer
    release(const std::string& operationId, const std::string& orderId, const std::string& actor);

    [[nodiscard]] ReservationAnswer restock(const ReturnRequest& request, const std::string& actor);

    struct Found
    {
        Reservation reservation;
        bool isPastItsTime = false; ///< Held, but only because nobody has ended it yet.
    };
    [[nodiscard]] std::optional<Found> find(const std::string& orderId);

    /// Ends the oldest `limit` reservations that are past their time. @return How many.
    [[nodiscard]] int expireDue(int limit);
    /// Ends this order's reservation if it is past its time.
    [[nodiscard]] int expireDue(const std::string& orderId);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::inventory::storage

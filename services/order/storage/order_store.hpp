#pragma once

#include "services/order/domain/order.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::order::storage {

/// A client's key for one write. The same key with another `content` is a mistake of the client.
struct KeyUse
{
    std::string accountId;
    std::string route; ///< "POST /api/v1/orders"
    std::string key;
    std::string content; ///< Method, path and canonical body; only its hash is kept.
};

/// What became of a key.
struct KeyClaim
{
    bool fresh = false;       ///< Nobody had used it: the effect is stored.
    bool sameContent = false; ///< Otherwise: whether it was used for the same.
    std::string orderId;      ///< Of its effect.
};

/// Orders in PostgreSQL. Every write is one statement that commits by itself, and is refused when
/// the order has changed since it was read. Safe to call from any thread.
class OrderStore
{
public:
    struct Options
    {
        std::string numberPrefix = "V-";
        int numberDigits = 6;
        std::string driver; ///< Who works on the orders that this store claims: unique per process.
        std::chrono::milliseconds lease{
            5000}; ///< After it, an order that its driver has not touched is anybody's.
    };

    OrderStore(platform::Database& database, const Clock& clock, Options options)
        : m_database(database)
        , m_clock(clock)
        , m_options(std::move(options))
    {
    }

    /// Sets where order numbers begin, as long as none was issued.
    [[nodiscard]] Outcome prepareNumbers(std::int64_t start, Deadline deadline);

    /// Stores a new order under its key and takes it up for this process. Fills its number and
    /// version.
    [[nodiscard]] Result<KeyClaim> place(Order& order, const KeyUse& use, Deadline deadline);
    /// Whose key it is. @return NotFound when nobody has used it.
    [[nodiscard]] Result<KeyClaim> findKey(const KeyUse& use, Deadline deadline);

    struct Loaded
    {
        Order order;
        bool driven = false; ///< Some process works on it right now.
    };
    /// @return NotFound when there is none.
    [[nodiscard]] Result<Loaded> load(const std::string& orderId, Deadline deadline);
    [[nodiscard]] Result<std::vector<TimelineEntry>> timeline(const std::string& orderId,
                                                              Deadline deadline);

    struct Filter
    {
        std::string accountId{}; ///< "" for all.
        std::string status{};    ///< "" for all.
        std::string beforeId{};  ///< "" from the newest on.
        int limit = 50;
    };
    /// Newest first, with lines.
    [[nodiscard]] Result<std::vector<Order>> list(const Filter& filter, Deadline deadline);

    /// Stores what was decided about `order` as it was read, and what is known of it since. The
    /// process keeps it when there is something to do at once, and lets it go otherwise.
    /// @param use a key to be used up with it, if any.
    /// @return false, and nothing is stored, when somebody else has stored something in between (or
    /// the key is taken).
    [[nodiscard]] Result<bool>
    save(Order& order, const Decision& decision, Deadline deadline, const KeyUse* use = nullptr);

    /// Takes the order up, unless another process works on it.
    [[nodiscard]] Result<bool> take(const std::string& orderId, Deadline deadline);
    /// Gives back what this process has taken up, before its lease ends.
    [[nodiscard]] Outcome letGo(const Order& order, Deadline deadline);
    /// Takes up to `limit` orders that are due and that nobody works on.
    [[nodiscard]] Result<std::vector<std::string>> claimDue(int limit, Deadline deadline);

    /// Deletes keys older than `age`. @return How many.
    [[nodiscard]] Result<std::int64_t>
    forgetKeys(std::chrono::hours age, int batch, Deadline deadline);

private:
    std::int64_t saveIn(platform::Transaction& tx,
                        const Order& order,
                        const Decision& decision,
                        bool changed,
                        Timestamp now);
    [[nodiscard]] std::int64_t leaseEnd() const;

    platform::Database& m_database;
    const Clock& m_clock;
    Options m_options;
};

} // namespace vitrine::order::storage

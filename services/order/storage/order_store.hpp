#pragma once

#include "services/order/domain/order.hpp"
#include "services/order/storage/after_sale_store.hpp"
#include "services/order/storage/order_list.hpp"
#include "services/order/storage/sale_store.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
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
        BusinessDay businessDay{}; ///< Pickup numbers begin anew with it.
    };

    OrderStore(platform::Database& database, const Clock& clock, Options options)
        : m_database(database)
        , m_clock(clock)
        , m_options(std::move(options))
    {
    }

    /// Sets where order numbers begin, as long as none was issued.
    /// @return InvalidArgument when there is no such time zone as the business day's.
    [[nodiscard]] Outcome prepareNumbers(std::int64_t start, Deadline deadline);

    /// Stores a new order under its key and takes it up for this process. Fills its number, its
    /// pickup number and version.
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

    /// Orders with their lines.
    [[nodiscard]] Result<std::vector<Order>> list(const OrderFilter& filter, Deadline deadline);
    [[nodiscard]] Result<std::int64_t> count(const OrderFilter& filter, Deadline deadline);
    /// What changed since; see OrderChanges.
    [[nodiscard]] Result<OrderChanges>
    changes(const std::string& accountId, const FeedPosition& after, int limit, Deadline deadline);

    /// What else is stored in the transaction of a decision, or not at all. It may be run again
    /// when the transaction is.
    using Also = std::function<Outcome(platform::Transaction&)>;
    /// Who decided, and what comes with it.
    struct Extras
    {
        const KeyUse* use = nullptr; ///< A key to be used up with it, if any.
        std::string actor{};         ///< Whom the timeline names.
        Also also{};
        bool touches = false; ///< `also` changes what a reader of the order sees.
    };
    /// Stores what was decided about `order` as it was read, and what is known of it since. The
    /// process keeps it when there is something to do at once, and lets it go otherwise.
    /// @return false, and nothing is stored, when somebody else has stored something in between (or
    /// the key is taken); the error of `also`.
    [[nodiscard]] Result<bool>
    save(Order& order, const Decision& decision, Deadline deadline, const Extras& extras);
    [[nodiscard]] Result<bool>
    save(Order& order, const Decision& decision, Deadline deadline, const KeyUse* use = nullptr)
    {
        Extras extras;
        extras.use = use;
        return save(order, decision, deadline, extras);
    }

    struct AfterSale
    {
        std::vector<OrderRefund> refunds{};    ///< Oldest first.
        std::vector<Fulfilment> fulfilments{}; ///< Oldest first.
    };
    /// What happened to the order since its sale.
    [[nodiscard]] Result<AfterSale> afterSale(const Order& order, Deadline deadline);
    /// @return NotFound when there is none.
    [[nodiscard]] Result<OrderRefund> refund(const std::string& refundId, Deadline deadline);

    /// Until when what this process takes up now is its own.
    [[nodiscard]] Timestamp leaseEnd() const { return m_clock.now() + m_options.lease; }
    [[nodiscard]] const std::string& driver() const { return m_options.driver; }
    [[nodiscard]] platform::Database& database() { return m_database; }

    /// Takes the order up, unless another process works on it.
    [[nodiscard]] Result<bool> take(const std::string& orderId, Deadline deadline);
    /// Gives back what this process has taken up, before its lease ends.
    [[nodiscard]] Outcome letGo(const Order& order, Deadline deadline);
    /// Takes up to `limit` orders that are due and that nobody works on.
    [[nodiscard]] Result<std::vector<std::string>> claimDue(int limit, Deadline deadline);

    /// Deletes keys older than `age`; of devices, which may be offline for days, at the earliest
    /// after 30 days. @return How many.
    [[nodiscard]] Result<std::int64_t>
    forgetKeys(std::chrono::hours age, int batch, Deadline deadline);

private:
    [[nodiscard]] std::string
    placeIn(platform::Transaction& tx, const Order& order, const KeyUse& use);
    void savePricing(platform::Transaction& tx, const Order& order);
    std::int64_t saveIn(platform::Transaction& tx,
                        const Order& order,
                        const Decision& decision,
                        bool changed,
                        Timestamp now,
                        const std::string& actor);

    platform::Database& m_database;
    const Clock& m_clock;
    Options m_options;
};

} // namespace vitrine::order::storage

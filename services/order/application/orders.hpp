#pragma once

#include "services/order/application/order_draft.hpp"
#include "services/order/application/saga_driver.hpp"
#include "services/order/storage/order_store.hpp"
#include "services/platform/call_context.hpp"
#include "vitrine/core/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::order {

/// A client's Idempotency-Key with what it was sent with.
struct RequestKey
{
    std::string route;
    std::string key;
    std::string content; ///< Method, path and canonical body.
};

/// What became of a write with a key.
struct WriteOutcome
{
    Order order;
    bool replayed = false; ///< The key was used before: this is the order of then, as it is now.
};

/// Buying, looking and cancelling. Safe to call from any thread.
class Orders
{
public:
    struct Options
    {
        std::chrono::hours keyAge{24 *
                                  30}; ///< How long a key is kept; kiosks may be offline for days.
        int driverBatch = 5; ///< Few: they are gone through one by one while their leases run.
    };

    Orders(storage::OrderStore& store, SagaDriver& driver, const Clock& clock, Options options)
        : m_store(store)
        , m_driver(driver)
        , m_clock(clock)
        , m_options(options)
    {
    }

    /// Places an order and drives it as far as the time allows.
    /// @return InvalidArgument for what can never be ordered; Unprocessable when the key was used
    /// for something else;
    ///         Conflict with retryAfter while the first request with the key is still running.
    [[nodiscard]] Result<WriteOutcome>
    place(const platform::CallContext& context, const PlaceRequest& request, const RequestKey& key);

    /// What came of an earlier request with this key, or nothing when there was none.
    [[nodiscard]] Result<std::optional<WriteOutcome>> earlier(const platform::CallContext& context,
                                                              const RequestKey& key);

    /// Pays a declined order again, with this token.
    /// @return NotFound when it is not the caller's; Conflict when its state does not allow it;
    /// else as `place`.
    [[nodiscard]] Result<WriteOutcome> pay(const platform::CallContext& context,
                                           const std::string& orderId,
                                           const std::string& paymentToken,
                                           const RequestKey& key);

    /// Writes down that the caller has taken the money of an order of the kind "counter" at a till,
    /// and drives the order on.
    /// @param taken `kind`, `reference` and `received` as the caller tells them
    /// @return NotFound; InvalidArgument; Conflict when the order waits for no such payment, or for
    ///         another amount; else as `place`.
    [[nodiscard]] Result<WriteOutcome> payAtTill(const platform::CallContext& context,
                                                 const std::string& orderId,
                                                 const domain::Money& amount,
                                                 Tender taken,
                                                 const RequestKey& key);

    /// @return NotFound when there is none, or it is somebody else's and the caller may not read
    /// all.
    [[nodiscard]] Result<Order> find(const platform::CallContext& context,
                                     const std::string& orderId);
    [[nodiscard]] Result<std::vector<TimelineEntry>> timeline(const platform::CallContext& context,
                                                              const Order& order);

    [[nodiscard]] Result<storage::OrderStore::AfterSale>
    afterSale(const platform::CallContext& context, const Order& order);

    struct Query
    {
        storage::OrderFilter filter{}; ///< `accountId`: only for those who may read all.
        bool count = false;
    };
    struct Listed
    {
        std::vector<Order> orders;
        std::optional<std::int64_t> total; ///< When the query asked for it.
    };
    /// The caller's own orders, or everybody's for those who may read all.
    /// @return PermissionDenied for another account's.
    [[nodiscard]] Result<Listed> list(const platform::CallContext& context, Query query);
    /// What changed since `after`, of the same orders.
    [[nodiscard]] Result<storage::OrderChanges>
    changes(const platform::CallContext& context, const storage::FeedPosition& after, int limit);

    /// Cancels the order, or begins to: a paid one is refunded first.
    /// @return NotFound as `find`; PermissionDenied for those who may only look; Conflict when its
    /// state does not allow it.
    [[nodiscard]] Result<Order> cancel(const platform::CallContext& context,
                                       const std::string& orderId);

    /// Payment has news of an attempt.
    [[nodiscard]] Outcome paymentChanged(const platform::CallContext& context,
                                         const std::string& orderId,
                                         const std::string& attemptKey);

    /// Goes on with what was left: one round of the background.
    [[nodiscard]] Outcome driveDue(Deadline deadline)
    {
        return m_driver.driveDue(deadline, m_options.driverBatch);
    }
    /// Forgets keys that are too old.
    [[nodiscard]] Outcome forgetKeys(Deadline deadline);

private:
    /// Whose orders the caller reads: "" for everybody's.
    [[nodiscard]] static Result<std::string> visibleAccount(const platform::CallContext& context,
                                                            const std::string& wanted);
    /// Something that a person does to an order, once per key.
    struct Change
    {
        SagaEvent event;
        std::function<void(Order&)> of{}; ///< See SagaDriver::apply.
        std::string actor{};
        /// Stored with it. @param order as it was before
        std::function<Outcome(
            platform::Transaction& tx, const Order& order, const Decision& decision)>
            also{};
    };
    [[nodiscard]] Result<WriteOutcome> changeOnce(const platform::CallContext& context,
                                                  Order order,
                                                  const Change& change,
                                                  const RequestKey& key);
    [[nodiscard]] Result<WriteOutcome> replay(const platform::CallContext& context,
                                              const storage::KeyClaim& claim);

    storage::OrderStore& m_store;
    SagaDriver& m_driver;
    const Clock& m_clock;
    Options m_options;
};

} // namespace vitrine::order

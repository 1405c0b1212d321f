#include "services/order/order_settings.hpp"

#include "services/order/domain/time_of_day.hpp"
#include "services/platform/database/database_settings.hpp"
#include "services/platform/settings/shop_pricing.hpp"
#include "vitrine/domain/order_number.hpp"

namespace vitrine::order {
namespace {

using platform::SettingsReader;

constexpr std::chrono::minutes kHoldTimeMax{
    30}; ///< Inventory holds stock for nobody longer than that.

PricingPolicy readPricing(SettingsReader& reader)
{
    const auto shop = platform::readShopPricing(reader);
    return {.pricesIncludeTax = shop.pricesIncludeTax,
            .taxLevel = shop.taxLevel,
            .rounding = shop.rounding,
            .taxRates = shop.taxRates};
}

SagaPolicy readPolicy(SettingsReader& reader)
{
    SagaPolicy policy;
    policy.paymentWindow = reader.duration("order.payment-window",
                                           policy.paymentWindow,
                                           "an order that nobody has paid by then expires");
    policy.retryWindow = reader.duration("order.retry-window",
                                         policy.retryWindow,
                                         "how long the stock of a declined order is held for "
                                         "another try; 0: it is cancelled at once");
    policy.counterHold =
        reader.duration("order.counter-hold",
                        policy.counterHold,
                        "how long an order waits, with its stock, to be paid at a till");
    policy.backoffFirst = reader.duration(
        "order.backoff-first", policy.backoffFirst, "pause before a failed step is tried again");
    policy.backoffMax =
        reader.duration("order.backoff-max", policy.backoffMax, "longest such pause");
    policy.buyerPoll = reader.duration("order.buyer-poll",
                                       policy.buyerPoll,
                                       "pause between look-ups while the buyer is at the provider");
    policy.attemptsMax = static_cast<int>(reader.integer(
        "order.attempts-max", policy.attemptsMax, 1, 20, "payment attempts for one order"));
    if (policy.backoffFirst <= milliseconds{0} || policy.backoffMax < policy.backoffFirst)
        reader.fault("order.backoff-first", "more than 0 and at most order.backoff-max");
    return policy;
}

storage::OrderStore::Options readStore(SettingsReader& reader)
{
    storage::OrderStore::Options store;
    store.numberPrefix =
        reader.text("order.number-prefix", store.numberPrefix, "what order numbers begin with");
    store.numberDigits = static_cast<int>(reader.integer(
        "order.number-digits", store.numberDigits, 1, 12, "digits of an order number, at least"));
    store.lease =
        reader.duration("order.lease",
                        store.lease,
                        "an order that its process has not touched for so long is taken over");
    store.businessDay.zone =
        reader.text("shop.time-zone",
                    store.businessDay.zone,
                    "whose days the shop's business days are (IANA), for pickup numbers");
    store.businessDay.cutOver = reader.text("shop.day-cut-over",
                                            store.businessDay.cutOver,
                                            "when a business day begins, HH:MM of local time");
    if (!isTimeOfDay(store.businessDay.cutOver))
        reader.fault("shop.day-cut-over", "a time of day such as 04:00");
    if (const auto number = domain::OrderNumber::create(store.numberPrefix, 1, store.numberDigits);
        !number.ok())
        reader.fault("order.number-prefix", "1 to 12 of A-Z, 0-9 and '-', the last no digit");
    return store;
}

} // namespace

OrderSettings readOrderSettings(SettingsReader& reader)
{
    OrderSettings settings;
    settings.database = platform::readDatabaseSettings(reader, "vitrine-order");
    settings.eventAge = platform::readOutboxRetention(reader);
    settings.saga = readPolicy(reader);
    settings.commands.pricing = readPricing(reader);
    settings.commands.holdTime = std::chrono::duration_cast<std::chrono::seconds>(reader.duration(
        "order.hold-time", settings.commands.holdTime, "how long stock is held for an order"));
    settings.commands.callTimeout = reader.duration(
        "order.call-timeout", settings.commands.callTimeout, "for one call to another service");
    settings.commands.counterHold =
        std::chrono::duration_cast<std::chrono::seconds>(settings.saga.counterHold);
    settings.store = readStore(reader);
    settings.numberStart = reader.integer("order.number-start",
                                          settings.numberStart,
                                          1,
                                          999'999'999'999,
                                          "first order number, until one is issued");
    settings.orders.keyAge = std::chrono::hours(
        24 *
        reader.integer("order.key-days", 30, 1, 3650, "days for which idempotency keys are kept"));
    settings.orders.driverBatch = static_cast<int>(reader.integer(
        "order.driver-batch", settings.orders.driverBatch, 1, 1000, "orders taken up at once"));
    settings.driverThreads =
        static_cast<int>(reader.integer("order.driver-threads",
                                        settings.driverThreads,
                                        1,
                                        32,
                                        "threads that go on with orders left behind"));
    settings.driverInterval = reader.duration("order.driver-interval",
                                              settings.driverInterval,
                                              "pause between two looks for such orders");
    if (settings.commands.holdTime < std::chrono::seconds(1) ||
        settings.commands.holdTime > kHoldTimeMax)
        reader.fault("order.hold-time", "between 1s and 30m");
    if (settings.commands.counterHold < std::chrono::seconds(1) ||
        settings.commands.counterHold > kHoldTimeMax)
        reader.fault("order.counter-hold", "between 1s and 30m");
    if (settings.commands.callTimeout >= settings.store.lease)
        reader.fault("order.call-timeout", "less than order.lease");
    return settings;
}

} // namespace vitrine::order

#include "services/order/order_settings.hpp"

#include "services/platform/database/database_settings.hpp"
#include "vitrine/domain/order_number.hpp"

#include <charconv>

namespace vitrine::order {
namespace {

using platform::SettingsReader;

constexpr std::chrono::minutes kHoldTimeMax{
    30}; ///< Inventory holds stock for nobody longer than that.
constexpr std::int64_t kRateMax = 10 * domain::kMillion;

std::map<std::string, std::int64_t> readTaxRates(SettingsReader& reader)
{
    std::map<std::string, std::int64_t> rates{
        {"standard", 190000}, {"reduced", 70000}, {"zero", 0}};
    const auto given = reader.group("order.tax.rates",
                                    "tax rate of each category in millionths (default: "
                                    "standard=190000, reduced=70000, zero=0)");
    for (const auto& [category, text] : given) {
        std::int64_t rate = -1;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rate);
        if (error != std::errc{} || end != text.data() + text.size() || rate < 0 || rate > kRateMax)
            reader.fault("order.tax.rates." + category, "a rate of 0 to 10000000 millionths");
        else
            rates[category] = rate;
    }
    return rates;
}

PricingPolicy readPricing(SettingsReader& reader)
{
    PricingPolicy pricing;
    pricing.pricesIncludeTax = reader.flag("order.prices-include-tax",
                                           pricing.pricesIncludeTax,
                                           "whether catalogue prices contain tax");
    const auto level = domain::parseTaxLevel(
        reader.text("order.tax.level",
                    domain::toString(pricing.taxLevel),
                    "where tax is rounded: unit, line, document_per_rate or document"));
    if (level)
        pricing.taxLevel = *level;
    else
        reader.fault("order.tax.level", "unit, line, document_per_rate or document");
    const auto rounding = domain::parseRoundingMode(
        reader.text("order.tax.rounding",
                    domain::toString(pricing.rounding),
                    "half_away_from_zero, half_up, half_down, half_even, up or down"));
    if (rounding)
        pricing.rounding = *rounding;
    else
        reader.fault("order.tax.rounding",
                     "half_away_from_zero, half_up, half_down, half_even, up or down");
    pricing.taxRates = readTaxRates(reader);
    return pricing;
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
    if (settings.commands.callTimeout >= settings.store.lease)
        reader.fault("order.call-timeout", "less than order.lease");
    return settings;
}

} // namespace vitrine::order

#include "services/payment/payment_settings.hpp"

#include "services/platform/database/database_settings.hpp"

namespace vitrine::payment {

PaymentSettings readPaymentSettings(platform::SettingsReader& reader)
{
    PaymentSettings settings;
    settings.database = platform::readDatabaseSettings(reader, "vitrine-payment");
    settings.eventAge = platform::readOutboxRetention(reader);
    settings.desks.providerTimeout = reader.duration("payment.provider-timeout",
                                                     settings.desks.providerTimeout,
                                                     "time for one call to the payment provider");
    // Looked up only when no call can be under way any more.
    settings.desks.lookUpAfter = settings.desks.providerTimeout + std::chrono::seconds(3);
    settings.resolveInterval =
        reader.duration("payment.resolve-interval",
                        settings.resolveInterval,
                        "pause between two rounds of looking up open payments");
    settings.simulator.actionUrlBase =
        reader.text("payment.public-url",
                    "",
                    "address that buyers reach the gateway at; empty: action URLs are relative");
    settings.simulator.lostAnswerTime =
        reader.duration("payment.simulator.lost-answer-time",
                        settings.simulator.lostAnswerTime,
                        "how long tok_timeout_lost stays without an answer");
    return settings;
}

} // namespace vitrine::payment

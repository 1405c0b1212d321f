#pragma once

#include "services/payment/application/desk_settings.hpp"
#include "services/payment/simulator/simulated_provider.hpp"
#include "services/platform/database/database.hpp"
#include "services/platform/settings/settings.hpp"

#include <chrono>

namespace vitrine::payment {

/// Everything that can be set about payments.
struct PaymentSettings
{
    platform::DatabaseSettings database;
    std::chrono::hours eventAge{7 * 24}; ///< Events are kept so long.
    DeskSettings desks;
    SimulatorSettings simulator;
    std::chrono::milliseconds resolveInterval{1000}; ///< Between two rounds of look-ups.
};

[[nodiscard]] PaymentSettings readPaymentSettings(platform::SettingsReader& reader);

} // namespace vitrine::payment

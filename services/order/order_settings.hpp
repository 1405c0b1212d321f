#pragma once

#include "services/order/application/command_runner.hpp"
#include "services/order/application/orders.hpp"
#include "services/order/domain/saga/saga.hpp"
#include "services/order/storage/order_store.hpp"
#include "services/platform/database/database.hpp"
#include "services/platform/settings/settings.hpp"

#include <chrono>
#include <cstdint>

namespace vitrine::order {

struct OrderSettings
{
    platform::DatabaseSettings database;
    std::chrono::hours eventAge{7 * 24}; ///< Events are kept so long.
    SagaPolicy saga;
    CommandRunner::Options commands;
    storage::OrderStore::Options store;
    Orders::Options orders;
    std::int64_t numberStart = 100001;
    int driverThreads = 2;
    std::chrono::milliseconds driverInterval{500};
};

[[nodiscard]] OrderSettings readOrderSettings(platform::SettingsReader& reader);

} // namespace vitrine::order

#pragma once

#include "services/inventory/domain/stock_record.hpp"

#include <pqxx/pqxx>

#include <chrono>
#include <string>
#include <utility>

/// How stock is read from a row.
namespace vitrine::inventory::storage {

/// What every query of stock selects first; a macro, because statements are literals.
#define VITRINE_STOCK_COLUMNS                                                                      \
    "product_id, on_hand, reserved, safety_stock, version, "                                       \
    "floor(extract(epoch FROM updated_at) * 1000)::bigint AS updated_ms "

[[nodiscard]] inline ProductStock stockOf(const pqxx::row& row, std::string productId)
{
    ProductStock stock{std::move(productId),
                       {row["on_hand"].as<std::int64_t>(),
                        row["reserved"].as<std::int64_t>(),
                        row["safety_stock"].as<std::int64_t>()},
                       row["version"].as<std::int64_t>(),
                       std::nullopt};
    if (stock.version > 0)
        stock.updatedAt =
            Timestamp(std::chrono::milliseconds(row["updated_ms"].as<std::int64_t>()));
    return stock;
}

} // namespace vitrine::inventory::storage

#pragma once

#include "services/inventory/domain/stock_level.hpp"
#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine::inventory {

/// A product's stock as it is kept. A product that never had any reads as zeros of version 0.
struct ProductStock
{
    std::string productId;
    StockLevel level;
    std::int64_t version = 0;
    std::optional<Timestamp> updatedAt;

    bool operator==(const ProductStock&) const = default;
};

/// One row of the operation log: why a figure changed.
struct Movement
{
    std::int64_t number = 0; ///< Ascending with time within a product.
    std::string operationId;
    std::string productId;
    std::string kind; ///< As wire::StockMovement::kind.
    std::int64_t quantity = 0;
    std::int64_t onHandAfter = 0;
    std::int64_t reservedAfter = 0;
    std::string orderId; ///< "" when no order caused it.
    std::string leaseId; ///< "" when no lease of a device is concerned.
    std::string reason;
    std::string actor;
    Timestamp at;
};

/// A change that a person asks for: add or remove units, or set what was counted.
struct StockChange
{
    enum class Kind { Adjust, Count };

    Kind kind = Kind::Adjust;
    std::string operationId;
    std::string productId;
    std::int64_t units = 0;                  ///< The signed difference, or what was counted.
    std::optional<std::int64_t> safetyStock; ///< Count only.
    std::optional<std::int64_t> baseVersion; ///< Count only: the version that was seen.
    std::string reason;
    std::string actor;

    /// In one canonical text: a repeat of the operation id must have the same one.
    [[nodiscard]] std::string content() const;
};

[[nodiscard]] std::string_view toString(StockChange::Kind kind) noexcept;

} // namespace vitrine::inventory

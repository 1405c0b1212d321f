#pragma once

#include "vitrine/wire/inventory.hpp"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vitrine::console {

/// How a movement changed the two figures of a product.
struct StockEffect
{
    std::int64_t onHand = 0;
    std::int64_t reserved = 0;

    bool operator==(const StockEffect&) const = default;
};

[[nodiscard]] StockEffect effectOf(const wire::StockMovement& movement);

/// What happened, in words of the shop: "Sold", "Delivery", "Counted".
[[nodiscard]] QString titleOf(const wire::StockMovement& movement);

/// The reasons that are offered for a change by hand. They are stored under these names and shown
/// in the language of whoever reads them; any other text is a reason of its own.
[[nodiscard]] const std::vector<std::string>& reasonPresets();
[[nodiscard]] QString reasonText(const std::string& reason);

/// Why there is as much as there is: a known figure and what was added and taken away since.
struct StockExplanation
{
    struct Part
    {
        QString title;
        std::int64_t change = 0; ///< Never zero.
        int times = 0;

        bool operator==(const Part&) const = default;
    };

    std::int64_t base = 0;   ///< The figure at the beginning.
    std::string baseAt;      ///< When it was that; "" when it is the very beginning.
    bool wasCounted = false; ///< `base` is what somebody counted.
    std::vector<Part> parts; ///< Greatest change first.
    std::int64_t onHand = 0; ///< base + all parts
};

/// @param movements newest first, without a gap, beginning with the latest. Explains from the
/// latest count on, else from the oldest of them.
/// @param complete whether there are no older ones.
[[nodiscard]] StockExplanation explainStock(std::span<const wire::StockMovement> movements,
                                            bool complete);

} // namespace vitrine::console

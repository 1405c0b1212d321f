#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/domain/fulfilment.hpp"

#include <string>
#include <vector>

namespace vitrine::order {

/// Something done with the goods of an order.
struct Fulfilment
{
    std::string id;
    std::string action; ///< As domain::FulfilmentAction is written.
    std::vector<domain::LineQuantity> lines{};
    std::string carrier{};
    std::string trackingCode{};
    std::string note{};
    std::string actor{};
    Timestamp at{};
};

} // namespace vitrine::order

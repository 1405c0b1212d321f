#pragma once

#include "vitrine/wire/order.hpp"
#include "vitrine/wire/payment.hpp"

#include <string>
#include <vector>

namespace vitrine::tests {

struct SampleLine
{
    std::string name;
    std::int64_t priceMinor = 0;
    std::int64_t quantity = 1;
    std::int64_t taxRate = 190'000; ///< Millionths.
    std::int64_t discountMinor = 0;
};

struct SampleOptions
{
    std::string status = "PAID";
    std::string email = "anna.berg@example.com";
    std::string channel = "web";
    std::string placedAt = "2026-11-20T09:30:00.000Z";
    std::int64_t shippingMinor = 0;
    std::string currency = "EUR";
    bool pricesIncludeTax = true;
};

/// An order as the service would answer it: figures by vitrine-domain, timeline up to its status.
/// @param number its id is "order-<number>".
[[nodiscard]] wire::Order
sampleOrder(int number, std::vector<SampleLine> lines, const SampleOptions& options = {});

/// Boots, a harness and shipping: two tax rates.
[[nodiscard]] wire::Order paidOrder(int number = 1);

/// A declined and a captured attempt.
[[nodiscard]] wire::Payment paymentOf(const wire::Order& order);

} // namespace vitrine::tests

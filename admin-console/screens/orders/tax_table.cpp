#include "admin-console/screens/orders/order_document.hpp"
#include "vitrine/domain/tax.hpp"

#include <array>
#include <cstdlib>
#include <map>

namespace vitrine::console {
namespace {

struct Sums
{
    std::int64_t net = 0;
    std::int64_t tax = 0;
};

/// The rate among `groups` that explains the tax within shipping's price, if one does.
std::optional<std::int64_t>
rateOfShipping(const std::map<std::int64_t, Sums>& groups, std::int64_t gross, std::int64_t tax)
{
    for (const auto& [rate, sums] : groups) {
        const std::array rates{rate};
        const auto split =
            domain::includedTax(gross, rates, domain::RoundingMode::HalfAwayFromZero);
        if (split.ok() && std::abs(split->tax() - tax) <= 1) // rounded with the lines, perhaps
            return rate;
    }
    return std::nullopt;
}

} // namespace

std::vector<TaxTableRow> taxTable(const wire::Order& order)
{
    const auto currency = order.total.currency();
    std::map<std::int64_t, Sums> groups;
    std::int64_t taxOfLines = 0;
    for (const wire::OrderLine& line : order.lines) {
        Sums& sums = groups[line.taxRateMillionths];
        sums.net += line.net.amount();
        sums.tax += line.tax.amount();
        taxOfLines += line.tax.amount();
    }
    const std::int64_t shippingTax = order.tax.amount() - taxOfLines;
    Sums shipping{order.shipping.amount() - shippingTax, shippingTax};
    const bool hasShipping = order.shipping.amount() != 0;
    if (hasShipping) {
        if (const auto rate = rateOfShipping(groups, order.shipping.amount(), shippingTax)) {
            groups[*rate].net += shipping.net;
            groups[*rate].tax += shipping.tax;
            shipping = {};
        }
    }
    std::vector<TaxTableRow> rows;
    const auto add = [&](std::optional<std::int64_t> rate, const Sums& sums) {
        rows.push_back(
            {rate, {sums.net, currency}, {sums.tax, currency}, {sums.net + sums.tax, currency}});
    };
    for (const auto& [rate, sums] : groups)
        add(rate, sums);
    if (shipping.net != 0 || shipping.tax != 0)
        add(std::nullopt, shipping);
    return rows;
}

} // namespace vitrine::console

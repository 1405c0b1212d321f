#include "vitrine/domain/tax.hpp"

#include "vitrine/domain/spread.hpp"

#include <algorithm>
#include <numeric>

namespace vitrine::domain {
namespace {

constexpr std::int64_t kRateMax = 10 * kMillion;
constexpr std::size_t kRatesMax = 8;

} // namespace

std::int64_t TaxSplit::tax() const noexcept
{
    return std::accumulate(taxes.begin(), taxes.end(), std::int64_t{0});
}

Result<std::int64_t> summedRate(std::span<const std::int64_t> rates)
{
    if (rates.size() > kRatesMax)
        return failure<std::int64_t>(
            ErrorCode::InvalidArgument, "more than eight taxes on one base", "/taxRates");
    std::int64_t total = 0;
    for (const std::int64_t rate : rates) {
        if (rate < 0 || rate > kRateMax)
            return failure<std::int64_t>(ErrorCode::InvalidArgument,
                                         "a tax rate of " + std::to_string(rate) +
                                             " millionths is outside 0 to 10000000",
                                         "/taxRates");
        total += rate;
    }
    return total;
}

std::vector<std::int64_t> splitTax(std::int64_t tax,
                                   std::int64_t base,
                                   Wide divisor,
                                   std::span<const std::int64_t> rates,
                                   RoundingMode mode)
{
    std::vector<std::int64_t> parts(rates.size(), 0);
    if (parts.empty())
        return parts;
    std::int64_t left = tax;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        parts[i] = static_cast<std::int64_t>(
            divideRounded(static_cast<Wide>(base) * rates[i], divisor, mode));
        left -= parts[i];
    }
    const auto largest = std::max_element(rates.begin(), rates.end()) - rates.begin();
    parts[static_cast<std::size_t>(largest)] += left;
    // Four equal rates on one cent round up to more than there is; no part may be negative for
    // that.
    if (tax >= 0 && parts[static_cast<std::size_t>(largest)] < 0)
        return spread(tax, rates).value();
    return parts;
}

Result<TaxSplit>
includedTax(std::int64_t gross, std::span<const std::int64_t> rates, RoundingMode mode)
{
    const auto total = summedRate(rates);
    if (!total.ok())
        return total.error();
    const Wide divisor = static_cast<Wide>(kMillion) + total.value();
    TaxSplit split;
    split.net = static_cast<std::int64_t>(
        divideRounded(static_cast<Wide>(gross) * kMillion, divisor, mode));
    split.taxes = splitTax(gross - split.net, gross, divisor, rates, mode);
    return split;
}

Result<TaxSplit> addedTax(std::int64_t net, std::span<const std::int64_t> rates, RoundingMode mode)
{
    const auto total = summedRate(rates);
    if (!total.ok())
        return total.error();
    TaxSplit split;
    split.net = net;
    Wide gross = net;
    for (const std::int64_t rate : rates) {
        const auto tax = portion(net, rate, mode);
        if (!tax.ok())
            return tax.error();
        split.taxes.push_back(tax.value());
        gross += tax.value();
    }
    if (const auto fits = narrow(gross, "/amount"); !fits.ok())
        return fits.error();
    return split;
}

} // namespace vitrine::domain

#pragma once

#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::order {

/// Which days a report is about. A day begins at `cutOver` in `zone`.
struct SalesPeriod
{
    std::string from;     ///< First day, "2026-11-01".
    std::string to;       ///< Last day, itself included.
    std::string zone;     ///< IANA name.
    std::string cutOver;  ///< "HH:MM"
    std::string currency; ///< "" until it is chosen.
};

/// Amounts are minor units.
struct SalesFigures
{
    std::int64_t orders = 0;
    std::int64_t revenue = 0;
    std::int64_t refunded = 0;
    std::int64_t items = 0;
};

struct SalesDay
{
    std::string date;
    SalesFigures figures;
};

struct BestSeller
{
    std::string productId;
    std::string sku;
    std::string name;
    std::int64_t quantity = 0;
    std::int64_t revenue = 0;
};

struct StatusCount
{
    std::string status;
    std::int64_t count = 0;
};

/// What came in by one kind of tender, and went back to it.
struct TenderFigures
{
    std::string tender; ///< "token" for the payment provider, else one of tender_kind.
    std::int64_t orders = 0;
    std::int64_t revenue = 0;
    std::int64_t refunded = 0;
};

struct SalesReport
{
    SalesPeriod period;
    domain::Currency currency;
    std::vector<SalesDay> days; ///< Every day, oldest first.
    SalesFigures totals;
    std::int64_t averageBasket = 0;
    std::vector<BestSeller> bestSellers;
    std::vector<StatusCount> byStatus;
    std::int64_t failedPayments = 0;
    std::vector<TenderFigures> byTender{};
};

} // namespace vitrine::order

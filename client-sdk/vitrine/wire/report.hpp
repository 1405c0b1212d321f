#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// Which days a sales report is about. A day begins at `cutOver` in `zone` and belongs to the date
/// on which it began; it may have 23 or 25 hours.
struct SalesReportQuery
{
    std::string from;       ///< First day, "2026-11-01".
    std::string to;         ///< Last day, itself included; at most 400 days in all.
    std::string zone{};     ///< IANA name, e.g. "Europe/Berlin"; "": UTC.
    std::string cutOver{};  ///< "HH:MM" of local time; "": "00:00".
    std::string currency{}; ///< "": the one that most orders of these days are in.
};

struct SalesFigures
{
    std::int64_t orders = 0; ///< Paid in this time.
    domain::Money revenue;   ///< Captured in this time, tax included.
    domain::Money refunded;  ///< Given back in this time, whenever it had been captured.
    std::int64_t items = 0;  ///< Units sold by the orders paid in this time.
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
    domain::Money revenue; ///< Tax included, before refunds.
};

struct StatusCount
{
    std::string status;
    std::int64_t count = 0;
};

/// What came in by one kind of tender, and went back to it.
struct TenderFigures
{
    std::string tender;      ///< As Tender::kind.
    std::int64_t orders = 0; ///< Paid in this time.
    domain::Money revenue;   ///< Captured in this time, tax included.
    domain::Money refunded;  ///< Given back in this time, whenever it had been captured.
};

struct SalesReport
{
    std::string from;
    std::string to;
    std::string zone;
    std::string cutOver;
    std::string currency;       ///< Figures are of orders in this currency.
    std::vector<SalesDay> days; ///< Every day, oldest first, those without sales too.
    SalesFigures totals;
    domain::Money averageBasket;           ///< revenue / orders, zero without orders.
    std::vector<BestSeller> bestSellers;   ///< The 20 with the highest revenue.
    std::vector<StatusCount> byStatus;     ///< Orders placed in this time, by what they are now.
    std::int64_t failedPayments = 0;       ///< Declined attempts in this time.
    std::vector<TenderFigures> byTender{}; ///< Those that were used; they sum to `totals`.
};

[[nodiscard]] std::string encode(const SalesReport& report);
[[nodiscard]] std::string encodeQuery(const SalesReportQuery& query);
[[nodiscard]] Result<SalesReport> decodeSalesReport(std::string_view json);

} // namespace vitrine::wire

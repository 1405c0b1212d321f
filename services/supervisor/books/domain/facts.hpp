#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::books {

struct LineFact
{
    std::string productId;
    std::int64_t quantity = 0;

    bool operator==(const LineFact&) const = default;
};

/// What the order's database says of one order.
struct OrderFact
{
    std::string orderId;
    std::string status;          ///< As the order's machine names it.
    bool isSettled = false;      ///< Nothing more is to be done for it, and nothing was lately.
    std::int64_t total = 0;      ///< Minor units.
    std::int64_t refunded = 0;   ///< Minor units given back, as far as the order knows.
    std::string currency;        ///< "XXX" until it is priced.
    std::string tender{};        ///< "token", "cash", "card" or "terminal <reference>".
    std::vector<LineFact> lines; ///< Ascending by product id.
    /// Per line: units whose refund put them back, and units whose refund left them away.
    std::vector<LineFact> putBack{};
    std::vector<LineFact> leftAway{};
};

/// What the inventory's database says of one order.
struct ReservationFact
{
    std::string orderId;
    std::string state;                ///< HELD, COMMITTED, RELEASED, EXPIRED
    bool isRecent = false;            ///< Touched within the settle time.
    std::vector<LineFact> lines;      ///< Ascending by product id.
    std::vector<LineFact> returned{}; ///< Units put back; likewise, those without are left out.
};

/// What the payment's database says of one order. Amounts are minor units.
struct PaymentFact
{
    std::string orderId;
    std::string currency;
    std::string tender{}; ///< Of the capture that counts, as OrderFact::tender; "" without one.
    int captures = 0;     ///< Attempts that took money and were not cancelled.
    std::int64_t captured = 0;        ///< By these.
    std::int64_t refunded = 0;        ///< Settled refunds of these.
    std::int64_t keptByCancelled = 0; ///< What cancelled attempts took and have not given back.
    int openAttempts = 0;             ///< Whose outcome is not known yet.
    int openRefunds = 0;              ///< Asked for, neither settled nor refused.
    bool isRecent = false;            ///< Touched within the settle time.
};

/// The same order in three books; null where a book does not have it.
struct OrderInAllBooks
{
    const OrderFact* order = nullptr;
    const ReservationFact* reservation = nullptr;
    const PaymentFact* payment = nullptr;
    bool hasReservations = false; ///< Whether the inventory's database is among the sources.
    bool hasPayments = false;     ///< Whether the payment's database is.
};

/// A priced line of an order, and the time in which its price was read from the catalogue. Times
/// are milliseconds since the epoch.
struct PricedLine
{
    std::string orderId;
    std::string productId;
    std::int64_t unitPrice = 0;
    std::string currency;
    std::int64_t placedAt = 0;
    std::int64_t pricedBy = 0;
};

/// From when a product had a price.
struct PriceChange
{
    std::int64_t since = 0;
    std::int64_t amount = 0;
    std::string currency;
};

} // namespace vitrine::books

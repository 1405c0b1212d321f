#include "services/order/storage/sale_store.hpp"

#include "services/order/storage/order_rows.hpp"
#include "services/platform/database/sql_array.hpp"

#include <algorithm>

namespace vitrine::order::storage {
namespace {

using platform::Statement;

constexpr std::int64_t kNoPrice = -1;

constexpr Statement kAdd{"sale_add", R"(
    WITH today AS (
        SELECT (at_ms($2::bigint) AT TIME ZONE $3 - $4::interval)::date AS day
    ), given AS (
        INSERT INTO pickup_series AS s (day, last)
        SELECT day, next_pickup(day, 0)
        FROM today
        WHERE $5::boolean
        ON CONFLICT (day) DO UPDATE SET last = next_pickup(s.day, s.last)
        RETURNING last
    ), sold AS (
        INSERT INTO order_sale (order_id, sold_offline, sold_at, lease_id, receipt_number, pickup_day, pickup_number,
                                expected_prices, expected_currency)
        SELECT $1::uuid, $7::boolean, at_ms($8::bigint), $9, $10, day, coalesce((SELECT last FROM given), $6::int),
               $11::bigint[], $12
        FROM today
        RETURNING pickup_number
    ), searchable AS (
        UPDATE order_search
        SET words = words || ' ' || lower($10)
        WHERE order_id = $1::uuid AND $10 <> ''
    )
    SELECT pickup_number FROM sold)"};

constexpr Statement kSaveDifferences{"sale_save_differences", R"(
    UPDATE order_sale
    SET current_prices = $2::bigint[], current_currency = $3, catalog_total = $4::bigint
    WHERE order_id = $1::uuid)"};

constexpr Statement kSaveTender{"sale_save_tender", R"(
    WITH told AS (
        UPDATE orders
        SET tender = $2
        WHERE id = $1::uuid
        RETURNING id
    )
    UPDATE order_sale
    SET tender_kind = $2, tender_reference = $3, provider_reference = $4, card_brand = $5, card_last_four = $6,
        authorisation_code = $7, taken_at = at_ms($8::bigint), device_id = $9, tender_actor = $10,
        received = $11::bigint
    FROM told
    WHERE order_id = told.id)"};

constexpr Statement kKnowsDay{"sale_knows_day", R"(
    SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = $1))"};

std::optional<std::int64_t> millisecondsOf(const std::optional<Timestamp>& time)
{
    return time ? std::optional(milliseconds(*time)) : std::nullopt;
}

std::optional<Timestamp> timeOf(const pqxx::field& field)
{
    return field.is_null() ? std::nullopt : std::optional(instant(field));
}

template <typename Price>
std::string pricesOf(const std::vector<WantedLine>& lines, Price WantedLine::*price)
{
    std::vector<std::int64_t> amounts;
    for (const WantedLine& line : lines)
        amounts.push_back((line.*price) ? (line.*price)->amount() : kNoPrice);
    return platform::sqlArray(amounts);
}

template <typename Price>
std::string currencyOf(const std::vector<WantedLine>& lines, Price WantedLine::*price)
{
    for (const WantedLine& line : lines) {
        if (line.*price)
            return std::string((line.*price)->currency().code());
    }
    return {};
}

template <typename Price>
void readPrices(const pqxx::field& amounts,
                const pqxx::field& code,
                Price WantedLine::*price,
                std::vector<WantedLine>& lines)
{
    const auto currency = domain::Currency::create(code.c_str());
    const auto known = numbers(amounts);
    for (std::size_t i = 0; currency.ok() && i < known.size() && i < lines.size(); ++i) {
        if (known[i] != kNoPrice)
            lines[i].*price = domain::Money(known[i], *currency);
    }
}

} // namespace

bool SaleStore::isNeeded(const Order& order)
{
    return !order.kioskId.empty() || order.paymentKind != payment_kind::kToken ||
           std::any_of(order.wanted.begin(), order.wanted.end(), [](const WantedLine& line) {
               return line.expectedUnitPrice.has_value();
           });
}

std::int64_t SaleStore::add(const Order& order, const BusinessDay& day)
{
    const SaleDetails& sale = order.sale;
    const bool wantsNumber = !order.kioskId.empty() && sale.pickupNumber == 0;
    const auto rows = m_tx.run(kAdd,
                               order.id,
                               milliseconds(order.placedAt),
                               day.zone,
                               day.cutOver,
                               wantsNumber,
                               sale.pickupNumber,
                               sale.soldOffline,
                               millisecondsOf(sale.soldAt),
                               sale.leaseId,
                               sale.receiptNumber,
                               pricesOf(order.wanted, &WantedLine::expectedUnitPrice),
                               currencyOf(order.wanted, &WantedLine::expectedUnitPrice));
    if (sale.tender)
        saveTender(order.id, *sale.tender);
    return rows.at(0)[0].as<std::int64_t>();
}

void SaleStore::saveDifferences(const Order& order)
{
    m_tx.run(kSaveDifferences,
             order.id,
             pricesOf(order.wanted, &WantedLine::currentUnitPrice),
             currencyOf(order.wanted, &WantedLine::currentUnitPrice),
             order.sale.catalogTotal);
}

void SaleStore::saveTender(const std::string& orderId, const Tender& tender)
{
    m_tx.run(kSaveTender,
             orderId,
             tender.kind,
             tender.reference,
             tender.providerReference,
             tender.cardBrand,
             tender.cardLastFour,
             tender.authorisationCode,
             millisecondsOf(tender.takenAt),
             tender.deviceId,
             tender.actor,
             tender.received);
}

void readSale(const pqxx::row& row, Order& order)
{
    order.paymentKind = row["payment_kind"].as<std::string>();
    if (row["sold_offline"].is_null())
        return; // it has no sale of its own
    SaleDetails& sale = order.sale;
    sale.soldOffline = row["sold_offline"].as<bool>();
    sale.soldAt = timeOf(row["sold_ms"]);
    sale.leaseId = row["lease_id"].as<std::string>();
    sale.receiptNumber = row["receipt_number"].as<std::string>();
    sale.pickupNumber = row["pickup_number"].as<std::int64_t>();
    readPrices(row["expected_prices"],
               row["expected_price_currency"],
               &WantedLine::expectedUnitPrice,
               order.wanted);
    readPrices(row["current_prices"],
               row["current_price_currency"],
               &WantedLine::currentUnitPrice,
               order.wanted);
    if (!row["catalog_total"].is_null())
        sale.catalogTotal = row["catalog_total"].as<std::int64_t>();
    const auto kind = row["tender_kind"].as<std::string>();
    if (kind.empty())
        return;
    sale.tender = Tender{.kind = kind,
                         .reference = row["tender_reference"].as<std::string>(),
                         .providerReference = row["provider_reference"].as<std::string>(),
                         .cardBrand = row["card_brand"].as<std::string>(),
                         .cardLastFour = row["card_last_four"].as<std::string>(),
                         .authorisationCode = row["authorisation_code"].as<std::string>(),
                         .takenAt = timeOf(row["taken_ms"]),
                         .deviceId = row["device_id"].as<std::string>(),
                         .actor = row["tender_actor"].as<std::string>()};
    if (!row["received"].is_null())
        sale.tender->received = row["received"].as<std::int64_t>();
}

bool knowsBusinessDay(platform::Transaction& tx, const BusinessDay& day)
{
    return tx.run(kKnowsDay, day.zone).at(0)[0].as<bool>();
}

} // namespace vitrine::order::storage

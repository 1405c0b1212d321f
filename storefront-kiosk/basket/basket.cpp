#include "storefront-kiosk/basket/basket.hpp"

#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

using Kind = BasketChange::Kind;

void wipeLine(BasketLine& line) noexcept
{
    for (auto* text :
         {&line.productId, &line.sku, &line.gtin, &line.name, &line.imageHash, &line.taxCategory})
        wipeText(*text);
    line.unitPrice = {};
    line.quantity = 0;
}

BasketChange changeOf(Kind kind, const BasketLine& line, const ProductNow& now)
{
    return {.kind = kind,
            .productId = line.productId,
            .name = line.name,
            .priceBefore = line.unitPrice,
            .priceNow = now.price,
            .taxBefore = line.taxCategory,
            .taxNow = now.taxCategory,
            .quantityBefore = line.quantity,
            .quantityNow = line.quantity};
}

bool isAboutStock(Kind kind)
{
    return kind == Kind::LessStock || kind == Kind::OutOfStock || kind == Kind::NoLongerSold;
}

std::optional<BasketChange> stockChange(const BasketLine& line, const ProductNow& now)
{
    const auto left = std::max<std::int64_t>(now.available.value_or(line.quantity), 0);
    if (now.forSale && left >= line.quantity)
        return std::nullopt;
    auto change = changeOf(Kind::LessStock, line, now);
    change.quantityNow = now.forSale ? left : 0;
    if (!now.forSale)
        change.kind = Kind::NoLongerSold;
    else if (left == 0)
        change.kind = Kind::OutOfStock;
    return change;
}

std::optional<BasketChange> priceChange(const BasketLine& line, const ProductNow& now)
{
    if (now.price.amount() > line.unitPrice.amount())
        return changeOf(Kind::PriceRose, line, now);
    if (now.price.amount() < line.unitPrice.amount())
        return changeOf(Kind::PriceFell, line, now);
    if (now.taxCategory != line.taxCategory)
        return changeOf(Kind::TaxChanged, line, now);
    return std::nullopt;
}

Outcome refuse(ErrorCode code, std::string message)
{
    return failure<Done>(code, std::move(message));
}

} // namespace

Basket::Basket(ShopPricing pricing)
    : m_pricing(std::move(pricing))
{
}

Basket::~Basket()
{
    wipe();
}

std::int64_t Basket::itemCount() const
{
    std::int64_t count = 0;
    for (const auto& line : m_lines)
        count += line.quantity;
    return count;
}

std::int64_t Basket::quantityOf(const std::string& productId) const
{
    const auto* line = find(productId);
    return line != nullptr ? line->quantity : 0;
}

Outcome Basket::add(const BasketLine& line)
{
    if (!domain::isUuid(line.productId))
        return refuse(ErrorCode::InvalidArgument, "the product has no id");
    if (line.unitPrice.currency() != m_pricing.currency || line.unitPrice.amount() < 0)
        return refuse(ErrorCode::InvalidArgument,
                      "'" + line.sku + "' has no price in the shop's currency");
    if (!m_pricing.taxRates.contains(line.taxCategory))
        return refuse(ErrorCode::InvalidArgument,
                      "the shop has no tax rate for the category '" + line.taxCategory + "'");
    if (line.quantity < 1)
        return refuse(ErrorCode::InvalidArgument, "the quantity must be at least 1");
    if (auto* known = find(line.productId)) {
        if (line.quantity > kQuantityMax - known->quantity)
            return refuse(ErrorCode::TooLarge, "a product is ordered at most 9999 times");
        known->quantity += line.quantity;
        return Done{};
    }
    if (m_lines.size() >= kLinesMax || line.quantity > kQuantityMax)
        return refuse(ErrorCode::TooLarge, "an order has at most 100 lines of 9999 units");
    m_lines.push_back(line);
    return Done{};
}

Outcome Basket::setQuantity(const std::string& productId, std::int64_t quantity)
{
    auto* line = find(productId);
    if (line == nullptr)
        return refuse(ErrorCode::NotFound, "the product is not in the basket");
    if (quantity < 0)
        return refuse(ErrorCode::InvalidArgument, "a quantity is not negative");
    if (quantity > kQuantityMax)
        return refuse(ErrorCode::TooLarge, "a product is ordered at most 9999 times");
    if (quantity == 0)
        remove(productId);
    else
        line->quantity = quantity;
    return Done{};
}

Result<domain::OrderTotals> Basket::totals() const
{
    if (m_lines.empty())
        return failure<domain::OrderTotals>(ErrorCode::Conflict, "the basket is empty");
    domain::OrderInput input;
    for (const auto& line : m_lines) {
        const auto rate = m_pricing.taxRates.find(line.taxCategory);
        if (rate == m_pricing.taxRates.end())
            return failure<domain::OrderTotals>(ErrorCode::InvalidArgument,
                                                "the shop has no tax rate for the category '" +
                                                    line.taxCategory + "'");
        input.lines.push_back({.unitPrice = line.unitPrice,
                               .quantity = domain::Quantity::whole(line.quantity),
                               .taxRates = {rate->second}});
    }
    return domain::computeTotals({.currency = m_pricing.currency,
                                  .pricesIncludeTax = m_pricing.pricesIncludeTax,
                                  .taxLevel = m_pricing.taxLevel,
                                  .rounding = m_pricing.rounding},
                                 input);
}

Outcome Basket::setPricing(ShopPricing pricing)
{
    if (!m_lines.empty() && pricing.currency != m_pricing.currency)
        return refuse(ErrorCode::InvalidArgument, "the basket has prices in another currency");
    m_pricing = std::move(pricing);
    return Done{};
}

BasketChanges Basket::changesAgainst(const std::vector<ProductNow>& now) const
{
    BasketChanges changes;
    for (const auto& line : m_lines) {
        const auto known = std::find_if(now.begin(), now.end(), [&](const ProductNow& product) {
            return product.productId == line.productId;
        });
        if (known == now.end())
            continue;
        auto stock = stockChange(line, *known);
        const bool stays = !stock || stock->quantityNow > 0;
        if (stock)
            changes.push_back(std::move(*stock));
        if (auto price = priceChange(line, *known); stays && price) // of what goes, no price
            changes.push_back(std::move(*price));
    }
    return changes;
}

bool Basket::fits(const BasketChange& change) const
{
    const auto* line = find(change.productId);
    if (line == nullptr)
        return false;
    if (isAboutStock(change.kind))
        return line->quantity == change.quantityBefore && change.quantityNow >= 0 &&
               change.quantityNow < change.quantityBefore;
    return line->unitPrice == change.priceBefore && line->taxCategory == change.taxBefore &&
           change.priceNow.currency() == m_pricing.currency && change.priceNow.amount() >= 0 &&
           m_pricing.taxRates.contains(change.taxNow);
}

Outcome Basket::accept(const BasketChanges& changes)
{
    for (const auto& change : changes) {
        if (!fits(change))
            return refuse(ErrorCode::Conflict, "the basket is another one by now");
    }
    for (const auto& change : changes) {
        auto* line = find(change.productId);
        if (line == nullptr) // taken out by a change before it
            continue;
        if (!isAboutStock(change.kind)) {
            line->unitPrice = change.priceNow;
            line->taxCategory = change.taxNow;
        } else if (change.quantityNow == 0) {
            remove(change.productId);
        } else {
            line->quantity = change.quantityNow;
        }
    }
    return Done{};
}

Result<wire::OrderDraft> Basket::draft(const std::string& paymentToken,
                                       const std::string& email) const
{
    const auto worked = totals();
    if (!worked.ok())
        return worked.error();
    wire::OrderDraft order{.paymentToken = paymentToken,
                           .email = email,
                           .expectedTotal = domain::Money(worked->total, worked->currency)};
    for (const auto& line : m_lines)
        order.lines.push_back({line.productId, line.quantity, line.unitPrice});
    return order;
}

void Basket::wipe() noexcept
{
    for (auto& line : m_lines)
        wipeLine(line);
    Lines().swap(m_lines);
}

BasketLine* Basket::find(const std::string& productId)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const BasketLine& known) {
        return known.productId == productId;
    });
    return line != m_lines.end() ? &*line : nullptr;
}

const BasketLine* Basket::find(const std::string& productId) const
{
    return const_cast<Basket*>(this)->find(productId);
}

void Basket::remove(const std::string& productId)
{
    // erase moves the lines behind it up: their long texts change places, so the removed one's
    // reach the end and are wiped there
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const BasketLine& known) {
        return known.productId == productId;
    });
    if (line == m_lines.end())
        return;
    std::rotate(line, line + 1, m_lines.end());
    wipeLine(m_lines.back());
    m_lines.pop_back();
}

} // namespace vitrine::kiosk

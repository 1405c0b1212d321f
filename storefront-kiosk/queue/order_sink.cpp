#include "storefront-kiosk/queue/order_sink.hpp"

#include "storefront-kiosk/basket/wiping_memory.hpp"

#include <map>
#include <mutex>
#include <utility>

namespace vitrine::kiosk {
namespace {

wire::DraftPayment paymentOf(const Sale& sale)
{
    switch (sale.payment.way) {
    case SalePayment::Way::Counter:
        return {.kind = "counter"};
    case SalePayment::Way::Terminal:
        return {.kind = "terminal",
                .terminal =
                    wire::TerminalPayment{.reference = sale.payment.reference,
                                          .providerReference = sale.payment.providerReference,
                                          .amount = sale.payment.captured,
                                          .brand = sale.payment.cardBrand,
                                          .last4 = sale.payment.cardLastFour,
                                          .authorisationCode = sale.payment.authorisationCode,
                                          .at = formatTimestamp(sale.madeAt)}};
    case SalePayment::Way::Open:
    case SalePayment::Way::Shop:
        break;
    }
    return {};
}

} // namespace

wire::OrderDraft orderOf(const Sale& sale)
{
    wire::OrderDraft order = sale.draft;
    order.payment = paymentOf(sale);
    if (order.payment.kind != "token")
        order.paymentToken.clear();
    order.soldOffline = sale.draft.soldOffline || sale.payment.way == SalePayment::Way::Terminal;
    order.soldAt = formatTimestamp(sale.madeAt);
    order.pickupNumber = sale.pickupNumber;
    order.receiptNumber = sale.number;
    return order;
}

struct ShopOrderSink::Tokens
{
    std::mutex mutex;
    std::map<std::string, std::string> bySale; // guarded by mutex

    [[nodiscard]] std::string of(const std::string& saleId)
    {
        const std::lock_guard lock(mutex);
        const auto found = bySale.find(saleId);
        return found != bySale.end() ? found->second : std::string();
    }
    void forget(const std::string& saleId)
    {
        const std::lock_guard lock(mutex);
        if (const auto found = bySale.find(saleId); found != bySale.end()) {
            wipeText(found->second);
            bySale.erase(found);
        }
    }
    void forgetAll()
    {
        const std::lock_guard lock(mutex);
        for (auto& [sale, token] : bySale)
            wipeText(token);
        bySale.clear();
    }
};

ShopOrderSink::ShopOrderSink(client::OrderClient orders, std::chrono::milliseconds timeout)
    : m_orders(std::move(orders))
    , m_timeout(timeout)
    , m_tokens(std::make_shared<Tokens>())
{
}

ShopOrderSink::~ShopOrderSink()
{
    m_tokens->forgetAll();
}

void ShopOrderSink::setShopper(const std::string& saleId, std::string accessToken)
{
    m_tokens->forget(saleId);
    const std::lock_guard lock(m_tokens->mutex);
    m_tokens->bySale[saleId] = std::move(accessToken);
}

void ShopOrderSink::forgetShoppers()
{
    m_tokens->forgetAll();
}

client::Task<wire::Order> ShopOrderSink::send(const Sale& sale)
{
    const auto order = orderOf(sale);
    const client::CallOptions options{.timeout = m_timeout, .idempotencyKey = sale.key};
    const auto token = m_tokens->of(sale.id);
    if (token.empty())
        return m_orders.place(order, options);
    return client::settle<wire::Order>(
        client::settle<wire::Order>(m_orders.placeFor(token, order, options))
            .then([tokens = m_tokens, id = sale.id, orders = m_orders, order, options](
                      Result<wire::Order> placed) -> client::Task<wire::Order> {
                const bool isTokenOver = !placed.ok() &&
                                         placed.error().code == ErrorCode::Unauthenticated &&
                                         placed.error().field == wire::kShopperTokenHeader;
                if (placed.ok() || isTokenOver)
                    tokens->forget(id);
                return isTokenOver ? orders.place(order, options)
                                   : client::finished(std::move(placed));
            }));
}

} // namespace vitrine::kiosk

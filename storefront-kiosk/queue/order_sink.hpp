#pragma once

#include "storefront-kiosk/queue/sale.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/transport/task.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace vitrine::kiosk {

/// Where sales go. One order comes of a key however often it is sent.
class OrderSink
{
public:
    virtual ~OrderSink() = default;
    /// Answers within a deadline of its own, with the order or with why there is none.
    [[nodiscard]] virtual client::Task<wire::Order> send(const Sale& sale) = 0;
};

/// The order that the shop is told: the draft, with how it was paid and what was promised. Always
/// the same for the same sale. What was paid at the terminal counts as sold without asking the
/// shop, so that it is taken at the price that was paid.
[[nodiscard]] wire::OrderDraft orderOf(const Sale& sale);

/// The shop, through the SDK. Safe to call from any thread.
class ShopOrderSink final : public OrderSink
{
public:
    explicit ShopOrderSink(client::OrderClient orders,
                           std::chrono::milliseconds timeout = std::chrono::seconds(20));
    ~ShopOrderSink() override;

    [[nodiscard]] client::Task<wire::Order> send(const Sale& sale) override;

    /// Whose order the sale is: the token of the shopper who has signed in. Kept in memory, until
    /// the shop has the sale; without it, or when it no longer holds, the order is a guest's.
    void setShopper(const std::string& saleId, std::string accessToken);
    /// The shopper has gone: overwrites the tokens.
    void forgetShoppers();

private:
    struct Tokens;

    client::OrderClient m_orders;
    std::chrono::milliseconds m_timeout;
    std::shared_ptr<Tokens> m_tokens; ///< Answers may come when this is gone.
};

} // namespace vitrine::kiosk

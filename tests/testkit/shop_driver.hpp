#pragma once

#include "services/platform/client/client_network.hpp"
#include "services/supervisor/shop_api.hpp"
#include "tests/testkit/shop.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/order.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// What came of an attempt to buy.
struct Purchase
{
    int status = 0; ///< HTTP status, 0 when there was no answer.
    std::string body;
    std::string idempotencyKey;

    [[nodiscard]] bool isPaid() const;
};

/// Does to a running shop what its administrators and customers do, over HTTP through the gateway.
/// Safe to call from many threads at once. Failures of what must work throw std::runtime_error,
/// which ends the test with its text.
class ShopDriver
{
public:
    explicit ShopDriver(const Shop& shop);

    /// Makes `count` customers and signs each in through the sign-in page. @return their access
    /// tokens.
    [[nodiscard]] std::vector<std::string> signInCustomers(int count);

    /// As an administrator: a new product with `stock` units. @return its id.
    [[nodiscard]] std::string
    addProduct(const std::string& sku, std::int64_t price, std::int64_t stock);
    /// Any request as an administrator. @return the answer's body; throws unless the status is
    /// `expected`.
    [[nodiscard]] std::string administer(const std::string& method,
                                         const std::string& target,
                                         const std::string& body,
                                         const std::string& contentType,
                                         int expected);
    /// As above, once and whatever comes of it.
    [[nodiscard]] Result<platform::HttpAnswer> tryToAdminister(const std::string& method,
                                                               const std::string& target,
                                                               const std::string& body,
                                                               Headers headers = {});
    [[nodiscard]] wire::Stock stockOf(const std::string& productId);

    /// One try, without repeats. @param paymentToken see the payment service's test tokens.
    [[nodiscard]] Purchase buy(const std::string& token,
                               const std::string& productId,
                               std::int64_t quantity = 1,
                               const std::string& paymentToken = "tok_visa",
                               std::string idempotencyKey = {});
    /// As the customer. @return nothing when it cannot be read right now.
    [[nodiscard]] Result<wire::Order> order(const std::string& token, const std::string& id);
    /// Every order of a customer.
    [[nodiscard]] std::vector<wire::Order> ordersOf(const std::string& token);

    /// Any request through the gateway, as `token` ("" for a guest).
    [[nodiscard]] platform::UpstreamReply send(const std::string& method,
                                               const std::string& target,
                                               const std::string& token,
                                               const std::string& body = {},
                                               Headers headers = {});

private:
    const Shop& m_shop;
    platform::Endpoint m_gateway;
    supervisor::ShopApi m_api;
    platform::ClientNetwork m_network;
};

} // namespace vitrine::testkit

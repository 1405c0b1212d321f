// What a third party writes: ask a shop for its products, here one that is made up.

#include <cstdio>
#include <memory>
#include <vitrine/api/collect.hpp>
#include <vitrine/api/sdk.hpp>
#include <vitrine/auth/session_tokens.hpp>
#include <vitrine/mocks/fake_transport.hpp>

#ifdef NLOHMANN_JSON_VERSION_MAJOR
#error "the SDK's headers must not bring nlohmann/json along"
#endif
#if defined(CASA_HTTP_CLIENT_H) || defined(CASA_HTTP_MSG_H)
#error "the SDK's headers must not bring cpprestsdk's HTTP along"
#endif
#ifdef BOOST_ASIO_HPP
#error "the SDK's headers must not bring Boost.Asio along"
#endif

int main()
{
    using namespace vitrine;
    const auto shop = std::make_shared<client::mocks::FakeTransport>();
    shop->next(200, R"({"items":[{"id":"p1","sku":"A","name":"Tent","version":1,
                                  "price":{"amount":19900,"currency":"EUR"}}],"next":null})");
    const auto sdk = client::Sdk::create({.endpoint = "https://shop.example", .transport = shop});
    if (!sdk.ok())
        return 1;
    const auto products = (*sdk)->catalog().listProducts().get();
    if (!products.ok() || products->items.size() != 1)
        return 2;
    std::printf(
        "%s %s\n", products->items[0].name.c_str(), products->items[0].price.text().c_str());

    const auto provider =
        client::OidcClient::create({.issuer = "https://id.shop.example", .clientId = "report"});
    return provider.ok() && products->items[0].price.text() == "199.00 EUR" ? 0 : 3;
}

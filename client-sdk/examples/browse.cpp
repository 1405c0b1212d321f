// Looks around in a shop, as anybody may: categories, a search, what is in stock.

#include "examples/command_line.hpp"
#include "vitrine/api/collect.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <iostream>

using namespace vitrine;
using examples::report;

int main(int argc, char** argv)
{
    const examples::CommandLine arguments(argc,
                                          argv,
                                          "Lists what a shop sells.",
                                          {{"gateway", "URL", "the shop (http://127.0.0.1:8080)"},
                                           {"search", "WORDS", "only products that match"},
                                           {"limit", "N", "at most so many (20)"}});
    client::limitNetworkThreads(2);
    const auto sdk =
        client::Sdk::create({.endpoint = arguments.text("gateway", "http://127.0.0.1:8080")});
    if (!sdk.ok())
        return report("cannot use this gateway", sdk.error());
    const auto catalog = (*sdk)->catalog();

    const auto categories = catalog.listCategories().get();
    if (!categories.ok())
        return report("cannot list the categories", categories.error());
    for (const auto& category : *categories)
        std::cout << "category  " << category.name << " (" << category.productCount << ")\n";

    const auto limit = std::strtoul(arguments.text("limit", "20").c_str(), nullptr, 10);
    const auto products =
        client::collect<wire::Product>(
            [&](std::string after) {
                return catalog.listProducts(
                    {.text = arguments.text("search"), .limit = 50, .after = std::move(after)});
            },
            limit)
            .get();
    if (!products.ok())
        return report("cannot list the products", products.error());
    for (const auto& product : *products) {
        const auto stock = (*sdk)->inventory().availability(product.id).get();
        std::cout << product.sku << "  " << product.price.text() << "  "
                  << (stock.ok() ? std::to_string(stock->available) + " in stock"
                                 : std::string("stock unknown"))
                  << "  " << product.name << "\n";
    }
    return 0;
}

#include "services/order/clients/http_catalog.hpp"

#include "vitrine/wire/catalog.hpp"

namespace vitrine::order {

Result<std::vector<CatalogProduct>> HttpCatalog::products(const platform::CallContext& context,
                                                          const std::vector<std::string>& ids)
{
    const auto answer = m_catalog.send(context,
                                       {.method = "POST",
                                        .target = "/api/v1/products/batch",
                                        .body = wire::encodeIds(ids),
                                        .repeatable = true});
    if (!answer.ok())
        return answer.error();
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    auto batch = wire::decodeProductBatch(answer->body);
    if (!batch.ok())
        return batch.error();
    std::vector<CatalogProduct> products;
    for (wire::Product& product : batch->items)
        products.push_back({.id = std::move(product.id),
                            .sku = std::move(product.sku),
                            .gtin = product.gtins.empty() ? "" : product.gtins.front(),
                            .name = std::move(product.name),
                            .imageHash = product.images.empty() ? "" : product.images.front().hash,
                            .price = product.price,
                            .taxCategory = std::move(product.taxCategory),
                            .active = product.active});
    return products;
}

} // namespace vitrine::order

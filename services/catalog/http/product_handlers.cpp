#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/handlers.hpp"
#include "services/platform/http/conditional.hpp"
#include "services/platform/http/idempotency_key.hpp"
#include "services/platform/http/list_query.hpp"

namespace vitrine::catalog {
namespace {

using platform::jsonResponse;
using platform::problemResponse;

/// A product with its entity tag.
HttpResponse answer(const HttpRequest& request, int status, const Result<Product>& product)
{
    if (!product.ok())
        return problemResponse(product.error());
    HttpResponse response = jsonResponse(status, wire::encode(toWire(*product)));
    if (request.method != "GET" && request.method != "HEAD") {
        response.headers.set("ETag", platform::versionTag(product->version));
        return response;
    }
    response.headers.set("Cache-Control", "no-cache");
    return platform::conditionalResponse(
        request, std::move(response), platform::versionTag(product->version));
}

} // namespace

HttpResponse listProducts(Products& products, const HttpRequest& request)
{
    const auto list = listRequestOf(request.query);
    if (!list.ok())
        return problemResponse(list.error());
    const auto page = products.list(request.context, list->filter, list->window);
    return page.ok() ? jsonResponse(200, wire::encode(toWire(*page)))
                     : problemResponse(page.error());
}

HttpResponse getFacets(Products& products, const HttpRequest& request)
{
    const auto list = listRequestOf(request.query);
    if (!list.ok())
        return problemResponse(list.error());
    const auto facets = products.facets(request.context, list->filter);
    return facets.ok() ? jsonResponse(200, wire::encode(toWire(*facets)))
                       : problemResponse(facets.error());
}

HttpResponse getProduct(Products& products, const HttpRequest& request)
{
    return answer(request, 200, products.find(request.context, request.pathArgs.at(0)));
}

HttpResponse getProductBySku(Products& products, const HttpRequest& request)
{
    return answer(request, 200, products.findBySku(request.context, request.pathArgs.at(0)));
}

HttpResponse getProductByGtin(Products& products, const HttpRequest& request)
{
    return answer(request, 200, products.findByGtin(request.context, request.pathArgs.at(0)));
}

HttpResponse selectProducts(Products& products, const HttpRequest& request)
{
    const auto ids = wire::decodeIds(request.body);
    if (!ids.ok())
        return problemResponse(ids.error());
    const auto selection = products.select(request.context, *ids);
    return selection.ok() ? jsonResponse(200, wire::encode(toWire(*selection)))
                          : problemResponse(selection.error());
}

HttpResponse getPrices(Products& products, const HttpRequest& request)
{
    const auto report = products.prices(request.context, request.pathArgs.at(0));
    return report.ok() ? jsonResponse(200, wire::encode(toWire(*report)))
                       : problemResponse(report.error());
}

HttpResponse createProduct(Products& products, const HttpRequest& request)
{
    const auto key = platform::idempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    auto draft = wire::decodeProductDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto created = products.create(request.context, fieldsOf(std::move(draft).value()), *key);
    HttpResponse response = answer(request, 201, created);
    if (created.ok())
        response.headers.set("Location", "/api/v1/products/" + created->id);
    return response;
}

HttpResponse updateProduct(Products& products, const HttpRequest& request)
{
    const auto expected = platform::expectedVersion(request, platform::IfMatch::Required);
    if (!expected.ok())
        return problemResponse(expected.error());
    auto draft = wire::decodeProductDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    return answer(request,
                  200,
                  products.update(request.context,
                                  request.pathArgs.at(0),
                                  *expected,
                                  fieldsOf(std::move(draft).value())));
}

HttpResponse deleteProduct(Products& products, const HttpRequest& request)
{
    const auto permanent = platform::readFlag(request.query, "permanent");
    if (!permanent.ok())
        return problemResponse(permanent.error());
    const auto expected = platform::expectedVersion(request, platform::IfMatch::Required);
    if (!expected.ok())
        return problemResponse(expected.error());
    const std::string& id = request.pathArgs.at(0);
    const auto outcome = permanent->value_or(false)
                             ? products.purge(request.context, id, *expected)
                             : products.archive(request.context, id, *expected);
    return outcome.ok() ? platform::emptyResponse(204) : problemResponse(outcome.error());
}

HttpResponse restoreProduct(Products& products, const HttpRequest& request)
{
    return answer(request, 200, products.restore(request.context, request.pathArgs.at(0)));
}

} // namespace vitrine::catalog

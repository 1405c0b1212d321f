#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/handlers.hpp"
#include "services/platform/http/conditional.hpp"

namespace vitrine::catalog {
namespace {

using platform::jsonResponse;
using platform::problemResponse;

HttpResponse answer(int status, const Result<Category>& category)
{
    if (!category.ok())
        return problemResponse(category.error());
    HttpResponse response = jsonResponse(status, wire::encode(toWire(*category)));
    response.headers.set("ETag", platform::versionTag(category->version));
    return response;
}

} // namespace

HttpResponse getCategory(Categories& categories, const HttpRequest& request)
{
    // Its count changes without its version, so the tag serves If-Match only and no 304 is sent.
    return answer(200, categories.find(request.context, request.pathArgs.at(0)));
}

HttpResponse createCategory(Categories& categories, const HttpRequest& request)
{
    auto draft = wire::decodeCategoryDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto created = categories.create(request.context, fieldsOf(std::move(draft).value()));
    HttpResponse response = answer(201, created);
    if (created.ok())
        response.headers.set("Location", "/api/v1/categories/" + created->id);
    return response;
}

HttpResponse updateCategory(Categories& categories, const HttpRequest& request)
{
    const auto expected = platform::expectedVersion(request, platform::IfMatch::Required);
    if (!expected.ok())
        return problemResponse(expected.error());
    auto draft = wire::decodeCategoryDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    return answer(200,
                  categories.update(request.context,
                                    request.pathArgs.at(0),
                                    *expected,
                                    fieldsOf(std::move(draft).value())));
}

HttpResponse archiveCategory(Categories& categories, const HttpRequest& request)
{
    const auto expected = platform::expectedVersion(request, platform::IfMatch::Required);
    if (!expected.ok())
        return problemResponse(expected.error());
    const auto outcome = categories.archive(request.context, request.pathArgs.at(0), *expected);
    return outcome.ok() ? platform::emptyResponse(204) : problemResponse(outcome.error());
}

} // namespace vitrine::catalog

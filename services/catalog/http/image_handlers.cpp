#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/handlers.hpp"
#include "services/catalog/http/image_entries_codec.hpp"
#include "services/platform/http/conditional.hpp"

#include <algorithm>

namespace vitrine::catalog {
namespace {

using platform::problemResponse;

constexpr std::size_t kHashLength = 64;

bool isHash(std::string_view text)
{
    return text.size() == kHashLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

HttpResponse answer(int status, const Result<Product>& product)
{
    if (!product.ok())
        return problemResponse(product.error());
    HttpResponse response = platform::jsonResponse(status, wire::encode(toWire(*product)));
    response.headers.set("ETag", platform::versionTag(product->version));
    return response;
}

} // namespace

HttpResponse getImage(Images& images, const HttpRequest& request)
{
    const std::string& hash = request.pathArgs.at(0);
    if (!isHash(hash))
        return problemResponse(
            {.code = ErrorCode::NotFound, .message = "there is no such picture"});
    const auto size = request.query.get("size");
    if (size && *size != "thumb")
        return problemResponse({.code = ErrorCode::InvalidArgument,
                                .message = "size must be thumb, or absent for the picture itself",
                                .field = "size"});
    auto image = images.read(request.context, hash, size.has_value());
    if (!image.ok())
        return problemResponse(image.error());
    HttpResponse response{
        .status = 200, .body = std::move(image->bytes), .contentType = image->contentType};
    // The address names the bytes, so what was fetched once never has to be asked for again.
    response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    return platform::conditionalResponse(
        request, std::move(response), "\"" + hash + (size ? "-thumb\"" : "\""));
}

HttpResponse addImage(Images& images, const HttpRequest& request)
{
    const auto expected = platform::expectedVersion(
        request, platform::IfMatch::Optional); // adding undoes nobody's change, so it may come
                                               // without If-Match
    if (!expected.ok())
        return problemResponse(expected.error());
    const std::string altText(request.query.get("altText").value_or(""));
    return answer(
        201, images.add(request.context, request.pathArgs.at(0), *expected, request.body, altText));
}

HttpResponse arrangeImages(Images& images, const HttpRequest& request)
{
    const auto expected = platform::expectedVersion(request, platform::IfMatch::Required);
    if (!expected.ok())
        return problemResponse(expected.error());
    const auto entries = decodeImageEntries(request.body);
    if (!entries.ok())
        return problemResponse(entries.error());
    return answer(200,
                  images.arrange(request.context, request.pathArgs.at(0), *expected, *entries));
}

HttpResponse removeImage(Images& images, const HttpRequest& request)
{
    const auto expected = platform::expectedVersion(request, platform::IfMatch::Required);
    if (!expected.ok())
        return problemResponse(expected.error());
    return answer(
        200,
        images.remove(request.context, request.pathArgs.at(0), *expected, request.pathArgs.at(1)));
}

} // namespace vitrine::catalog

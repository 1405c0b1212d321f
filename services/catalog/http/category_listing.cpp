#include "services/catalog/http/category_listing.hpp"

#include "services/catalog/http/catalog_mapping.hpp"
#include "services/platform/http/conditional.hpp"

namespace vitrine::catalog {

Result<std::shared_ptr<const CategoryListing::Listing>>
CategoryListing::current(const platform::CallContext& context)
{
    // The number first: a write in between makes the listing newer than its number, never older.
    const auto change = m_categories.change(context);
    if (!change.ok())
        return change.error();
    {
        const std::lock_guard lock(m_mutex);
        if (m_listing && m_listing->change == *change)
            return m_listing;
    }
    const auto all = m_categories.all(context);
    if (!all.ok())
        return all.error();
    auto listing = std::make_shared<Listing>();
    listing->change = *change;
    listing->body = wire::encode(toWire(*all));
    listing->etag = platform::bodyTag(listing->body);
    const std::lock_guard lock(m_mutex);
    if (!m_listing || m_listing->change < listing->change)
        m_listing = listing;
    return std::shared_ptr<const Listing>(std::move(listing));
}

platform::HttpResponse CategoryListing::answer(const platform::HttpRequest& request)
{
    const auto listing = current(request.context);
    if (!listing.ok())
        return platform::problemResponse(listing.error());
    platform::HttpResponse response = platform::jsonResponse(200, (*listing)->body);
    response.headers.set("Cache-Control", "no-cache");
    return platform::conditionalResponse(request, std::move(response), (*listing)->etag);
}

} // namespace vitrine::catalog

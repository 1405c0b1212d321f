#pragma once

#include "services/catalog/application/categories.hpp"
#include "services/platform/http/http_types.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace vitrine::catalog {

/// The answer to "all categories", kept for as long as nobody writes the catalogue: shops have
/// thousands of categories, and every kiosk asks for all of them. Safe to call from any thread.
class CategoryListing
{
public:
    explicit CategoryListing(Categories& categories)
        : m_categories(categories)
    {
    }

    [[nodiscard]] platform::HttpResponse answer(const platform::HttpRequest& request);

private:
    struct Listing
    {
        std::int64_t change = 0; ///< Of the catalogue, before it was read.
        std::string body;
        std::string etag;
    };
    Result<std::shared_ptr<const Listing>> current(const platform::CallContext& context);

    Categories& m_categories;
    std::mutex m_mutex;
    std::shared_ptr<const Listing> m_listing; ///< Guarded by m_mutex.
};

} // namespace vitrine::catalog

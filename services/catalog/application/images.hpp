#pragma once

#include "services/catalog/application/image_scaler.hpp"
#include "services/catalog/application/products.hpp"
#include "services/catalog/storage/image_store.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <vector>

namespace vitrine::catalog {

inline constexpr std::size_t kImagesPerProduct = 20;

/// What an administrator says about a picture that a product shows.
struct ImageEntry
{
    std::string hash;
    std::string altText;
};

/// Pictures of products. Safe to call from any thread.
class Images
{
public:
    Images(platform::Database& database, const Clock& clock, ImageScaler& scaler)
        : m_database(database)
        , m_clock(clock)
        , m_scaler(scaler)
    {
    }

    /// Adds a picture behind those that the product has. One that it has already only gets the
    /// alternative text. Takes as long as decoding does: not for the workers that answer reads.
    /// @return The product. InvalidArgument for anything but a JPEG, PNG or WebP within the limits;
    /// NotFound;
    ///         PreconditionFailed; Conflict when the product has kImagesPerProduct pictures.
    [[nodiscard]] Result<Product> add(const platform::CallContext& context,
                                      const std::string& productId,
                                      ExpectedVersion expected,
                                      const std::string& bytes,
                                      const std::string& altText);
    /// Which of its pictures the product shows, in which order, with which texts; others are no
    /// longer shown.
    /// @return The product. InvalidArgument for a picture that it has not; NotFound;
    /// PreconditionFailed.
    [[nodiscard]] Result<Product> arrange(const platform::CallContext& context,
                                          const std::string& productId,
                                          ExpectedVersion expected,
                                          const std::vector<ImageEntry>& entries);
    /// Shows one picture less. @return The product. NotFound, also for a picture that it has not;
    /// PreconditionFailed.
    [[nodiscard]] Result<Product> remove(const platform::CallContext& context,
                                         const std::string& productId,
                                         ExpectedVersion expected,
                                         const std::string& hash);

    /// @return NotFound when there is no such picture.
    [[nodiscard]] Result<storage::ImageBytes>
    read(const platform::CallContext& context, const std::string& hash, bool thumb);

private:
    /// Replaces the pictures of a product by what `change` makes of them.
    template <typename Change>
    Result<Product> rewrite(const platform::CallContext& context,
                            const std::string& productId,
                            ExpectedVersion expected,
                            const Change& change);
    Result<storage::StoredImage> decoded(const std::string& bytes, Deadline deadline);

    platform::Database& m_database;
    const Clock& m_clock;
    ImageScaler& m_scaler;
};

} // namespace vitrine::catalog

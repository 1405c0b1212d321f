#include "services/catalog/application/images.hpp"

#include "services/catalog/domain/text_rules.hpp"
#include "services/catalog/storage/catalog_audit.hpp"
#include "services/catalog/storage/catalog_events.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace vitrine::catalog {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::ImageStore;
using storage::ProductStore;

using ImageList = std::vector<ProductImage>;

Error noProduct(const std::string& id)
{
    return {.code = ErrorCode::NotFound, .message = "there is no product " + id};
}

std::string hashOf(const std::string& bytes)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return hexEncode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Result<std::string> checkedAltText(const std::string& text)
{
    return checkedText(text, {.field = "/altText", .charsMax = 500});
}

ImageList::iterator findImage(ImageList& images, const std::string& hash)
{
    return std::find_if(images.begin(), images.end(), [&](const ProductImage& image) {
        return image.hash == hash;
    });
}

} // namespace

template <typename Change>
Result<Product> Images::rewrite(const CallContext& context,
                                const std::string& productId,
                                ExpectedVersion expected,
                                const Change& change)
{
    if (!domain::isUuid(productId))
        return noProduct(productId);
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Product> {
        ProductStore store(tx);
        store.lockWrites();
        const auto product = store.find(productId);
        if (!product || product->isArchived())
            return noProduct(productId);
        if (const auto outcome = checkVersion(expected, product->version); !outcome.ok())
            return outcome.error();
        const Result<ImageList> images = change(tx, product->images);
        if (!images.ok())
            return images.error();
        const Timestamp now = m_clock.now();
        store.setImages(productId, *images, now);
        platform::writeOutbox(tx, storage::productTouched(product->id), context.trace);
        auto after = store.find(productId);
        platform::writeAudit(tx, context, storage::productAudit(&*product, *after));
        return std::move(*after);
    });
}

Result<storage::StoredImage> Images::decoded(const std::string& bytes, Deadline deadline)
{
    if (bytes.size() > kImageBytesMax)
        return failure<storage::StoredImage>(ErrorCode::TooLarge,
                                             "a picture may have at most 8 MB");
    const auto format = sniffImage(bytes);
    if (!format)
        return failure<storage::StoredImage>(
            ErrorCode::InvalidArgument, "the body is no picture; JPEG, PNG and WebP are accepted");
    auto scaled = m_scaler.scale(bytes, *format, deadline);
    if (!scaled.ok())
        return std::move(scaled).error();
    return storage::StoredImage{.hash = hashOf(bytes),
                                .contentType = contentType(*format),
                                .width = scaled->width,
                                .height = scaled->height,
                                .bytes = bytes,
                                .thumbContentType = scaled->thumbContentType,
                                .thumb = std::move(scaled->thumb)};
}

Result<Product> Images::add(const CallContext& context,
                            const std::string& productId,
                            ExpectedVersion expected,
                            const std::string& bytes,
                            const std::string& altText)
{
    const auto alt = checkedAltText(altText);
    if (!alt.ok())
        return alt.error();
    const auto image = decoded(bytes, context.deadline);
    if (!image.ok())
        return image.error();
    return rewrite(
        context, productId, expected, [&](Transaction& tx, ImageList images) -> Result<ImageList> {
            if (const auto known = findImage(images, image->hash); known != images.end()) {
                known->altText = *alt;
                return images;
            }
            if (images.size() >= kImagesPerProduct)
                return failure<ImageList>(ErrorCode::Conflict,
                                          "the product has " + std::to_string(kImagesPerProduct) +
                                              " pictures already");
            ImageStore(tx).keep(*image, m_clock.now());
            images.push_back({.hash = image->hash,
                              .contentType = image->contentType,
                              .altText = *alt,
                              .width = image->width,
                              .height = image->height});
            return images;
        });
}

Result<Product> Images::arrange(const CallContext& context,
                                const std::string& productId,
                                ExpectedVersion expected,
                                const std::vector<ImageEntry>& entries)
{
    return rewrite(
        context, productId, expected, [&](Transaction&, ImageList images) -> Result<ImageList> {
            ImageList arranged;
            for (std::size_t i = 0; i < entries.size(); ++i) {
                const std::string at = "/images/" + std::to_string(i);
                auto alt = checkedAltText(entries[i].altText);
                if (!alt.ok())
                    return failure<ImageList>(
                        ErrorCode::InvalidArgument, alt.error().message, at + "/altText");
                const auto known = findImage(images, entries[i].hash);
                if (known == images.end() || findImage(arranged, entries[i].hash) != arranged.end())
                    return failure<ImageList>(ErrorCode::InvalidArgument,
                                              "not a picture of this product, or named twice",
                                              at + "/hash");
                known->altText = std::move(alt).value();
                arranged.push_back(*known);
            }
            return arranged;
        });
}

Result<Product> Images::remove(const CallContext& context,
                               const std::string& productId,
                               ExpectedVersion expected,
                               const std::string& hash)
{
    return rewrite(
        context, productId, expected, [&](Transaction&, ImageList images) -> Result<ImageList> {
            const auto known = findImage(images, hash);
            if (known == images.end())
                return failure<ImageList>(ErrorCode::NotFound, "the product has no such picture");
            images.erase(known);
            return images;
        });
}

Result<storage::ImageBytes>
Images::read(const CallContext& context, const std::string& hash, bool thumb)
{
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<storage::ImageBytes> {
        auto image = ImageStore(tx).read(hash, thumb);
        if (!image)
            return failure<storage::ImageBytes>(ErrorCode::NotFound, "there is no such picture");
        return std::move(*image);
    });
}

} // namespace vitrine::catalog

#include "services/catalog/storage/image_store.hpp"

namespace vitrine::catalog::storage {
namespace {

using platform::Statement;

constexpr Statement kHas{"image_has", R"(
    SELECT 1
    FROM image
    WHERE hash = $1)"};

constexpr Statement kKeep{"image_keep", R"(
    INSERT INTO image (hash, content_type, width, height, bytes, thumb_content_type, thumb, created_at)
    VALUES ($1, $2, $3, $4, $5::bytea, $6, $7::bytea, $8::timestamptz)
    ON CONFLICT (hash) DO NOTHING)"};

constexpr Statement kRead{"image_read", R"(
    SELECT content_type, bytes
    FROM image
    WHERE hash = $1)"};

constexpr Statement kReadThumb{"image_read_thumb", R"(
    SELECT thumb_content_type, thumb
    FROM image
    WHERE hash = $1)"};

} // namespace

bool ImageStore::has(const std::string& hash)
{
    return !m_tx.run(kHas, hash).empty();
}

void ImageStore::keep(const StoredImage& image, Timestamp now)
{
    m_tx.run(kKeep,
             image.hash,
             image.contentType,
             image.width,
             image.height,
             pqxx::binarystring(image.bytes),
             image.thumbContentType,
             pqxx::binarystring(image.thumb),
             formatTimestamp(now));
}

std::optional<ImageBytes> ImageStore::read(const std::string& hash, bool thumb)
{
    const auto rows = m_tx.run(thumb ? kReadThumb : kRead, hash);
    if (rows.empty())
        return std::nullopt;
    return ImageBytes{rows.front()[0].c_str(), pqxx::binarystring(rows.front()[1]).str()};
}

} // namespace vitrine::catalog::storage

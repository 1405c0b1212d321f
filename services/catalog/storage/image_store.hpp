#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <optional>
#include <string>

namespace vitrine::catalog::storage {

/// A picture with its thumbnail, as uploaded.
struct StoredImage
{
    std::string hash;
    std::string contentType;
    int width = 0;
    int height = 0;
    std::string bytes;
    std::string thumbContentType;
    std::string thumb;
};

/// What is sent for a picture.
struct ImageBytes
{
    std::string contentType;
    std::string bytes;
};

/// Pictures by the hash of their bytes, within one transaction.
class ImageStore
{
public:
    explicit ImageStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    [[nodiscard]] bool has(const std::string& hash);
    /// Keeps the picture; one that is there already stays as it is.
    void keep(const StoredImage& image, Timestamp now);
    [[nodiscard]] std::optional<ImageBytes> read(const std::string& hash, bool thumb);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::catalog::storage

#pragma once

#include "services/catalog/domain/image_format.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::catalog {

struct ScaledImage
{
    int width = 0; ///< Of the picture as it is shown, its orientation applied.
    int height = 0;
    std::string thumb; ///< At most kThumbnailSide on each side, without metadata.
    std::string thumbContentType;
};

/// Decodes pictures from strangers. Safe to call from any thread.
class ImageScaler
{
public:
    virtual ~ImageScaler() = default;
    /// @return InvalidArgument when `bytes` cannot be decoded or exceed the limits of
    /// image_format.hpp;
    ///         DeadlineExceeded; Unavailable when no decoder could be started.
    [[nodiscard]] virtual Result<ScaledImage>
    scale(const std::string& bytes, ImageFormat format, Deadline deadline) = 0;
};

} // namespace vitrine::catalog

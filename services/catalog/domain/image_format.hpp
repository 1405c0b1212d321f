#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace vitrine::catalog {

/// The kinds of pictures a product may have. Vector formats are not among them: an SVG can carry
/// scripts.
enum class ImageFormat { Jpeg, Png, WebP };

inline constexpr std::size_t kImageBytesMax = 8 * 1024 * 1024;
inline constexpr long long kImagePixelsMax = 40'000'000;
inline constexpr int kImageSideMax = 12'000;
inline constexpr int kThumbnailSide = 256;

/// What `bytes` are by their first bytes, whatever anybody says they are.
[[nodiscard]] std::optional<ImageFormat> sniffImage(std::string_view bytes);

[[nodiscard]] const char* contentType(ImageFormat format);
/// "jpeg", "png", "webp"
[[nodiscard]] const char* formatName(ImageFormat format);

} // namespace vitrine::catalog

#include "services/catalog/domain/image_format.hpp"

namespace vitrine::catalog {

using namespace std::string_view_literals;

std::optional<ImageFormat> sniffImage(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return ImageFormat::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return ImageFormat::Png;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 16 && bytes.substr(8, 7) == "WEBPVP8"sv)
        return ImageFormat::WebP;
    return std::nullopt;
}

const char* contentType(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return "image/jpeg";
    case ImageFormat::Png:
        return "image/png";
    case ImageFormat::WebP:
        break;
    }
    return "image/webp";
}

const char* formatName(ImageFormat format)
{
    return contentType(format) + "image/"sv.size();
}

} // namespace vitrine::catalog

#include "storefront-kiosk/pictures/picture_decoder.hpp"

#include "vitrine/qt/text.hpp"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <array>

namespace vitrine::kiosk {
namespace {

constexpr int kThumbnailSide = 256; ///< What the shop makes at most.

} // namespace

QImage decodePicture(const std::string& bytes, const QSize& size)
{
    QBuffer buffer;
    buffer.setData(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize whole = reader.size();
    const bool isTurned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
    const QSize wanted = isTurned ? size.transposed() : size;
    if (whole.isValid()) {
        const QSize scaled = whole.scaled(wanted, Qt::KeepAspectRatioByExpanding);
        if (scaled.width() < whole.width())
            reader.setScaledSize(scaled); // much less work for a JPEG than scaling it afterwards
    }
    const QImage image = reader.read();
    // as the screen has it: the GUI thread only copies
    const auto format =
        image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    return image.isNull() ? image : image.convertToFormat(format);
}

StoredPicture readPicture(ImageStore& store, const QString& hash, const QSize& size)
{
    using Size = ImageStore::Size;
    const bool isSmall = std::max(size.width(), size.height()) <= kThumbnailSide;
    const auto order =
        isSmall ? std::array{Size::Thumbnail, Size::Full} : std::array{Size::Full, Size::Thumbnail};
    for (const auto which : order) {
        const auto bytes = store.get(qt::toUtf8(hash), which);
        if (!bytes.ok())
            continue;
        if (auto image = decodePicture(*bytes, size); !image.isNull())
            return {.image = image, .isBest = isSmall || which == Size::Full};
    }
    return {};
}

} // namespace vitrine::kiosk

#pragma once

#include "storefront-kiosk/local/image_store.hpp"

#include <QImage>
#include <QSize>
#include <QString>

#include <string>

namespace vitrine::kiosk {

/// The picture in the smallest size that covers `size`, never larger than it is; null when it is
/// none. Not on the GUI thread.
[[nodiscard]] QImage decodePicture(const std::string& bytes, const QSize& size);

struct StoredPicture
{
    QImage image;        ///< Null when the disk has none.
    bool isBest = false; ///< false: a thumbnail in place of the larger picture that was asked for.
};

/// From the disk: the thumbnail where it is large enough, or all there is.
[[nodiscard]] StoredPicture readPicture(ImageStore& store, const QString& hash, const QSize& size);

} // namespace vitrine::kiosk

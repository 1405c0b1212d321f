#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>

namespace vitrine::kiosk {

/// Pictures of products, scaled as they are painted, from the kiosk's own disk or, while there is a
/// network, from the shop. Read and decoded off the GUI thread.
class Pictures : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The picture that covers `size` device pixels if it is in memory, else a null image, and
    /// `ready` follows.
    [[nodiscard]] virtual QImage picture(const QString& hash, const QSize& size) = 0;
    /// There is none under this hash: draw the placeholder.
    [[nodiscard]] virtual bool isMissing(const QString& hash) const = 0;

Q_SIGNALS:
    void ready(const QString& hash);
};

} // namespace vitrine::kiosk

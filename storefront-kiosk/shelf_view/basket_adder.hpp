#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <QObject>
#include <QString>

namespace vitrine::kiosk {

/// What a product on the shelf is in the basket.
[[nodiscard]] BasketLine basketLineOf(const wire::Product& product, std::int64_t quantity);

/// Puts products of the shelf into the basket, no more than there are. On the GUI thread.
class BasketAdder final : public QObject
{
    Q_OBJECT

public:
    struct Added
    {
        QString productId;
        QString name;
        std::int64_t quantity = 0; ///< So many more than before.
        domain::Money unitPrice;
    };

    explicit BasketAdder(KioskContext& context, QObject* parent = nullptr);

    /// `added` or `refused` follows, unless the shopper has gone meanwhile.
    void add(const QString& productId, std::int64_t quantity = 1);
    /// The same for a product that was read just now.
    void
    add(const wire::Product& product, std::optional<std::int64_t> available, std::int64_t quantity);
    /// Takes out again what was added.
    void undo(const Added& added);
    /// The shopper has gone: what is under way reaches nobody's basket.
    void wipe();

Q_SIGNALS:
    void added(const vitrine::kiosk::BasketAdder::Added& what);
    /// With a sentence for the shopper.
    void refused(const QString& why);

private:
    [[nodiscard]] static QString sentenceFor(ErrorCode code);

    KioskContext& m_context;
    quint64 m_shopper = 0; ///< Counts shoppers: an answer that comes late belongs to none.
};

} // namespace vitrine::kiosk

#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/place.hpp"
#include "storefront-kiosk/shelf_view/basket_adder.hpp"
#include "storefront-kiosk/shelf_view/shelf_item.hpp"

#include <QObject>
#include <QString>

namespace vitrine::kiosk {

class Notice;

/// What a scan leads to. While somebody shops, the product goes straight into the basket and a card
/// says so, with a way to undo it; what is out of stock is shown instead. On the attract screen a
/// scan begins the shopping. While somebody signs in, pays or has finished, nothing is taken.
class ScanRouter final : public QObject
{
    Q_OBJECT

public:
    /// @param over what the card lies on: the window.
    ScanRouter(KioskContext& context, QWidget* over);

    /// Where the shopper is now.
    void setPlace(const Place& place);
    /// What KeyboardWedge has read.
    void read(const QString& text);
    /// The shopper has gone.
    void wipe();

    [[nodiscard]] Notice& notice() const { return *m_notice; }

Q_SIGNALS:
    void goTo(const vitrine::kiosk::Place& place);

private:
    void look(const ScannedCode& code);
    void take(const ScannedCode& code, const Result<ShelfItem>& item);
    void onAdded(const BasketAdder::Added& added);
    void sayUnknown();

    KioskContext& m_context;
    BasketAdder m_adder;
    Notice* m_notice;
    Place::Id m_place = Place::Id::Attract;
    quint64 m_shopper = 0; ///< Counts shoppers: an answer that comes late belongs to none.
};

} // namespace vitrine::kiosk

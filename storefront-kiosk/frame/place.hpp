#pragma once

#include <QMetaType>
#include <QString>

namespace vitrine::kiosk {

/// Where a shopper can be.
struct Place
{
    enum class Id {
        Pairing, ///< The kiosk belongs to no shop yet, or is locked.
        Attract,
        Browse,  ///< With `categoryId` and `text` where something was chosen.
        Search,  ///< The keyboard, with what it finds above.
        Product, ///< The sheet of `productId` over the list.
        Basket,
        SignIn,
        Pay,
        Done,
        Staff ///< Behind the PIN.
    };
    Id id = Id::Attract;
    QString productId{};
    QString categoryId{};
    QString text{};

    bool operator==(const Place&) const = default;
};

} // namespace vitrine::kiosk

Q_DECLARE_METATYPE(vitrine::kiosk::Place)

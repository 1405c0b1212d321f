#include "storefront-kiosk/shelf_view/basket_adder.hpp"

#include "storefront-kiosk/shelf_view/shelf_item.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>

namespace vitrine::kiosk {

BasketLine basketLineOf(const wire::Product& product, std::int64_t quantity)
{
    return {.productId = product.id,
            .sku = product.sku,
            .gtin = product.gtins.empty() ? std::string() : product.gtins.front(),
            .name = product.name,
            .imageHash = product.images.empty() ? std::string() : product.images.front().hash,
            .unitPrice = product.price,
            .taxCategory = product.taxCategory,
            .quantity = quantity};
}

BasketAdder::BasketAdder(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
}

void BasketAdder::add(const QString& productId, std::int64_t quantity)
{
    m_context.shelf().ask(
        this,
        [id = qt::toUtf8(productId)](LocalCatalog& shelf) {
            return withStock(shelf, shelf.product(id));
        },
        [this, quantity, shopper = m_shopper](const Result<ShelfItem>& item) {
            if (shopper != m_shopper)
                return;
            if (!item.ok())
                Q_EMIT refused(sentenceFor(item.error().code));
            else
                add(item->product, item->available, quantity);
        });
}

void BasketAdder::add(const wire::Product& product,
                      std::optional<std::int64_t> available,
                      std::int64_t quantity)
{
    const auto before = m_context.shopper().basket().quantityOf(product.id);
    if (available && *available <= 0) {
        Q_EMIT refused(tr("Sorry, this is out of stock."));
        return;
    }
    if (available && before + quantity > *available) {
        const int left = int(std::min<std::int64_t>(*available, Basket::kQuantityMax));
        Q_EMIT refused(before > 0 ? tr("All %n that are left are in your basket.", nullptr, left)
                                  : tr("Only %n left.", nullptr, left));
        return;
    }
    const auto line = basketLineOf(product, quantity);
    const auto done = m_context.shopper().add(line);
    if (!done.ok()) {
        Q_EMIT refused(sentenceFor(done.error().code));
        return;
    }
    Q_EMIT added({.productId = qt::toText(product.id),
                  .name = qt::toText(product.name),
                  .quantity = quantity,
                  .unitPrice = product.price});
}

void BasketAdder::undo(const Added& added)
{
    const auto id = qt::toUtf8(added.productId);
    const auto now = m_context.shopper().basket().quantityOf(id);
    if (now > 0) // otherwise the shopper has taken it out already
        std::ignore =
            m_context.shopper().setQuantity(id, std::max<std::int64_t>(0, now - added.quantity));
}

void BasketAdder::wipe()
{
    ++m_shopper;
}

QString BasketAdder::sentenceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return tr("Sorry, this is no longer for sale.");
    case ErrorCode::TooLarge:
        return tr("That is more than one purchase can take. Please ask our staff.");
    case ErrorCode::InvalidArgument:
        return tr("This cannot be bought here. Please ask our staff.");
    default:
        return tr("That did not work. Please touch again.");
    }
}

} // namespace vitrine::kiosk

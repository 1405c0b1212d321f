#include "storefront-kiosk/screens/scan/scan_router.hpp"

#include "storefront-kiosk/shelf_view/notice.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

using Kind = ScannedCode::Kind;

bool isLabel(const ScannedCode& code)
{
    return code.kind == Kind::WeightLabel || code.kind == Kind::PriceLabel;
}

/// On the shelf's thread.
Result<ShelfItem> findScanned(LocalCatalog& shelf, const ScannedCode& code)
{
    if (isLabel(code))
        return withStock(shelf, shelf.productByItem(code.item));
    if (code.kind == Kind::Product)
        return withStock(shelf, shelf.productByGtin(code.gtin));
    return withStock(shelf, shelf.productBySku(code.text));
}

} // namespace

ScanRouter::ScanRouter(KioskContext& context, QWidget* over)
    : QObject(over)
    , m_context(context)
    , m_adder(context)
    , m_notice(new Notice(context, over))
{
    connect(&m_adder, &BasketAdder::added, this, &ScanRouter::onAdded);
    connect(&m_adder, &BasketAdder::refused, this, [this](const QString& why) {
        m_notice->show(qt::Tone::Warn, why);
    });
}

void ScanRouter::setPlace(const Place& place)
{
    m_place = place.id;
}

void ScanRouter::read(const QString& text)
{
    switch (m_place) {
    case Place::Id::Pairing:
    case Place::Id::Staff:
    case Place::Id::Done:
        return;
    case Place::Id::SignIn:
    case Place::Id::Pay:
        m_notice->show(qt::Tone::Info, tr("Please go back first if you want to add something."));
        return;
    case Place::Id::Attract:
        Q_EMIT goTo({.id = Place::Id::Browse});
        break;
    default:
        break;
    }
    const auto decoder = ScanDecoder::create(m_context.settings().labels);
    const auto code =
        decoder.ok() ? decoder->decode(qt::toUtf8(text)) : Result<ScannedCode>(decoder.error());
    if (code.ok())
        look(*code);
    else
        m_notice->show(qt::Tone::Warn,
                       tr("That could not be read"),
                       tr("Please hold the barcode before the scanner once more."));
}

void ScanRouter::look(const ScannedCode& code)
{
    m_context.shelf().ask(
        this,
        [code](LocalCatalog& shelf) { return findScanned(shelf, code); },
        [this, code, shopper = m_shopper](const Result<ShelfItem>& item) {
            if (shopper == m_shopper)
                take(code, item);
        });
}

void ScanRouter::take(const ScannedCode& code, const Result<ShelfItem>& item)
{
    if (!item.ok()) {
        sayUnknown();
        return;
    }
    if (isLabel(code)) { // an order takes whole units at the catalogue's price
        m_notice->show(qt::Tone::Info,
                       qt::toText(item->product.name),
                       tr("Goods with a label of their own are paid for at the counter."));
        return;
    }
    if (item->available && *item->available <= 0)
        Q_EMIT goTo({.id = Place::Id::Product, .productId = qt::toText(item->product.id)});
    m_adder.add(item->product, item->available, 1);
}

void ScanRouter::onAdded(const BasketAdder::Added& added)
{
    const auto price = qt::formatMoney(added.unitPrice, m_context.locale());
    m_notice->show(
        qt::Tone::Ok, added.name, tr("%1, in your basket").arg(price), tr("Undo"), [this, added] {
            m_adder.undo(added);
        });
}

void ScanRouter::sayUnknown()
{
    m_notice->show(qt::Tone::Warn,
                   tr("We do not know this barcode"),
                   tr("Please look for the product by its name, or ask our staff."),
                   tr("Search"),
                   [this] { Q_EMIT goTo({.id = Place::Id::Search}); });
}

void ScanRouter::wipe()
{
    ++m_shopper;
    m_adder.wipe();
    m_notice->clear();
}

} // namespace vitrine::kiosk

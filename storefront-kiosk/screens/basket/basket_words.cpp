#include "storefront-kiosk/screens/basket/basket_words.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QCoreApplication>

namespace vitrine::kiosk {
namespace {

using Kind = BasketChange::Kind;

/// In the language's own way, for lupdate's context "BasketWords".
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BasketWords)
};

} // namespace

QString BasketWords::items(std::int64_t count)
{
    return Words::tr("%n item(s)", nullptr, int(count));
}

QString BasketWords::change(const BasketChange& change, const QLocale& locale)
{
    const QString name = qt::toText(change.name);
    const QString before = qt::formatMoney(change.priceBefore, locale);
    const QString now = qt::formatMoney(change.priceNow, locale);
    switch (change.kind) {
    case Kind::PriceRose:
        //: %1 product, %2 new price, %3 price before
        return Words::tr("%1 costs %2 now. It was %3.").arg(name, now, before);
    case Kind::PriceFell:
        //: %1 product, %2 new price, %3 price before
        return Words::tr("Good news: %1 costs only %2 now. It was %3.").arg(name, now, before);
    case Kind::TaxChanged:
        return Words::tr("%1 is taxed at another rate now.").arg(name);
    case Kind::LessStock:
        //: %n are left, %1 product, %2 how many were wanted
        return Words::tr("Only %n left of %1. You wanted %2.", nullptr, int(change.quantityNow))
            .arg(name, qt::formatCount(change.quantityBefore, locale));
    case Kind::OutOfStock:
        return Words::tr("%1 is sold out. We take it out of your basket.").arg(name);
    case Kind::NoLongerSold:
        return Words::tr("%1 is not for sale any more. We take it out of your basket.").arg(name);
    }
    return {};
}

QString BasketWords::taxNote(const BasketView& view, const QLocale& locale)
{
    if (view.showsNet || view.tax.amount() == 0)
        return {};
    //: below a total; %1 amount of tax
    return Words::tr("incl. %1 tax").arg(qt::formatMoney(view.tax, locale));
}

QString BasketWords::spokenRow(const BasketRow& row, const QLocale& locale)
{
    //: spoken; %1 how many, %2 product, %3 price of all
    return Words::tr("%1 times %2, %3")
        .arg(qt::formatCount(row.quantity, locale),
             qt::toText(row.name),
             qt::formatMoney(row.amount, locale));
}

QString BasketWords::pay(const BasketView& view, const QLocale& locale)
{
    //: the main button; %1 total
    return Words::tr("Pay %1").arg(qt::formatMoney(view.total, locale));
}

} // namespace vitrine::kiosk

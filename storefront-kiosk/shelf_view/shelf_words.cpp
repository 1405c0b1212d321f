#include "storefront-kiosk/shelf_view/shelf_words.hpp"

#include "vitrine/domain/tax.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QDateTime>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr double kMillion = 1'000'000;
constexpr std::int64_t kMillionthsPerPercent = 10'000;

QString rateText(std::int64_t millionths, const QLocale& locale)
{
    const bool isWhole = millionths % kMillionthsPerPercent == 0;
    return qt::formatPercent(double(millionths) / kMillion, isWhole ? 0 : 1, locale);
}

} // namespace

ShelfWords::Price ShelfWords::price(const KioskContext& context,
                                    const domain::Money& price,
                                    const std::string& taxCategory)
{
    const auto& settings = context.settings();
    const auto& pricing = settings.pricing;
    const auto locale = context.locale();
    const auto rate = pricing.taxRates.find(taxCategory);
    if (rate == pricing.taxRates.end())
        return {.amount = qt::formatMoney(price, locale)};
    const auto percent = rateText(rate->second, locale);
    if (!pricing.pricesIncludeTax)
        return {qt::formatMoney(price, locale), tr("plus %1 tax").arg(percent)};
    if (!settings.showNetPrices)
        return {qt::formatMoney(price, locale), tr("incl. %1 tax").arg(percent)};
    const std::array rates{rate->second};
    const auto split = domain::includedTax(price.amount(), rates, pricing.rounding);
    if (!split.ok())
        return {.amount = qt::formatMoney(price, locale)};
    return {qt::formatMoney(domain::Money(split->net, price.currency()), locale),
            tr("plus %1 tax").arg(percent)};
}

ShelfWords::Stock ShelfWords::stock(const KioskContext& context,
                                    std::optional<std::int64_t> available)
{
    if (!available)
        return {};
    if (*available <= 0)
        return {.text = tr("Out of stock"),
                .tone = qt::Tone::Danger,
                .symbol = qt::Icon::Close,
                .isOut = true};
    if (*available <= context.settings().lowStock)
        return {.text = tr("%n left", nullptr, int(*available)),
                .tone = qt::Tone::Warn,
                .symbol = qt::Icon::Clock,
                .isLow = true};
    return {.text = tr("In stock"), .tone = qt::Tone::Ok, .symbol = qt::Icon::Check};
}

QString ShelfWords::asOf(const KioskContext& context)
{
    if (!context.shop().isOffline() || context.shop().asOf() == Timestamp{})
        return {};
    const auto when = QDateTime::fromMSecsSinceEpoch(
        context.shop().asOf().time_since_epoch().count(), Qt::LocalTime);
    const auto today =
        QDateTime::fromMSecsSinceEpoch(context.clock().now().time_since_epoch().count()).date();
    const auto locale = context.locale();
    const auto time = locale.toString(when.time(), QLocale::ShortFormat);
    if (when.date() == today)
        return tr("Prices and stock as of %1").arg(time);
    const auto day = locale.toString(when.date(), QLocale::ShortFormat);
    return tr("Prices and stock as of %1, %2").arg(day, time);
}

QString ShelfWords::spoken(const KioskContext& context, const ShelfCard& card)
{
    QStringList parts{qt::toText(card.name),
                      ShelfWords::price(context, card.price, card.taxCategory).amount};
    const auto left = stock(context, card.available);
    if (left.isOut || left.isLow)
        parts << left.text;
    const auto count = context.shopper().basket().quantityOf(card.id);
    if (count > 0)
        parts << tr("%n in your basket", nullptr, int(count));
    return parts.join(u", "_s);
}

} // namespace vitrine::kiosk

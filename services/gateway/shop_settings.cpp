#include "services/gateway/shop_settings.hpp"

#include "services/platform/settings/shop_pricing.hpp"

#include <algorithm>

namespace vitrine::gateway {
namespace {

constexpr std::size_t kNameMax = 100;
constexpr std::size_t kKioskSettingsMax = 500;
constexpr std::size_t kKioskValueMax = 4000;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The shape of a name in IANA's list; whether it is on the list, PostgreSQL knows.
bool looksLikeZone(std::string_view name)
{
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return isLetterOrDigit(c) || c == '/' || c == '_' || c == '-' || c == '+';
    });
}

/// "HH:MM"
bool isTimeOfDay(std::string_view text)
{
    const auto isIn = [&](std::size_t at, char highest) {
        return text[at] >= '0' && text[at] <= highest;
    };
    return text.size() == 5 && text[2] == ':' && isIn(0, '2') &&
           isIn(1, text[0] == '2' ? '3' : '9') && isIn(3, '5') && isIn(4, '9');
}

/// The shape of a tag of BCP 47: "de", "pt-BR".
bool looksLikeLanguage(std::string_view tag)
{
    return tag.size() >= 2 && tag.size() <= 35 && tag.front() != '-' && tag.back() != '-' &&
           std::all_of(
               tag.begin(), tag.end(), [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

wire::ShopPricing pricingOf(const platform::ShopPricing& pricing)
{
    return {.pricesIncludeTax = pricing.pricesIncludeTax,
            .taxLevel = std::string(domain::toString(pricing.taxLevel)),
            .rounding = std::string(domain::toString(pricing.rounding)),
            .taxRates = pricing.taxRates};
}

Error faulty(const std::string& key, const std::string& expected)
{
    return {.code = ErrorCode::InvalidArgument, .message = key + " must be " + expected};
}

Outcome checkKiosk(const std::map<std::string, std::string>& kiosk)
{
    if (kiosk.size() > kKioskSettingsMax)
        return faulty("shop.kiosk", "at most " + std::to_string(kKioskSettingsMax) + " settings");
    for (const auto& [key, value] : kiosk) {
        if (value.size() > kKioskValueMax)
            return faulty("shop.kiosk." + key,
                          "at most " + std::to_string(kKioskValueMax) + " bytes long");
    }
    return Done{};
}

} // namespace

Result<wire::ShopProfile> readShopProfile(platform::SettingsReader& in)
{
    wire::ShopProfile shop;
    shop.name = in.text("shop.name", "", "what the shop is called");
    shop.currency = std::string(platform::readShopCurrency(in).code());
    shop.timeZone =
        in.text("shop.time-zone", "UTC", "whose days the shop's business days are (IANA)");
    shop.dayCutOver = in.text(
        "shop.day-cut-over", shop.dayCutOver, "when a business day begins, HH:MM of local time");
    const std::string display =
        in.text("shop.tax-display", "included", "how prices are shown: included or excluded");
    shop.languages = in.list("shop.languages", "en,de", "languages, the shop's own first (BCP 47)");
    shop.pricing = pricingOf(platform::readShopPricing(in));
    shop.kiosk = in.group("shop.kiosk", "settings handed to the shop's kiosks");

    if (shop.name.size() > kNameMax)
        return faulty("shop.name", "at most " + std::to_string(kNameMax) + " bytes long");
    if (!looksLikeZone(shop.timeZone))
        return faulty("shop.time-zone", "a name such as Europe/Berlin");
    if (!isTimeOfDay(shop.dayCutOver))
        return faulty("shop.day-cut-over", "a time of day such as 04:00");
    if (display != "included" && display != "excluded")
        return faulty("shop.tax-display", "included or excluded");
    shop.taxDisplay = display == "included" ? "INCLUDED" : "EXCLUDED";
    if (shop.languages.empty() ||
        !std::all_of(shop.languages.begin(), shop.languages.end(), looksLikeLanguage))
        return faulty("shop.languages", "a list such as de,en");
    if (const Outcome checked = checkKiosk(shop.kiosk); !checked.ok())
        return checked.error();
    return shop;
}

} // namespace vitrine::gateway

#include "storefront-kiosk/shop/last_good.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/wire/json_reader.hpp"

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kBytesMax = 1024 * 1024;
constexpr std::size_t kSettingsMax = 2000;

} // namespace

LastGood LastGoodFile::read() const
{
    const auto text = readFile(m_path, kBytesMax);
    const auto document = text.ok() ? wire::parseJson(*text) : Result<nlohmann::json>(text.error());
    if (!document.ok())
        return {};
    wire::ObjectReader in(*document);
    LastGood said{.settings = in.textMap("settings", kSettingsMax)};
    if (auto profile = wire::decodeShopProfile(in.rawOr("profile", "{}")); profile.ok())
        said.profile = *std::move(profile);
    return in.ok() ? said : LastGood{};
}

Outcome LastGoodFile::keep(const LastGood& said)
{
    nlohmann::json document = {{"settings", nlohmann::json(said.settings)}};
    if (said.profile)
        document["profile"] = nlohmann::json::parse(wire::encode(*said.profile));
    return writeDurably(m_path, document.dump());
}

} // namespace vitrine::kiosk

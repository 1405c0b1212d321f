#include "services/catalog/catalog_settings.hpp"

#include "services/catalog/images/process_image_scaler.hpp"
#include "services/platform/database/database_settings.hpp"
#include "services/platform/settings/shop_pricing.hpp"

namespace vitrine::catalog {

CatalogSettings readCatalogSettings(platform::SettingsReader& reader)
{
    CatalogSettings settings;
    settings.database = platform::readDatabaseSettings(reader, "vitrine-catalog");
    settings.eventAge = platform::readOutboxRetention(reader);
    settings.currency = platform::readShopCurrency(reader);
    settings.imageTool = reader.text("catalog.image-tool",
                                     ProcessImageScaler::defaultToolPath(),
                                     "program that decodes uploaded pictures");
    return settings;
}

} // namespace vitrine::catalog

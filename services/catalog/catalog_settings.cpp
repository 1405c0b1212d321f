#include "services/catalog/catalog_settings.hpp"

#include "services/catalog/images/process_image_scaler.hpp"
#include "services/platform/database/database_settings.hpp"

namespace vitrine::catalog {

Result<CatalogSettings> readCatalogSettings(platform::SettingsReader& reader)
{
    CatalogSettings settings;
    settings.database = platform::readDatabaseSettings(reader, "vitrine-catalog");
    settings.eventAge = platform::readOutboxRetention(reader);
    const std::string currency = reader.text(
        "catalog.currency", "EUR", "currency of imported prices that name none (ISO 4217)");
    settings.imageTool = reader.text("catalog.image-tool",
                                     ProcessImageScaler::defaultToolPath(),
                                     "program that decodes uploaded pictures");

    const auto known = domain::Currency::create(currency);
    if (!known.ok())
        return failure<CatalogSettings>(ErrorCode::InvalidArgument,
                                        "catalog.currency: " + currency + " is no currency");
    settings.currency = *known;
    return settings;
}

} // namespace vitrine::catalog

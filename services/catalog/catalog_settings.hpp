#pragma once

#include "services/platform/database/database.hpp"
#include "services/platform/settings/settings.hpp"
#include "vitrine/domain/money.hpp"

#include <chrono>
#include <string>

namespace vitrine::catalog {

/// Everything that can be set about the catalogue.
struct CatalogSettings
{
    platform::DatabaseSettings database;
    std::chrono::hours eventAge{7 * 24}; ///< Events are kept so long.
    domain::Currency currency;           ///< Of imported prices that name none.
    std::string imageTool;               ///< Path of vitrine-image-tool.
};

/// Faults are remembered by the reader.
[[nodiscard]] CatalogSettings readCatalogSettings(platform::SettingsReader& reader);

} // namespace vitrine::catalog

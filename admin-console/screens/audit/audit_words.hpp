#pragma once

#include "vitrine/wire/audit.hpp"

#include <QLocale>
#include <QString>
#include <QStringList>

namespace vitrine::console {

/// "Product changed" for "product.update"; the name of the action itself when it is a new one.
[[nodiscard]] QString actionText(const std::string& action);
/// The actions that a person can choose from, in the order of the list.
[[nodiscard]] const QStringList& knownActions();
/// "Product" for "product".
[[nodiscard]] QString entityTypeText(const std::string& entityType);
/// "Catalogue" for "catalog".
[[nodiscard]] QString serviceText(const std::string& service);
/// "Tax category" for "taxCategory", "Images 1, alt text" for "images[0].altText".
[[nodiscard]] QString memberText(const QString& path);

} // namespace vitrine::console

#pragma once

#include <QString>
#include <QStringList>

#include <string>

/// The words of the shop for the names that the audits of the services use. A name that this
/// program does not know yet is written so that it can be read.
namespace vitrine::console {

/// "Product changed" for "product.update".
[[nodiscard]] QString actionText(const std::string& action);
/// "Product" for "product".
[[nodiscard]] QString entityTypeText(const std::string& entityType);
/// Those that a person can choose from, in the order of the list.
[[nodiscard]] const QStringList& knownEntityTypes();
/// "Catalogue" for "catalog".
[[nodiscard]] QString serviceText(const std::string& service);
/// "Tax category" for "taxCategory", "Pictures 1 › Alternative text" for "images[0].altText".
[[nodiscard]] QString memberText(const QString& path);

} // namespace vitrine::console

#pragma once

#include "admin-console/screens/orders/order_document.hpp"

namespace vitrine::console {

/// A receipt for a roll of 80 mm: one page, as long as it needs to be.
[[nodiscard]] PrintedDocument layOutReceipt(const DocumentInput& input);

/// `title` as the name of a PDF that every file system takes.
[[nodiscard]] QString documentFileName(const QString& title);

} // namespace vitrine::console

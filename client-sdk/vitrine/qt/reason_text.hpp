#pragma once

#include "vitrine/core/result.hpp"

#include <QString>

#include <string>

namespace vitrine::qt {

/// The sentence of a rule that the shop named by its code, in the person's language.
/// @param said the shop's own words (English), for a rule that this program does not know.
[[nodiscard]] QString reasonText(const Reason& reason, const std::string& said);

} // namespace vitrine::qt

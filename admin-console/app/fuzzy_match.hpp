#pragma once

#include <QStringView>

#include <optional>

namespace vitrine::console {

/// How well `pattern` fits `text`: its letters, in order, must begin words or follow the letter
/// before ("gor" fits "Go to Orders"), or all stand together somewhere; beginnings and runs count
/// more. Upper case, accents and spaces in the pattern do not matter.
/// @return nothing when it does not fit; 0 for an empty pattern.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace vitrine::console

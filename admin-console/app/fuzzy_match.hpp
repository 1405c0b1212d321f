#pragma once

#include <QStringView>

#include <optional>

namespace vitrine::console {

/// How well `pattern` fits `text` when its letters, in order, are part of it: beginnings of words
/// and runs of letters count more. Upper case, accents and spaces in the pattern do not matter.
/// Nothing when it does not fit; 0 for an empty pattern.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace vitrine::console

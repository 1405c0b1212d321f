#pragma once

#include "storefront-kiosk/frame/on_screen_keyboard.hpp"

#include <QString>

#include <vector>

namespace vitrine::kiosk {

/// One key of the keyboard on the screen.
struct KeySpec
{
    enum class Kind { Text, Backspace, Space, Enter };
    Kind kind = Kind::Text;
    QString text{};     ///< What it types.
    double width = 1.0; ///< In widths of a letter.

    bool operator==(const KeySpec&) const = default;
};

using KeyRow = std::vector<KeySpec>;
using KeyRows = std::vector<KeyRow>;

/// The keys as people of `language` ("de", "en") know them; others get the English ones. Small
/// letters only: neither a search nor an address asks for others.
[[nodiscard]] KeyRows keyRows(const QString& language, OnScreenKeyboard::Use use);

/// Widths of a letter that the widest row has.
[[nodiscard]] double widthOf(const KeyRows& rows);

} // namespace vitrine::kiosk

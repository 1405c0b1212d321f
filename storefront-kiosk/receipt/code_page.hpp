#pragma once

#include <QString>

#include <string>

namespace vitrine::kiosk {

/// How a receipt printer reads bytes above 127.
enum class CodePage {
    Cp858,  ///< Western Europe with the euro sign; nearly every printer has it.
    Wpc1252 ///< Windows'.
};

/// The number that ESC t takes.
[[nodiscard]] int escPosNumber(CodePage page) noexcept;

/// `text` in the bytes of `page`. What it does not have becomes what is nearest ("s" for "š", "-"
/// for a dash), or "?". Control characters never get through.
[[nodiscard]] std::string encodeFor(CodePage page, const QString& text);

} // namespace vitrine::kiosk

#pragma once

#include <QString>

#include <string>

namespace vitrine::kiosk::testing {

/// A text that is looked for without being in memory itself: it is kept masked.
class MaskedText
{
public:
    /// @param text forgotten at once; at least 12 signs, so that nothing is found by chance.
    explicit MaskedText(std::string text);

    /// For a moment: who asks overwrites it.
    [[nodiscard]] std::string plain() const;
    [[nodiscard]] const std::string& masked() const { return m_masked; }

private:
    std::string m_masked;
};

/// Where in this process's writable memory the text lies, as UTF-8 or UTF-16: "heap, UTF-16, ..."
/// with what is around it; "" when it is nowhere. Reads memory in pieces that end before they are
/// compared, and never copies the text.
[[nodiscard]] QString findInMemory(const MaskedText& text);

/// The file below `folder` that has the text, as UTF-8 or UTF-16; "" when none has.
[[nodiscard]] QString findInFiles(const QString& folder, const MaskedText& text);

} // namespace vitrine::kiosk::testing

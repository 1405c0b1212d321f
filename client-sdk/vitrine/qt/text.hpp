#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace vitrine::qt {

/// UTF-8 of the SDK as Qt's text.
[[nodiscard]] inline QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}
/// Qt's text as the SDK's UTF-8.
[[nodiscard]] inline std::string toUtf8(const QString& text)
{
    return text.toStdString();
}

} // namespace vitrine::qt

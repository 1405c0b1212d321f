#pragma once

#include "vitrine/core/headers.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::gateway {

/// Cross-origin rules (Fetch standard). No origin is allowed unless it is named; credentials are
/// tokens in a header, never cookies, so Access-Control-Allow-Credentials is never sent.
class CorsPolicy
{
public:
    /// @param origins exact origins ("https://shop.example"), or "*" alone for any.
    CorsPolicy(std::vector<std::string> origins, std::chrono::seconds maxAge);

    /// Whether a request is a preflight: OPTIONS with Origin and Access-Control-Request-Method.
    [[nodiscard]] static bool isPreflight(std::string_view method, const Headers& headers);
    /// Fields of the answer to a preflight for a path that takes `methods`; none that allow
    /// anything for a foreign origin.
    [[nodiscard]] Headers preflight(const Headers& request,
                                    const std::vector<std::string>& methods) const;
    /// Adds the fields that every answer needs, errors included.
    void decorate(Headers& answer, std::string_view origin) const;

private:
    [[nodiscard]] bool allows(std::string_view origin) const;

    std::vector<std::string> m_origins;
    bool m_any;
    std::chrono::seconds m_maxAge;
};

} // namespace vitrine::gateway

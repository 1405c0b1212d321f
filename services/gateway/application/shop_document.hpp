#pragma once

#include "services/platform/settings/settings.hpp"
#include "vitrine/wire/shop.hpp"

#include <mutex>
#include <string>

namespace vitrine::gateway {

/// What the shop says of itself, as one document that network threads hand out and one other thread
/// keeps fresh. Safe to call from any thread.
class ShopDocument
{
public:
    explicit ShopDocument(wire::ShopProfile atStart);

    [[nodiscard]] std::string text() const;

    /// Takes over what may change while the shop runs. Currency, business days and pricing stay
    /// those of the start: the services have read theirs then as well.
    /// @return InvalidArgument naming the key at fault; the last good document stays.
    [[nodiscard]] Outcome update(const platform::SettingValues& values);

private:
    const wire::ShopProfile m_atStart;
    mutable std::mutex m_mutex;
    std::string m_text; // guarded by m_mutex
};

} // namespace vitrine::gateway

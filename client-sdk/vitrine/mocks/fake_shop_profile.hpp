#pragma once

#include "vitrine/api/shop_connection.hpp"
#include "vitrine/mocks/faults.hpp"

#include <mutex>
#include <utility>

namespace vitrine::client::mocks {

/// What a shop in memory says of itself. Safe to use from any thread.
class FakeShopProfile final : public ShopConnection
{
public:
    FakeShopProfile()
    {
        m_profile.name = "Main Street";
        m_profile.languages = {"en", "de"};
        m_profile.pricing.taxRates = {{"standard", 190000}, {"reduced", 70000}, {"zero", 0}};
    }

    Faults faults;

    void set(wire::ShopProfile profile)
    {
        const std::lock_guard lock(m_mutex);
        m_profile = std::move(profile);
    }
    [[nodiscard]] wire::ShopProfile get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_profile;
    }

    Task<wire::ShopProfile> profile(CallOptions) override
    {
        return faults.run<wire::ShopProfile>([&] { return Result<wire::ShopProfile>(get()); });
    }

private:
    mutable std::mutex m_mutex;
    wire::ShopProfile m_profile; // guarded by m_mutex
};

} // namespace vitrine::client::mocks

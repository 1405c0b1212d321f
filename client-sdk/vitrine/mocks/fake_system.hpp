#pragma once

#include "vitrine/api/system_connection.hpp"
#include "vitrine/mocks/faults.hpp"

#include <mutex>
#include <utility>

namespace vitrine::client::mocks {

/// A system that is as the test says. Safe to use from any thread.
class FakeSystem final : public SystemConnection
{
public:
    FakeSystem() = default;
    explicit FakeSystem(wire::SystemOverview overview)
        : m_overview(std::move(overview))
    {
    }

    Faults faults;

    void put(wire::SystemOverview overview)
    {
        const std::lock_guard lock(m_mutex);
        m_overview = std::move(overview);
    }

    Task<wire::SystemOverview> overview(CallOptions) override
    {
        return faults.run<wire::SystemOverview>([&]() -> Result<wire::SystemOverview> {
            const std::lock_guard lock(m_mutex);
            return m_overview;
        });
    }

private:
    std::mutex m_mutex;
    wire::SystemOverview m_overview; // guarded by m_mutex
};

} // namespace vitrine::client::mocks

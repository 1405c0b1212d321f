#pragma once

#include "vitrine/api/audit_connection.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// An audit in memory with the filters of the real one. Safe to use from any thread.
class FakeAudit final : public AuditConnection
{
public:
    Faults faults;

    /// Adds an entry; put them in oldest first.
    void put(wire::AuditEntry entry)
    {
        const std::lock_guard lock(m_mutex);
        m_entries.insert(m_entries.begin(), std::move(entry));
    }

    Task<wire::Page<wire::AuditEntry>>
    list(std::string service, wire::AuditQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::AuditEntry>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::AuditEntry> chosen;
            for (const wire::AuditEntry& entry : m_entries) {
                if (entry.service == service && matches(entry, query))
                    chosen.push_back(entry);
            }
            return pageOf(chosen, query);
        });
    }

private:
    static bool matches(const wire::AuditEntry& entry, const wire::AuditQuery& query)
    {
        const auto isOrEmpty = [](const std::string& wanted, const std::string& value) {
            return wanted.empty() || wanted == value;
        };
        return (isOrEmpty(query.actor, entry.actorId) ||
                asciiLower(entry.actorName).starts_with(asciiLower(query.actor))) &&
               matchesAction(entry.action, query.action) &&
               isOrEmpty(query.entityType, entry.entityType) &&
               isOrEmpty(query.entityId, entry.entityId) && query.from <= entry.at &&
               (query.to.empty() || entry.at < query.to);
    }
    static bool matchesAction(const std::string& action, std::string_view wanted)
    {
        if (!wanted.ends_with('*'))
            return wanted.empty() || action == wanted;
        wanted.remove_suffix(1);
        return action.starts_with(wanted);
    }

    std::mutex m_mutex;
    std::vector<wire::AuditEntry> m_entries; // guarded by m_mutex; newest first
};

} // namespace vitrine::client::mocks

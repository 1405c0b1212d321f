#pragma once

#include "services/catalog/storage/product_list.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vitrine::catalog {

/// Counts over the whole catalogue, kept for as long as nobody writes it: at 100,000 products they
/// take half a second, and every list on a screen asks for them. Safe to call from any thread.
class FacetCache
{
public:
    /// What `keep` was given for this filter at this state of the catalogue, or null.
    /// @param change how often the catalogue was written
    [[nodiscard]] std::shared_ptr<const storage::Facets> find(std::int64_t change,
                                                              const std::string& filter)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(filter);
        return m_change == change && found != m_entries.end() ? found->second : nullptr;
    }

    void keep(std::int64_t change,
              const std::string& filter,
              std::shared_ptr<const storage::Facets> facets)
    {
        const std::lock_guard lock(m_mutex);
        if (change < m_change)
            return; // another reader has seen a later catalogue
        if (change > m_change || m_entries.size() >= kEntriesMax)
            m_entries.clear();
        m_change = change;
        m_entries[filter] = std::move(facets);
    }

private:
    static constexpr std::size_t kEntriesMax = 64;

    std::mutex m_mutex;
    std::int64_t m_change = -1; ///< Guarded by m_mutex, as is the next.
    std::map<std::string, std::shared_ptr<const storage::Facets>> m_entries;
};

} // namespace vitrine::catalog

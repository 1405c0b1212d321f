#pragma once

#include "services/catalog/application/field_changes.hpp"
#include "services/catalog/domain/bulk_change.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <string>
#include <vector>

namespace vitrine::catalog {

inline constexpr std::size_t kBulkMax = 1000;

struct BulkItem
{
    enum class Outcome { Changed, Unchanged, Failed };

    std::string id;
    std::string sku{};
    std::string name{};
    Outcome outcome = Outcome::Unchanged;
    std::string message{}; ///< Why it failed.
    Reason reason{};
    std::vector<FieldChange> changes{};
};

struct BulkReport
{
    bool dryRun = false;
    std::string batchId;         ///< "" when nothing was changed.
    std::vector<BulkItem> items; ///< In the order of the ids, each once.
};

/// Changes many products alike. A product that the change does not suit is reported and stays as it
/// is; the others are written in one transaction, as a batch. Safe to call from any thread.
class BulkEdit
{
public:
    BulkEdit(platform::Database& database, const Clock& clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    /// @param dryRun only reports what would happen
    /// @return InvalidArgument for no ids, more than kBulkMax, a change that says nothing, or a
    /// category that is not there.
    [[nodiscard]] Result<BulkReport> run(const platform::CallContext& context,
                                         const std::vector<std::string>& ids,
                                         const BulkChange& change,
                                         bool dryRun);

private:
    platform::Database& m_database;
    const Clock& m_clock;
};

} // namespace vitrine::catalog

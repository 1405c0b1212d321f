#pragma once

#include "services/catalog/domain/batch.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalog {

struct BatchPage
{
    std::vector<Batch> batches;
    std::string nextToken; ///< "" on the last page.
    std::optional<std::int64_t> total;
};

struct UndoSkip
{
    std::string sku;
    std::string message;
    Reason reason{};
};

struct UndoReport
{
    int restored = 0; ///< By this and earlier calls; likewise `removed`.
    int removed = 0;
    std::vector<UndoSkip> skipped;
};

/// What was changed together, and its undoing. Safe to call from any thread.
class Batches
{
public:
    Batches(platform::Database& database, const Clock& clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    struct Window
    {
        std::string after{};
        std::int64_t skip = 0;
        std::size_t limit = 50;
        bool count = false;
    };
    /// Newest first. @return InvalidArgument for a token that is not of this list.
    [[nodiscard]] Result<BatchPage> list(const platform::CallContext& context,
                                         const Window& window);

    /// Puts each product back to what it was before the batch, and archives what the batch had made
    /// (an import may bring that back). A product that was changed since is left alone and named.
    /// Works in parts; called again it goes on, and names again what was left alone.
    /// @return NotFound: there is no such batch, or it is too old.
    [[nodiscard]] Result<UndoReport> undo(const platform::CallContext& context,
                                          const std::string& id);

    /// Forgets batches older than `age`. @return How many.
    [[nodiscard]] Result<std::int64_t> forget(std::chrono::hours age, Deadline deadline);

private:
    struct Part;
    Result<Part>
    undoPart(const platform::CallContext& context, const Batch& batch, const std::string& after);

    platform::Database& m_database;
    const Clock& m_clock;
};

} // namespace vitrine::catalog

#pragma once

#include "vitrine/core/clock.hpp"

#include <optional>
#include <string>

namespace vitrine::catalog {

enum class BatchKind { Import, Bulk };

/// Products that were changed together and can be put back together.
struct Batch
{
    std::string id; ///< UUID
    BatchKind kind = BatchKind::Import;
    int created = 0;
    int updated = 0;
    std::string actorId;
    std::string actor; ///< As the audit names them.
    Timestamp at;
    std::optional<Timestamp> undoneAt;
    int restored = 0; ///< By undoing it.
    int removed = 0;
};

} // namespace vitrine::catalog

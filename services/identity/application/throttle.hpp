#pragma once

#include "services/identity/domain/throttle_rules.hpp"
#include "services/platform/database/database.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::identity {

/// Slows down guessing, over all instances: its table is in the database, bounded by age and by
/// count.
class Throttle
{
public:
    Throttle(platform::Database& database, const Clock& clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    /// One thing that tries are counted by.
    struct Key
    {
        std::string text; ///< "pair:kim@shop.example|10.0.0.7"; stored hashed.
        ThrottleLimit limit;
    };

    /// Counts a try under every key, unless one of them must wait first.
    /// @return How long to wait; nothing when the try may go on.
    [[nodiscard]] Result<std::optional<std::chrono::seconds>> begin(const std::vector<Key>& keys,
                                                                    Deadline deadline);

    /// Takes the try back under every key, and forgets the failures of the first one.
    [[nodiscard]] Outcome succeeded(const std::vector<Key>& keys, Deadline deadline);

private:
    platform::Database& m_database;
    const Clock& m_clock;
};

} // namespace vitrine::identity

#pragma once

#include "services/inventory/domain/lease.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::inventory::storage {

/// A lease in a list, with what it is sorted by.
struct LeaseRow
{
    Lease lease;
    std::int64_t createdMicros = 0;
};

/// Devices' leases in a transaction of the database. Each operation is one statement, so that it
/// may run in Database::inStatement.
class LeaseStore
{
public:
    explicit LeaseStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    enum class Taken {
        Done,
        Same,    ///< This request has taken it before.
        Other,   ///< The id was used for something else.
        TooMany, ///< The device holds kActiveLeasesMax already.
        Due      ///< What lacks is held by something past its time; nothing was recorded.
    };
    /// @param lastTry false: the answer may be Due.
    [[nodiscard]] Taken take(const LeaseRequest& request, bool lastTry);

    /// @param deviceId of the one that may see it, "" for anybody's lease; as in what follows.
    [[nodiscard]] std::optional<Lease> find(const std::string& id, const std::string& deviceId);
    /// @return Whether it is active and has that time from now on.
    [[nodiscard]] bool
    renew(const std::string& id, const std::string& deviceId, std::chrono::seconds time);
    /// @return Whether it was active and is returned now.
    [[nodiscard]] bool
    giveBack(const std::string& id, const std::string& deviceId, const std::string& actor);
    /// Ends the oldest `limit` leases that are past their time. @return How many.
    [[nodiscard]] int expireDue(int limit);

    /// At most `limit`, the newest first.
    [[nodiscard]] std::vector<LeaseRow>
    list(const LeaseFilter& filter, const LeasePlace& place, int limit);
    [[nodiscard]] std::int64_t count(const LeaseFilter& filter);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::inventory::storage

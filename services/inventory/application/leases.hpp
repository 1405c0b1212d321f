#pragma once

#include "services/inventory/application/reservations.hpp"
#include "services/inventory/application/stock_keeping.hpp"
#include "services/inventory/domain/lease.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <string_view>

namespace vitrine::inventory {

/// Allotments of stock for devices. A device (inventory.lease) sees and changes only its own
/// leases; staff see all (inventory.read) and may end them (inventory.write). What is not the
/// caller's is NotFound. Safe to call from any thread.
class Leases
{
public:
    /// @param reservations ends what is past its time when it stands in the way.
    Leases(platform::Database& database, Reservations& reservations)
        : m_database(database)
        , m_reservations(reservations)
    {
    }

    struct TakenLease
    {
        Lease lease;
        bool replayed = false; ///< It was taken before; this is how it stands now.
    };
    /// Of each line as much as buyers could have.
    /// @return Conflict when the device holds kActiveLeasesMax leases; Unprocessable when the
    /// operation id was used for something else.
    [[nodiscard]] Result<TakenLease> take(const platform::CallContext& context,
                                          const LeaseRequest& request);
    /// @return Conflict when it has ended. One that is past its time and was not ended yet goes on.
    [[nodiscard]] Result<Lease>
    renew(const platform::CallContext& context, std::string_view id, std::chrono::seconds time);
    /// Gives back what is left of it; one that has ended is answered as it is. Audited when it is
    /// not the device itself that asks.
    [[nodiscard]] Result<Lease> giveBack(const platform::CallContext& context, std::string_view id);

    [[nodiscard]] Result<Lease> find(const platform::CallContext& context, std::string_view id);
    /// Newest first. A device's list is of its own, whatever `filter` says.
    [[nodiscard]] Result<Listed<Lease, LeasePlace>> list(const platform::CallContext& context,
                                                         LeaseFilter filter,
                                                         const LeasePlace& place,
                                                         Window window);

private:
    platform::Database& m_database;
    Reservations& m_reservations;
};

} // namespace vitrine::inventory

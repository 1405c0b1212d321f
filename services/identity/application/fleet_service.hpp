#pragma once

#include "services/identity/domain/paired_device.hpp"
#include "services/identity/storage/paired_device_list.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::identity {

/// The shop's kiosks: what they report, and what administrators do to them.
class FleetService
{
public:
    /// The version that a write was based on; nothing for whatever there is.
    using ExpectedVersion = std::optional<std::int64_t>;

    FleetService(platform::Database& database, const Clock& clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    struct ListQuery
    {
        store::PairedDeviceFilter filter;
        store::PairedDeviceOrder order;
        store::ListPlace place;
        int limit = 50;
        bool count = false;
    };
    struct Listed
    {
        std::vector<PairedDevice> devices;
        /// Where the next page begins; nothing on the last one.
        std::optional<store::ListPlace> next;
        std::optional<std::int64_t> total; ///< When it was asked for.
    };
    [[nodiscard]] Result<Listed> list(const ListQuery& query, Deadline deadline);
    /// @return NotFound.
    [[nodiscard]] Result<PairedDevice> find(const std::string& id, Deadline deadline);

    // Audited in the same transaction:

    /// @return NotFound; PreconditionFailed; Conflict when another kiosk has the name or this one
    /// is revoked; InvalidArgument with the field at fault.
    [[nodiscard]] Result<PairedDevice> rename(const platform::CallContext& context,
                                              const std::string& id,
                                              const std::string& name,
                                              const std::string& place,
                                              ExpectedVersion expected);
    /// Locking voids the kiosk's tokens. Changes nothing when it is so already.
    /// @return NotFound; PreconditionFailed; Conflict when the state does not allow it.
    [[nodiscard]] Result<PairedDevice> setLocked(const platform::CallContext& context,
                                                 const std::string& id,
                                                 bool isLocked,
                                                 ExpectedVersion expected);
    /// Takes the kiosk's credentials and voids its tokens, for good. Changes nothing when it is so
    /// already. @return NotFound; PreconditionFailed.
    [[nodiscard]] Result<PairedDevice>
    unpair(const platform::CallContext& context, const std::string& id, ExpectedVersion expected);

    /// Keeps what a kiosk says of itself.
    /// @return NotFound for an account that is no kiosk; Unauthenticated for one that is not
    /// active: its token does not hold any more.
    [[nodiscard]] Result<PairedDevice>
    report(const std::string& id, const DeviceReport& report, Deadline deadline);

private:
    template <typename Change>
    [[nodiscard]] Result<PairedDevice> administer(const platform::CallContext& context,
                                                  const char* action,
                                                  const std::string& id,
                                                  ExpectedVersion expected,
                                                  const Change& change);

    platform::Database& m_database;
    const Clock& m_clock;
};

} // namespace vitrine::identity

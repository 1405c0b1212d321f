#pragma once

#include "services/identity/domain/paired_device.hpp"
#include "services/identity/storage/list_place.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The administrators' list of kiosks.
namespace vitrine::identity::store {

/// By what a list is sorted; ties by id. Who never reported comes last either way.
struct PairedDeviceOrder
{
    enum class By { Name, Place, LastSeenAt, PairedAt };
    By by = By::Name;
    bool isDescending = false;
};

/// "name", "-place", ... as clients write it; "" is by name.
/// @return Nothing for any other text.
[[nodiscard]] std::optional<PairedDeviceOrder> parsePairedDeviceOrder(std::string_view text);

/// Which kiosks a list holds.
struct PairedDeviceFilter
{
    std::string text{};  ///< Part of name or place, any case; "" for all.
    std::string state{}; ///< "" for all but the revoked ones.
};

struct PairedDeviceRow
{
    PairedDevice device;
    std::string key; ///< Text of what the list is sorted by.
};

/// At most `limit` rows.
[[nodiscard]] std::vector<PairedDeviceRow> listPairedDevices(platform::Transaction& tx,
                                                             const PairedDeviceFilter& filter,
                                                             PairedDeviceOrder order,
                                                             const ListPlace& place,
                                                             int limit);
[[nodiscard]] std::int64_t countPairedDevices(platform::Transaction& tx,
                                              const PairedDeviceFilter& filter);

} // namespace vitrine::identity::store

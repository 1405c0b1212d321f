#pragma once

#include "services/platform/settings/settings.hpp"
#include "vitrine/wire/shop.hpp"

namespace vitrine::gateway {

/// What the shop says of itself: the settings below `shop.`.
/// @return InvalidArgument naming the key at fault; of the keys that services read as well, the
/// reader remembers the faults.
[[nodiscard]] Result<wire::ShopProfile> readShopProfile(platform::SettingsReader& reader);

} // namespace vitrine::gateway

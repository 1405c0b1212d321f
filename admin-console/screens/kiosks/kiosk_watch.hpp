#pragma once

#include "admin-console/parts/badge_watch.hpp"

namespace vitrine::console {

/// Tells beside the name of the Kiosks page how many kiosks somebody should look after.
class KioskWatch final : public BadgeWatch
{
public:
    explicit KioskWatch(ConsoleContext& context);
};

} // namespace vitrine::console

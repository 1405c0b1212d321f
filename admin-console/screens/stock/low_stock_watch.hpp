#pragma once

#include "admin-console/parts/badge_watch.hpp"

namespace vitrine::console {

/// Tells beside the name of the Stock page how many products run out.
class LowStockWatch final : public BadgeWatch
{
public:
    explicit LowStockWatch(ConsoleContext& context);
};

} // namespace vitrine::console

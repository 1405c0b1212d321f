#pragma once

#include <QRect>

namespace vitrine::kiosk {

/// How the window is arranged. Logical pixels: the program scales so that the short side of the
/// panel is 1080 of them.
struct Layout
{
    enum class Form {
        Portrait, ///< 1080 x 1920: two columns, the basket as a bar below.
        Landscape ///< 1920 x 1080: categories at the left, the basket as a panel at the right.
    };
    Form form = Form::Portrait;
    /// Accessibility mode: one column, everything that can be touched within the lower 1,000.
    bool isReach = false;

    bool operator==(const Layout&) const = default;
};

/// Distances and sizes of the kiosk in logical pixels (8 is the grid).
namespace touch {
inline constexpr int kTarget = 96; ///< Smallest side of what can be touched: 12 mm on 24 inches.
inline constexpr int kGap = 24;    ///< Between two targets.
inline constexpr int kGroup = 32;  ///< Between groups.
inline constexpr int kPage = 48;   ///< Margin of a page.
inline constexpr int kRadius = 16;
inline constexpr int kReach = 1000; ///< Height that an arm reaches from a wheelchair.
} // namespace touch

} // namespace vitrine::kiosk

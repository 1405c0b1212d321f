#pragma once

#include <QRect>
#include <QString>

#include <vector>

class QWidget;

namespace vitrine::kiosk {

/// One place where the walk by arrow keys stops.
struct FocusStop
{
    QWidget* widget = nullptr;
    int inner = -1; ///< Of a Walkable or an item view; -1: the widget itself.
    QRect rect{};   ///< Where it is, in the coordinates of the root; of the widget for inner stops.

    [[nodiscard]] bool isSame(const FocusStop& other) const
    {
        return widget == other.widget && inner == other.inner;
    }
};

/// All stops inside `root` that can be seen or scrolled to and are not covered by an Overlay, in
/// reading order: rows from above, in a row from the left; what lies in a container comes together.
[[nodiscard]] std::vector<FocusStop> focusStops(QWidget& root);

/// What is said of a stop: its name, its value and whether it is chosen.
[[nodiscard]] QString spokenText(const FocusStop& stop);

} // namespace vitrine::kiosk

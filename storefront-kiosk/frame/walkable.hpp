#pragma once

#include <QString>

namespace vitrine::kiosk {

/// A widget (with a focus policy) that has several places to stop at inside, for the walk by arrow
/// keys: a grid that paints its tiles itself. Item views of Qt need not be one.
class Walkable
{
public:
    virtual ~Walkable() = default;

    /// In reading order.
    [[nodiscard]] virtual int stopCount() const = 0;
    /// -1: at none.
    [[nodiscard]] virtual int currentStop() const = 0;
    /// Brings it into view and marks it; -1 marks none.
    virtual void setCurrentStop(int stop) = 0;
    /// What is spoken: "Trail boots, 109.99 euros, 3 left".
    [[nodiscard]] virtual QString stopText(int stop) const = 0;
    /// As if it were touched.
    virtual void activateStop() = 0;
    /// Stops side by side: down and up move by so many.
    [[nodiscard]] virtual int stopsInRow() const { return 1; }
};

} // namespace vitrine::kiosk

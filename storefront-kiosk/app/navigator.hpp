#pragma once

#include "storefront-kiosk/frame/place.hpp"

#include <QObject>

#include <vector>

namespace vitrine::kiosk {

/// Where the shopper is, and the way back. Knows no screens.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kWayMax = 64; ///< Places that can be gone back to.

    explicit Navigator(QObject* parent = nullptr);

    [[nodiscard]] const Place& now() const { return m_now; }
    [[nodiscard]] bool canGoBack() const { return !m_way.empty(); }

    /// A place that was passed already is gone back to, so that nobody walks in circles. After
    /// Attract, Pairing and Done there is no way back.
    void goTo(const Place& place);
    /// @return false when there is no place before.
    bool back();
    /// Forgets the way and overwrites what was looked for on it.
    void reset(const Place& place);

Q_SIGNALS:
    void moved(const vitrine::kiosk::Place& now, const vitrine::kiosk::Place& before);

private:
    void move(const Place& place);

    Place m_now;
    std::vector<Place> m_way;
};

} // namespace vitrine::kiosk

#pragma once

#include "storefront-kiosk/frame/shop_status.hpp"
#include "vitrine/api/shop_client.hpp"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vitrine::kiosk {

/// Whether `error` means that nobody answered, rather than that somebody refused.
[[nodiscard]] bool isOutOfReach(ErrorCode code) noexcept;

/// Finds out whether the shop can be reached, by asking for its profile every so often, and sets
/// ShopStatus::link. One lost answer is not believed. On the GUI thread.
class LinkWatch final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds interval{15'000}; ///< While it answers.
        std::chrono::milliseconds again{1'000};     ///< After a lost answer, and
        std::chrono::milliseconds longest{8'000};   ///< doubling up to this.
        std::chrono::milliseconds timeout{3'000};   ///< For an answer.
        int lostMax = 2;                            ///< So many lost answers in a row mean offline.
    };

    LinkWatch(client::ShopClient shop,
              ShopStatus& status,
              Options options,
              QObject* parent = nullptr);

    /// Asks now, and from then on in the interval.
    void look();
    /// Others tell how a call of theirs ended: an answer of the shop's, or none.
    void heard();
    void missed(ErrorCode code);

Q_SIGNALS:
    void profile(const vitrine::wire::ShopProfile& profile);
    /// The shop answers again, or for the first time.
    void cameOnline();

private:
    void onProfile(const Result<wire::ShopProfile>& answer);
    void setOnline();

    client::ShopClient m_shop;
    ShopStatus& m_status;
    Options m_options;
    QTimer m_timer;
    bool m_busy = false;
    int m_lost = 0;
};

} // namespace vitrine::kiosk

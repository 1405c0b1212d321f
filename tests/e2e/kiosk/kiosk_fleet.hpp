#pragma once

#include "tests/testkit/fault_proxy.hpp"
#include "tests/testkit/shop.hpp"
#include "tests/testkit/shop_driver.hpp"
#include "tests/unit/kiosk/child_process.hpp"
#include "vitrine/wire/order.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// A sale as the kiosk knows it.
struct KnownSale
{
    std::string id;
    std::int64_t total = 0;
    bool byCard = false;
    std::string state; ///< ACKED, ..., GONE when nothing was promised.
    std::string number;
    std::string refusal;
};

/// What a kiosk says of all it has done.
struct KioskReport
{
    std::vector<KnownSale> sales;
    std::vector<std::string> told; ///< Sales that a shopper was told of.
    std::map<std::string, int> captures;
};

/// One kiosk of a shop: its folder, its way through a network that can be harmed, its processes.
class FleetKiosk
{
public:
    /// Pairs it. Throws when it cannot.
    FleetKiosk(const Shop& shop, ShopDriver& driver, const std::string& name);
    ~FleetKiosk();
    FleetKiosk(const FleetKiosk&) = delete;
    FleetKiosk& operator=(const FleetKiosk&) = delete;

    [[nodiscard]] FaultProxy& network() { return *m_network; }
    [[nodiscard]] const std::string& deviceId() const { return m_deviceId; }

    /// A process of it; one at a time.
    [[nodiscard]] std::unique_ptr<kiosk::testing::ChildProcess>
    run(const std::vector<std::string>& arguments) const;
    /// Whether the process says `line` (its beginning) within the time.
    [[nodiscard]] static bool waitForLine(kiosk::testing::ChildProcess& process,
                                          const std::string& line,
                                          std::chrono::seconds limit);
    /// Sends what waits, over a network without harm.
    [[nodiscard]] bool drain();
    [[nodiscard]] KioskReport report() const;
    /// Its orders at the shop, once each is paid, waits for somebody at a till, or came to nothing;
    /// after two minutes as they are.
    [[nodiscard]] std::vector<wire::Order> orders(ShopDriver& driver) const;

private:
    [[nodiscard]] std::vector<wire::Order> listOrders(ShopDriver& driver) const;

    std::string m_issuer;
    std::filesystem::path m_folder;
    std::unique_ptr<FaultProxy> m_network;
    std::string m_deviceId;
};

/// Tests of kiosks that share one real shop. Three of them may hold two each of what has the SKU
/// kLastTents, to sell it offline.
class KioskProof : public ::testing::Test
{
protected:
    static constexpr const char* kLastTents = "LAST-TENTS";
    static constexpr std::int64_t kAllotment = 2;

    static void SetUpTestSuite();
    static void TearDownTestSuite();
    void SetUp() override;

    [[nodiscard]] static Shop& shop() { return *s_shop; }
    [[nodiscard]] static ShopDriver& driver() { return *s_driver; }
    /// A new one that has read the shop's catalogue.
    [[nodiscard]] static std::unique_ptr<FleetKiosk> newKiosk(const std::string& name);
    static void expectBooksInOrder();

private:
    static std::unique_ptr<Shop> s_shop;
    static std::unique_ptr<ShopDriver> s_driver;
};

/// Holds what the kiosk knows against what the shop has; failures are the test's.
void expectEachSaleOnce(const KioskReport& report, const std::vector<wire::Order>& orders);

} // namespace vitrine::testkit

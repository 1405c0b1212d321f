#pragma once

#include "storefront-kiosk/checkout/checkout.hpp"
#include "storefront-kiosk/shop/shop_side.hpp"
#include "storefront-kiosk/terminal/terminal_simulator.hpp"

#include <QObject>

#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace vitrine::kiosk::e2e {

/// What a kiosk without a screen does.
struct HeadlessOptions
{
    enum class Task {
        Pair,  ///< Shows a code until it is paired: "code <code>", "paired <device id>".
        Sell,  ///< Serves shoppers: "up", "told <sale id>" ..., "done", then "empty".
        Report ///< "sale ..." for each sale that was begun, "capture ..." for each charge, "end".
    };
    Task task = Task::Sell;
    std::string folder;
    std::string gateway;
    std::string issuer;
    unsigned seed = 0;
    int shoppers = 1;
    int dieAt = 0;       ///< Kills itself at this step; 0: never.
    std::string text{};  ///< What shoppers look for. They pay one of the first by card, or
    bool isAny = false;  ///< a few of what there is, by any way that may fail.
    bool isFree = false; ///< Sells offline also what no allotment covers.
    int leaseSeconds = 900;
    bool waitsForAllotment = false; ///< Says "up" only then.
};

/// Everything that a kiosk is but its screen: files, shop, terminal, queue, with shoppers made of
/// random numbers. What it says goes to standard output, line by line.
class HeadlessKiosk final : public QObject
{
public:
    explicit HeadlessKiosk(HeadlessOptions options);
    ~HeadlessKiosk() override;

    void start();

private:
    class DyingSink;

    /// One more thing has been done: time to die?
    void step();
    [[nodiscard]] int roll(int from, int to);

    void pair();
    void sell();
    void whenReady();
    void serve();
    void chooseGoods();
    void onGoods(const ShelfPage& page);
    void onHold(const wire::OrderDraft& draft, const Result<Hold>& hold);
    void pay(const wire::OrderDraft& draft);
    void onCheckout();
    void next();
    void report();
    void reportSale(std::size_t index, const std::vector<std::vector<std::string>>& known);

    HeadlessOptions m_options;
    SystemClock m_clock;
    std::mt19937 m_chance;
    int m_steps = 0;
    int m_served = 0;
    bool m_isPaying = false;
    bool m_isReady = false; ///< It has prices and goods.
    bool m_hasBegun = false;
    std::string m_visit; ///< Of the shopper: what the hold is for.
    std::shared_ptr<TerminalSimulator> m_terminal;
    Confined<OrderQueue> m_queue;
    Confined<AttemptLog> m_log;
    Confined<LocalCatalog> m_shelf;
    SettingsStore m_settings;
    ShopStatus m_status;
    std::unique_ptr<ShopSide> m_shop;
    std::unique_ptr<CatalogSync> m_sync;
    std::unique_ptr<OrderReplay> m_replay;
    SaleRecovery m_recovery;
    std::unique_ptr<Checkout> m_checkout;
};

} // namespace vitrine::kiosk::e2e

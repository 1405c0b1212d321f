#pragma once

#include "kiosk_support.hpp"
#include "storefront-kiosk/accessibility/recording_speaker.hpp"
#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/terminal/terminal_simulator.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/unit/client-sdk/client/fake_provider.hpp"

#include <QImage>
#include <QSet>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk::testing {

/// A product of the test shop; number 1 to 999.
[[nodiscard]] std::string productId(int number);
[[nodiscard]] wire::Product productOf(int number, const std::string& name, std::int64_t cents);
[[nodiscard]] BasketLine
lineOf(int number, const std::string& name, std::int64_t cents, std::int64_t quantity = 1);

/// Stock that is held as the test says; remembers what it was asked.
class FakeHolds final : public StockHolds
{
public:
    client::Task<Hold> hold(std::string saleId, std::vector<HoldLine> lines) override;
    void release(const std::string& saleId) override { released.push_back(saleId); }
    void keep(const std::string& saleId) override { kept.push_back(saleId); }

    std::optional<Result<Hold>> answer{}; ///< Nothing: everything is held, under "lease-1".
    std::vector<std::vector<HoldLine>> asked;
    std::vector<std::string> released;
    std::vector<std::string> kept;
};

/// News of the catalogue that the test has put there.
class FakeNews final : public CatalogFeed
{
public:
    client::Task<CatalogChanges> changesSince(std::string cursor, int limit) override;

    std::vector<CatalogChanges> next; ///< Given out one by one; then there is nothing new.
    bool isAway = false;
    bool neverAnswers = false;

private:
    pplx::task_completion_event<Result<CatalogChanges>> m_never;
};

/// Pictures for the hashes that begin with "p".
class FakePictures final : public Pictures
{
public:
    QImage picture(const QString& hash, const QSize& size) override;
    [[nodiscard]] bool isMissing(const QString& hash) const override;
};

/// A shop that takes every order, or is away.
class FakeOrderSink final : public OrderSink
{
public:
    client::Task<wire::Order> send(const Sale& sale) override;

    std::atomic<bool> isAway{false};
    [[nodiscard]] std::vector<Sale> sales() const;

private:
    mutable std::mutex m_mutex;
    std::vector<Sale> m_sales; // guarded by m_mutex
};

/// What a printer's job meets.
struct FakePaper
{
    std::atomic<bool> isOut{false};
    std::mutex mutex;
    std::vector<std::string> sheets; // guarded by mutex

    [[nodiscard]] std::size_t count();
};

/// A whole kiosk around the screens under test: stores on disk, a simulated terminal, a provider of
/// sign-ins, a shop in memory. One shopper with an empty basket.
struct FakeKiosk
{
    struct Options
    {
        KioskSettings settings = shopSettings();
        const char* terminalScript = "{}";
        std::int64_t queueMax = 2000;
        std::function<OnScreenKeyboard*(QWidget* parent)> makeKeyboard{};
    };
    FakeKiosk()
        : FakeKiosk(Options{})
    {
    }
    explicit FakeKiosk(Options options);

    [[nodiscard]] static KioskSettings shopSettings();
    /// Puts a product on the shelf, with its stock.
    void stock(const wire::Product& product, std::optional<std::int64_t> available = 20);
    /// Two usual products, on the shelf and in the basket: 2 x 109.99 and 1 x 89.99.
    void fillBasket();
    /// All sales that were taken, as the shop gets them: it is back by now.
    [[nodiscard]] std::vector<Sale> takenSales();

    Folder folder;
    testkit::ManualClock clock;
    client::test::FakeProvider provider;
    SettingsStore settings;
    ShopStatus shop;
    Shopper shopper;
    FakePictures pictures;
    RecordingSpeaker speaker;
    Confined<LocalCatalog> shelf;
    std::shared_ptr<FakeNews> news = std::make_shared<FakeNews>();
    CatalogSync sync;
    FakeHolds holds;
    std::shared_ptr<TerminalSimulator> terminal;
    Confined<OrderQueue> queue;
    Confined<AttemptLog> attempts;
    SaleRecovery recovery;
    std::shared_ptr<FakeOrderSink> sink = std::make_shared<FakeOrderSink>();
    OrderReplay replay;
    FakePaper paper;
    Confined<PrintSpool> spool;
    Confined<Printer> printer;
    PrintRunner print;
    KioskContext context;

private:
    [[nodiscard]] KioskContext::Parts parts(const Options& options);
};

} // namespace vitrine::kiosk::testing

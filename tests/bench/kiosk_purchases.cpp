// Buys 200 times in a row at a kiosk without a network, by touch, and prints what it took as one
// line of JSON: how fast screens answer and change, and what the process has kept in memory.
#include "storefront-kiosk/app/kiosk_program.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/shop/device_file.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <string>
#include <vector>

namespace {

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace Qt::StringLiterals;

constexpr int kPurchases = 200;
constexpr int kWarm = 20; // by then every screen was seen and every cache is full
constexpr int kProducts = 400;
constexpr int kPatienceMs = 30'000;

long memoryKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::atol(line.c_str() + 6);
    }
    return 0;
}

template <typename Condition> void waitFor(const Condition& isDone, const char* what)
{
    QElapsedTimer timer;
    timer.start();
    while (!isDone()) {
        if (timer.elapsed() > kPatienceMs) {
            std::cerr << "waited in vain for " << what << '\n';
            std::exit(EXIT_FAILURE);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

template <typename T> T must(Result<T> result)
{
    if (result.ok())
        return std::move(result).value();
    std::cerr << result.error().message << '\n';
    std::exit(EXIT_FAILURE);
}

/// Hears when a widget or something in it was painted.
class Paints final : public QObject
{
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

class Bench
{
public:
    explicit Bench(const QString& folder)
    {
        const auto data = folder.toStdString();
        must(DeviceFile(data + "/device.json").keep({"bench", "kiosk-bench", "secret"}));
        m_program = must(KioskProgram::create({.dataFolder = folder,
                                               .gateway = u"http://127.0.0.1:9"_s,
                                               .version = u"bench"_s,
                                               .printer = "file:" + data}));
        auto settings = m_program->context().settings();
        settings.pricing.taxRates = {{"standard", 190'000}};
        settings.ways.eMail = false;
        settings.sellOfflineWithoutLease = true;
        settings.ways.signIn = false;
        m_program->context().settingsStore().set(settings);
        m_program->window().resize(1080, 1920);
        m_program->window().installEventFilter(&m_paints);
        bool isStarted = false;
        QObject::connect(m_program.get(), &KioskProgram::started, [&] { isStarted = true; });
        m_program->start();
        m_program->window().show();
        waitFor([&] { return isStarted; }, "the start");
        stock();
    }

    void buy(int number)
    {
        touchScreen();
        scanOrAdd(number);
        touch("barPay", Place::Id::Pay);
        touch("payAtCounter", Place::Id::Done);
        touch("mainAction", Place::Id::Attract);
    }
    [[nodiscard]] const std::vector<double>& changes() const { return m_changes; }
    /// Milliseconds until everything is large, black and yellow.
    [[nodiscard]] double accessibility()
    {
        touchScreen();
        QElapsedTimer timer;
        timer.start();
        m_program->context().shopper().setReach(true);
        const int before = m_paints.count;
        m_program->window().update();
        waitFor([&] { return m_paints.count > before; }, "a frame");
        const double time = double(timer.nsecsElapsed()) / 1e6;
        m_program->window().wipe();
        return time;
    }

private:
    [[nodiscard]] Place::Id place() const { return m_program->window().navigator().now().id; }

    void stock()
    {
        CatalogChanges changes{.cursor = "1", .asOf = m_program->context().clock().now()};
        for (int number = 1; number <= kProducts; ++number) {
            wire::Product product;
            product.id = "0190a1b2-0000-7000-8000-" + std::to_string(100'000'000'000 + number);
            product.sku = "SKU-" + std::to_string(number);
            product.name = "Product number " + std::to_string(number);
            product.price = must(domain::Money::create(100 + number, "EUR"));
            product.taxCategory = "standard";
            changes.stock.push_back({product.id, 1'000'000, changes.asOf});
            changes.products.push_back(std::move(product));
        }
        bool isDone = false;
        m_program->stores().shelf().ask(
            m_program.get(),
            [changes](LocalCatalog& shelf) { return shelf.apply(changes); },
            [&isDone](const Outcome&) { isDone = true; });
        waitFor([&] { return isDone; }, "the shelf");
        Q_EMIT m_program->context().shelfChanged();
    }

    void scanOrAdd(int number)
    {
        BasketLine line{.productId = "0190a1b2-0000-7000-8000-" +
                                     std::to_string(100'000'000'001 + number % kProducts),
                        .sku = "SKU",
                        .name = "Product",
                        .unitPrice = must(domain::Money::create(101 + number % kProducts, "EUR")),
                        .taxCategory = "standard"};
        must(m_program->context().shopper().add(line));
    }

    /// Until the place has come and was painted.
    template <typename Touch> void change(const Touch& how, Place::Id to)
    {
        QElapsedTimer timer;
        timer.start();
        how();
        waitFor([&] { return place() == to; }, "a screen");
        const int before = m_paints.count;
        m_program->window().update();
        waitFor([&] { return m_paints.count > before; }, "a frame");
        m_changes.push_back(double(timer.nsecsElapsed()) / 1e6);
    }

    void touchScreen()
    {
        change(
            [this] {
                press(*m_program->window().currentScreen(), {540, 900});
            },
            Place::Id::Browse);
    }

    void touch(const char* name, Place::Id to)
    {
        TouchButton* button = nullptr;
        waitFor(
            [&] {
                for (auto* found :
                     m_program->window().findChildren<TouchButton*>(QLatin1StringView(name))) {
                    if (found->isVisible() && found->isEnabled())
                        button = found;
                }
                return button != nullptr;
            },
            name);
        change([&] { press(*button, button->rect().center()); }, to);
    }

    static void press(QWidget& widget, const QPoint& at)
    {
        for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            QMouseEvent event(type,
                              at,
                              widget.mapToGlobal(at),
                              Qt::LeftButton,
                              type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                              Qt::NoModifier);
            QCoreApplication::sendEvent(&widget, &event);
        }
    }

    Paints m_paints;
    std::unique_ptr<KioskProgram> m_program;
    std::vector<double> m_changes;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    mallopt(M_PERTURB, 0x5a); // as in a shop
    client::limitNetworkThreads(2);
    QApplication app(argc, argv);
    qt::Theme::install(app, qt::Theme::Mode::Light, qt::Scale::Kiosk);
    const QTemporaryDir folder;
    Bench bench(folder.path());
    long warm = 0;
    for (int number = 0; number < kPurchases; ++number) {
        bench.buy(number);
        if (number + 1 == kWarm)
            warm = memoryKilobytes();
    }
    const double accessibility = bench.accessibility();
    auto changes = bench.changes();
    std::sort(changes.begin(), changes.end());
    std::cout << "{\"purchases\": " << kPurchases << ", \"memory_warm_kb\": " << warm
              << ", \"memory_kb\": " << memoryKilobytes()
              << ", \"change_p50_ms\": " << changes[changes.size() / 2]
              << ", \"change_p99_ms\": " << changes[changes.size() * 99 / 100]
              << ", \"accessibility_ms\": " << accessibility << "}\n";
    return 0;
}

// Opens the products of a shop in the console's own page and scrolls through all of them; prints
// what it took as one line of JSON.
#include "admin-console/app/preferences.hpp"
#include "admin-console/screens/products/product_screen.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/qt/image_cache.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace vitrine;
using namespace Qt::StringLiterals;
using Steady = std::chrono::steady_clock;

constexpr int kSteps = 500;
constexpr int kFrameMs = 16;
constexpr int kPatienceMs = 20'000;

double since(Steady::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

/// Runs the event loop until `isDone`, at most `kPatienceMs`.
template <typename Condition> bool waitFor(const Condition& isDone)
{
    QElapsedTimer timer;
    timer.start();
    while (!isDone() && timer.elapsed() < kPatienceMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
    return isDone();
}

long memoryKilobytes()
{
    std::ifstream rollup("/proc/self/smaps_rollup");
    for (std::string line; std::getline(rollup, line);) {
        if (line.starts_with("Pss:"))
            return std::atol(line.c_str() + 4);
    }
    return 0;
}

/// How long each frame took while the bar went from one end to the other: the events that came, and
/// painting every visible row.
std::vector<double> scroll(qt::DataTable& table)
{
    std::vector<double> frames;
    auto* bar = table.verticalScrollBar();
    for (int step = 1; step <= kSteps; ++step) {
        const auto begin = Steady::now();
        bar->setValue(int(std::int64_t(bar->maximum()) * step / kSteps));
        QCoreApplication::processEvents();
        table.viewport()->repaint();
        frames.push_back(since(begin));
        waitFor([&] { return since(begin) >= kFrameMs; });
    }
    std::sort(frames.begin(), frames.end());
    return frames;
}

int measure(const std::string& gateway, Steady::time_point started)
{
    auto sdk = client::Sdk::create({.endpoint = gateway});
    if (!sdk.ok()) {
        std::cerr << sdk.error().message << "\n";
        return 2;
    }
    const QTemporaryDir folder;
    console::Preferences preferences(folder.filePath(u"console.ini"_s));
    qt::ImageCache images((*sdk)->catalog(), QString());
    const console::ShopClients clients{(*sdk)->catalog(),
                                       (*sdk)->inventory(),
                                       (*sdk)->orders(),
                                       (*sdk)->payments(),
                                       (*sdk)->accounts(),
                                       (*sdk)->traces(),
                                       (*sdk)->reports(),
                                       (*sdk)->audit(),
                                       (*sdk)->system(),
                                       (*sdk)->shop(),
                                       (*sdk)->devices()};
    const auto shop = (*sdk)->shop().profile().get();
    if (!shop.ok()) {
        std::cerr << shop.error().message << "\n";
        return 2;
    }
    console::ConsoleContext context({.clients = clients,
                                     .preferences = &preferences,
                                     .images = &images,
                                     .shopName = u"Benchmark"_s,
                                     .shop = *shop});
    console::ProductScreen screen(context);
    console::prepareScreen(screen);
    screen.resize(1400, 900);
    const auto opened = Steady::now();
    screen.open({.page = u"products"_s});
    screen.show();
    screen.repaint();
    const double window = since(started);

    auto& model = screen.list().model();
    const bool isLoaded = waitFor([&] { return model.isLoaded(0); });
    screen.repaint();
    const double firstPage = since(opened);
    auto* table = screen.findChild<qt::DataTable*>();
    if (!isLoaded || table == nullptr) {
        std::cerr << "no product was loaded\n";
        return 1;
    }
    const long before = memoryKilobytes();
    const auto frames = scroll(*table);
    const bool isThere = waitFor([&] { return model.isLoaded(model.rowCount() - 1); });
    std::cout << "{\"rows\":" << model.total() << ",\"window_ms\":" << window
              << ",\"first_page_ms\":" << firstPage << ",\"worst_frame_ms\":" << frames.back()
              << ",\"p99_frame_ms\":" << frames[frames.size() * 99 / 100]
              << ",\"memory_kb\":" << before
              << ",\"memory_after_scrolling_kb\":" << memoryKilobytes() << "}\n";
    return isThere ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: console GATEWAY STARTED (nanoseconds of the monotonic clock)\n";
        return 2;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    client::limitNetworkThreads(2);
    QApplication app(argc, argv);
    qt::Theme::install(app, qt::Theme::Mode::Light);
    return measure(argv[1], Steady::time_point(std::chrono::nanoseconds(std::atoll(argv[2]))));
}

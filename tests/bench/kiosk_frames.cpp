// Flicks through 5,000 products with pictures in the kiosk's own page, in both orientations, and
// prints what the frames took as one line of JSON. `prepare FOLDER` makes the shelf before.
#include "storefront-kiosk/pictures/shelf_pictures.hpp"
#include "storefront-kiosk/screens/browse/browse_screen.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QBuffer>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>
#include <QRandomGenerator>
#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace Qt::StringLiterals;
using Steady = std::chrono::steady_clock;

constexpr int kProducts = 5000;
constexpr QSize kPicture{640, 512};
constexpr int kFlicks = 30; // per orientation
constexpr int kMoves = 8;
constexpr int kMoveMs = 10;
constexpr int kMovePixels = 50; // 5,000 pixels per second: a strong one
constexpr int kGlideMs = 1000;
constexpr int kPatienceMs = 20'000;
constexpr auto kNap = std::chrono::microseconds(300);

template <typename T> T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

double since(Steady::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

/// A JPEG that is as much work to decode as a photograph.
std::string picture(QRandomGenerator& random)
{
    QImage image(kPicture, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(random.bounded(360), 60, 230));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 60; ++i) {
        painter.setBrush(QColor::fromHsv(random.bounded(360), 160, 200, 140));
        painter.drawEllipse(
            QPoint(random.bounded(kPicture.width()), random.bounded(kPicture.height())),
            20 + random.bounded(80),
            10 + random.bounded(60));
    }
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "JPG", 85))
        throw std::runtime_error("no JPEG can be written");
    return buffer.data().toStdString();
}

std::string productId(int number)
{
    char id[37];
    std::snprintf(id, sizeof id, "0190a1b2-0000-7000-8000-%012d", number);
    return id;
}

wire::Product product(int number, const std::string& imageHash)
{
    wire::Product made;
    made.id = productId(number);
    made.sku = "SKU-" + std::to_string(number);
    made.name = "Wanderer Hiking Boots for long and for wet days " + std::to_string(number);
    made.brand = "Brand " + std::to_string(number % 40);
    made.price = must(domain::Money::create(999 + number * 7, "EUR"));
    made.images = {{.hash = imageHash}};
    made.createdAt = made.updatedAt = "2026-01-01T00:00:00.000Z";
    return made;
}

void prepare(const std::string& folder)
{
    const SystemClock clock;
    auto shelf = must(LocalCatalog::open({.path = folder + "/catalog.db"}, clock));
    auto images = must(ImageStore::open({.folder = folder + "/pictures"}));
    QRandomGenerator random(1);
    CatalogChanges changes{.cursor = "1", .asOf = clock.now()};
    for (int number = 1; number <= kProducts; ++number) {
        const auto bytes = picture(random);
        const auto digest = QCryptographicHash::hash(
            QByteArrayView(bytes.data(), qsizetype(bytes.size())), QCryptographicHash::Sha256);
        const auto hash = digest.toHex().toStdString();
        must(images->put(hash, ImageStore::Size::Full, bytes));
        changes.products.push_back(product(number, hash));
        changes.stock.push_back({productId(number), number % 17, clock.now()});
    }
    must(shelf->apply(changes));
}

/// What the GUI thread has worked so far: its own time on the processor, whatever else runs there.
double workedMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// What each frame took: the GUI thread's work for it, and the time since the one before.
class Frames final : public QObject
{
public:
    std::vector<double> work;
    std::vector<double> gaps;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
    /// Runs what is due, then naps; counts frames while `isMoving`.
    void turn(bool isMoving)
    {
        const auto before = workedMilliseconds();
        QCoreApplication::processEvents();
        m_busy += workedMilliseconds() - before;
        if (m_painted) {
            if (isMoving && m_wasMoving) {
                work.push_back(m_busy);
                gaps.push_back(since(m_last));
            }
            m_last = Steady::now();
            m_busy = 0;
            m_painted = false;
            m_wasMoving = isMoving;
        }
        std::this_thread::sleep_for(kNap);
    }

private:
    bool m_painted = false;
    bool m_wasMoving = false;
    double m_busy = 0;
    Steady::time_point m_last = Steady::now();
};

void send(QWidget& viewport, QEvent::Type type, QPoint at, Steady::time_point begin)
{
    const bool isUp = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type,
                      at,
                      viewport.mapToGlobal(at),
                      type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      isUp ? Qt::NoButton : Qt::LeftButton,
                      Qt::NoModifier);
    event.setTimestamp(1 + quint64(since(begin)));
    QCoreApplication::sendEvent(&viewport, &event);
}

void flick(ProductGrid& grid, Frames& frames, bool isBack)
{
    static const auto begin = Steady::now();
    auto& viewport = *grid.viewport();
    const int step = isBack ? kMovePixels : -kMovePixels;
    QPoint at(viewport.width() / 3, isBack ? 100 : viewport.height() - 100);
    const auto pause = [&](int milliseconds, bool isMoving) {
        for (const auto from = Steady::now(); since(from) < milliseconds;)
            frames.turn(isMoving && grid.finger().isGliding());
    };
    send(viewport, QEvent::MouseButtonPress, at, begin);
    for (int move = 0; move < kMoves; ++move) {
        pause(kMoveMs, false);
        at.ry() += step;
        send(viewport, QEvent::MouseMove, at, begin);
    }
    send(viewport, QEvent::MouseButtonRelease, at, begin);
    pause(kGlideMs, true);
    grid.finger().stop();
}

void run(KioskContext& context, Layout layout, QSize size, Frames& frames)
{
    BrowseScreen screen(context);
    screen.resize(size);
    prepareScreen(screen, layout);
    screen.show();
    screen.enter({.id = Place::Id::Browse});
    QElapsedTimer timer;
    timer.start();
    while (screen.presenter().model().rowCount() < kProducts) {
        if (timer.elapsed() > kPatienceMs)
            throw std::runtime_error("the shelf does not come");
        frames.turn(false);
    }
    screen.grid().viewport()->installEventFilter(&frames);
    for (int count = 0; count < kFlicks; ++count)
        flick(screen.grid(), frames, count % 5 == 4);
    if (screen.grid().verticalScrollBar()->value() == 0)
        throw std::runtime_error("nothing has moved");
}

int measure(QApplication& app, const std::string& folder)
{
    qt::Theme::install(app, qt::Theme::Mode::Light, qt::Scale::Kiosk).setMotionEnabled(true);
    qt::Language language({u"kiosk"_s, u"vitrine_qt"_s});
    language.setLanguage(u"en"_s);
    const SystemClock clock;
    KioskSettings wishes;
    wishes.pricing = {.currency = must(domain::Currency::create("EUR")),
                      .taxRates = {{"standard", 190'000}}};
    SettingsStore settings(wishes);
    ShopStatus shop;
    Shopper shopper(wishes.pricing);
    auto images = must(ImageStore::open({.folder = folder + "/pictures"}));
    ShelfPictures pictures(*images, std::nullopt, {});
    Confined<LocalCatalog> shelf(
        [&] { return LocalCatalog::open({.path = folder + "/catalog.db"}, clock); });
    KioskContext context({.clock = &clock,
                          .settings = &settings,
                          .shop = &shop,
                          .shopper = &shopper,
                          .language = &language,
                          .pictures = &pictures,
                          .shelf = &shelf});
    Frames frames;
    run(context, {}, {1080, 1620}, frames);
    run(context, {.form = Layout::Form::Landscape}, {1440, 808}, frames);
    if (frames.work.size() < 1000)
        throw std::runtime_error("too few frames to say anything");
    std::sort(frames.work.begin(), frames.work.end());
    std::sort(frames.gaps.begin(), frames.gaps.end());
    const auto at = [](const std::vector<double>& sorted, std::size_t percent) {
        return sorted[sorted.size() * percent / 100];
    };
    std::cout << "{\"rows\":" << kProducts << ",\"frames\":" << frames.work.size()
              << ",\"work_p50_ms\":" << at(frames.work, 50)
              << ",\"work_p99_ms\":" << at(frames.work, 99)
              << ",\"work_worst_ms\":" << frames.work.back()
              << ",\"gap_p50_ms\":" << at(frames.gaps, 50)
              << ",\"gap_p99_ms\":" << at(frames.gaps, 99)
              << ",\"gap_worst_ms\":" << frames.gaps.back() << "}\n";
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const bool prepares = argc == 3 && std::string(argv[1]) == "prepare";
    if (argc != 2 && !prepares) {
        std::cerr << "usage: kiosk_frames [prepare] FOLDER\n";
        return 2;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    client::limitNetworkThreads(2);
    QApplication app(argc, argv);
    try {
        if (!prepares)
            return measure(app, argv[1]);
        prepare(argv[2]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

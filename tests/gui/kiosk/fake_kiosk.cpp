#include "tests/gui/kiosk/fake_kiosk.hpp"

#include "tests/gui/kiosk/kiosk_app.hpp"

#include <QPainter>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vitrine::kiosk::testing {
namespace {

class FakePrinter final : public Printer
{
public:
    explicit FakePrinter(FakePaper& paper)
        : m_paper(paper)
    {
    }
    Outcome print(std::string_view bytes) override
    {
        if (m_paper.isOut)
            return failure<Done>(ErrorCode::Conflict, "out of paper");
        const std::lock_guard lock(m_paper.mutex);
        m_paper.sheets.emplace_back(bytes);
        return Done{};
    }

private:
    FakePaper& m_paper;
};

} // namespace

std::string productId(int number)
{
    char id[37];
    std::snprintf(id, sizeof id, "0190a1b2-0000-7000-8000-%012d", number);
    return id;
}

wire::Product productOf(int number, const std::string& name, std::int64_t cents)
{
    wire::Product made;
    made.id = productId(number);
    made.sku = "SKU-" + std::to_string(number);
    made.name = name;
    made.price = euros(cents);
    made.createdAt = "2026-01-01T00:00:00.000Z";
    made.updatedAt = made.createdAt;
    return made;
}

BasketLine lineOf(int number, const std::string& name, std::int64_t cents, std::int64_t quantity)
{
    return {.productId = productId(number),
            .sku = "SKU-" + std::to_string(number),
            .name = name,
            .imageHash = number % 3 != 0 ? "p" + std::to_string(number) : "",
            .unitPrice = euros(cents),
            .taxCategory = "standard",
            .quantity = quantity};
}

client::Task<Hold> FakeHolds::hold(std::string, std::vector<HoldLine> lines)
{
    asked.push_back(std::move(lines));
    return client::finished(answer.value_or(Result<Hold>(Hold{.leaseId = "lease-1"})));
}

client::Task<CatalogChanges> FakeNews::changesSince(std::string cursor, int)
{
    if (neverAnswers)
        return pplx::create_task(m_never);
    if (isAway)
        return client::finished(
            failure<CatalogChanges>(ErrorCode::Unavailable, "made up by the test"));
    CatalogChanges changes{.cursor = cursor.empty() ? "1" : cursor, .asOf = Timestamp(1h)};
    if (!next.empty()) {
        changes = std::move(next.front());
        next.erase(next.begin());
        changes.cursor = "1";
    }
    return client::finished(Result<CatalogChanges>(std::move(changes)));
}

QImage FakePictures::picture(const QString& hash, const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(int(qHash(hash, 7) % 360), 90, 210));
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 120));
    painter.drawEllipse(image.rect().center(), size.width() / 3, size.height() / 4);
    return image;
}

bool FakePictures::isMissing(const QString& hash) const
{
    return !hash.startsWith(u'p');
}

client::Task<wire::Order> FakeOrderSink::send(const Sale& sale)
{
    if (isAway)
        return client::finished(
            failure<wire::Order>(ErrorCode::Unavailable, "made up by the test"));
    const std::lock_guard lock(m_mutex);
    m_sales.push_back(sale);
    wire::Order order;
    order.id = sale.id;
    order.number = "V-" + std::to_string(1000 + m_sales.size());
    return client::finished(Result<wire::Order>(std::move(order)));
}

std::vector<Sale> FakeOrderSink::sales() const
{
    const std::lock_guard lock(m_mutex);
    return m_sales;
}

std::size_t FakePaper::count()
{
    const std::lock_guard lock(mutex);
    return sheets.size();
}

KioskSettings FakeKiosk::shopSettings()
{
    KioskSettings settings;
    settings.pricing = {.currency = must(domain::Currency::create("EUR")),
                        .taxRates = {{"standard", 190'000}, {"reduced", 70'000}}};
    settings.shop = {.name = "Main Street",
                     .address = {"1 Main Street", "80331 Munich"},
                     .taxNumber = "DE123456789",
                     .device = "Kiosk 1"};
    settings.devices.printer = "file:/tmp";
    settings.ways.eMail = true;
    settings.sellOfflineWithoutLease = false; // the strict way, where a test says nothing else
    return settings;
}

FakeKiosk::FakeKiosk(Options options)
    : settings(std::move(options.settings))
    , shopper(settings.now().pricing)
    , shelf([this, path = folder.file("catalog.db")] {
        return LocalCatalog::open({.path = path}, clock);
    })
    , sync(shelf, news, {.interval = 1h, .failedWait = 1h})
    , terminal(must(TerminalSimulator::create(must(TerminalScript::parse(options.terminalScript)),
                                              client::makeNetworkScheduler())))
    , queue([this, path = folder.file("queue.db"), most = options.queueMax] {
        return OrderQueue::open({.path = path, .numberPrefix = "MAIN-K1-", .lengthMax = most},
                                clock);
    })
    , attempts([this, path = folder.file("attempts.db")] {
        return AttemptLog::open({.path = path}, clock);
    })
    , recovery(queue, attempts, terminal)
    , replay(queue, sink, clock)
    , spool(
          [this, path = folder.file("spool")] { return PrintSpool::open({.folder = path}, clock); })
    , printer([this]() -> Result<std::unique_ptr<Printer>> {
        return std::unique_ptr<Printer>(new FakePrinter(paper));
    })
    , print(spool, printer, 20ms)
    , context(parts(options))
{
    shop.setLink(ShopStatus::Link::Online);
    shop.setDevice(ShopStatus::Device::Active);
}

KioskContext::Parts FakeKiosk::parts(const Options& options)
{
    provider.deviceAnswer["verification_uri_complete"] =
        "https://id.shop.example/activate?user_code=QWNF-TGBX";
    KioskContext::Parts parts;
    parts.clock = &clock;
    parts.settings = &settings;
    parts.shop = &shop;
    parts.shopper = &shopper;
    parts.language = &language();
    parts.pictures = &pictures;
    parts.speaker = &speaker;
    parts.shelf = &shelf;
    parts.sync = &sync;
    parts.holds = &holds;
    parts.queue = &queue;
    parts.replay = &replay;
    parts.attempts = &attempts;
    parts.recovery = &recovery;
    parts.terminal = terminal;
    parts.printer = &print;
    parts.makeKeyboard = options.makeKeyboard;
    parts.signIn = std::make_shared<client::OidcClient>(
        provider.client({.clientId = "till", .scopes = {"openid", "profile", "email"}}));
    return parts;
}

void FakeKiosk::stock(const wire::Product& product, std::optional<std::int64_t> available)
{
    CatalogChanges changes{.products = {product}, .cursor = "1", .asOf = clock.now()};
    if (available)
        changes.stock.push_back({product.id, *available, clock.now()});
    askNow(shelf, [changes](LocalCatalog& catalog) { return catalog.apply(changes); });
}

void FakeKiosk::fillBasket()
{
    stock(productOf(1, "Wanderer Hiking Boots", 10999));
    stock(productOf(2, "Summit Pro Harness", 8999));
    must(shopper.add(lineOf(1, "Wanderer Hiking Boots", 10999, 2)));
    must(shopper.add(lineOf(2, "Summit Pro Harness", 8999)));
}

std::vector<Sale> FakeKiosk::takenSales()
{
    sink->isAway = false;
    const auto isSent = [this] {
        replay.hurry();
        return askNow(queue, [](OrderQueue& q) { return q.status(); }).waiting == 0;
    };
    if (!waitFor(isSent, 60'000))
        throw std::runtime_error("the queue does not end empty");
    return sink->sales();
}

} // namespace vitrine::kiosk::testing

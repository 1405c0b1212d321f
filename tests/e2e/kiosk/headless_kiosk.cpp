#include "tests/e2e/kiosk/headless_kiosk.hpp"

#include "storefront-kiosk/basket/basket.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace vitrine::kiosk::e2e {
namespace {

using namespace std::chrono_literals;
using Task = HeadlessOptions::Task;

constexpr std::chrono::milliseconds kLook{20};

void tell(const std::string& line)
{
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0)
        std::_Exit(4); // nobody listens
}

template <typename T> T must(Result<T> result)
{
    if (!result.ok()) {
        std::cerr << result.error().message << std::endl;
        std::_Exit(3);
    }
    return std::move(result).value();
}

/// A line of a diary that survives a kill (not a power cut: that is the queue's business).
void note(const std::string& folder, const char* file, const std::string& line)
{
    std::ofstream(folder + "/" + file, std::ios::app) << line << std::endl;
}

std::vector<std::vector<std::string>> readNotes(const std::string& folder, const char* file)
{
    std::vector<std::vector<std::string>> notes;
    std::ifstream in(folder + "/" + file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        notes.emplace_back(std::istream_iterator<std::string>(words),
                           std::istream_iterator<std::string>());
    }
    return notes;
}

ShopSide::Options shopOptions(const HeadlessOptions& options)
{
    ShopSide::Options shop{.connection = {.gateway = options.gateway, .issuer = options.issuer},
                           .dataFolder = options.folder,
                           .softwareVersion = "test",
                           .platform = "test"};
    shop.defaults.sellOfflineWithoutLease = options.isFree;
    shop.link = {.interval = 2s, .again = 100ms, .longest = 500ms, .timeout = 2s};
    shop.holds = {.ttl = std::chrono::seconds(options.leaseSeconds), .shopTimeout = 1500ms};
    shop.allotment = {.ttl = std::chrono::seconds(options.leaseSeconds), .interval = 500ms};
    return shop;
}

} // namespace

/// Ends the process before a send and after an answer too.
class HeadlessKiosk::DyingSink final : public OrderSink
{
public:
    DyingSink(HeadlessKiosk& kiosk, std::shared_ptr<OrderSink> shop)
        : m_kiosk(kiosk)
        , m_shop(std::move(shop))
    {
    }
    client::Task<wire::Order> send(const Sale& sale) override
    {
        m_kiosk.step();
        auto task = m_shop->send(sale);
        qt::deliver(task, &m_kiosk, [this](const Result<wire::Order>&) { m_kiosk.step(); });
        return task;
    }

private:
    HeadlessKiosk& m_kiosk;
    std::shared_ptr<OrderSink> m_shop;
};

HeadlessKiosk::HeadlessKiosk(HeadlessOptions options)
    : m_options(std::move(options))
    , m_chance(m_options.seed)
    , m_terminal(must(TerminalSimulator::create({}, nullptr, m_options.folder + "/ledger.json")))
    , m_queue(
          [this] { return OrderQueue::open({.path = m_options.folder + "/queue.db"}, m_clock); })
    , m_log(
          [this] { return AttemptLog::open({.path = m_options.folder + "/attempts.db"}, m_clock); })
    , m_shelf([this] {
        return LocalCatalog::open({.path = m_options.folder + "/catalog.db"}, m_clock);
    })
    , m_recovery(m_queue, m_log, m_terminal)
{
    m_shop =
        must(ShopSide::create(shopOptions(m_options),
                              {m_queue,
                               m_shelf,
                               must(ImageStore::open({.folder = m_options.folder + "/pictures"})),
                               m_settings,
                               m_status,
                               m_clock}));
    m_sync = std::make_unique<CatalogSync>(
        m_shelf, m_shop->feed(), CatalogSync::Options{.interval = 2s, .failedWait = 300ms});
    m_replay = std::make_unique<OrderReplay>(m_queue,
                                             std::make_shared<DyingSink>(*this, m_shop->orders()),
                                             m_clock,
                                             BackOff{.first = 50ms, .longest = 1s});
}

HeadlessKiosk::~HeadlessKiosk() = default;

void HeadlessKiosk::step()
{
    if (++m_steps == m_options.dieAt)
        ::kill(::getpid(), SIGKILL);
}

int HeadlessKiosk::roll(int from, int to)
{
    return std::uniform_int_distribution<int>(from, to)(m_chance);
}

void HeadlessKiosk::start()
{
    switch (m_options.task) {
    case Task::Pair:
        return pair();
    case Task::Sell:
        return sell();
    case Task::Report:
        return report();
    }
}

void HeadlessKiosk::pair()
{
    auto& pairing = m_shop->pairing();
    connect(&pairing, &Pairing::changed, this, [&pairing] {
        if (pairing.state().phase == Pairing::Phase::ShowingCode)
            tell("code " + pairing.state().code.toStdString());
    });
    connect(&pairing, &Pairing::paired, this, [this] {
        tell("paired " + m_shop->connection().deviceId());
        QCoreApplication::quit();
    });
    pairing.begin();
}

void HeadlessKiosk::sell()
{
    connect(m_replay.get(), &OrderReplay::acknowledged, this, [this] { step(); });
    connect(m_replay.get(),
            &OrderReplay::rejected,
            this,
            [](const QString& id, const QString& refusal) {
                tell("rejected " + id.toStdString() + " " + refusal.toStdString());
            });
    connect(m_replay.get(), &OrderReplay::drained, this, [this] {
        if (m_isReady && m_served >= m_options.shoppers)
            tell("empty");
    });
    connect(&m_recovery, &SaleRecovery::recovered, m_replay.get(), &OrderReplay::wake);
    connect(&m_recovery, &SaleRecovery::finished, this, [this] {
        step();
        m_recovery.disconnect(this);
        m_shop->start(*m_sync, *m_replay);
        whenReady();
    });
    m_recovery.recoverAll();
}

void HeadlessKiosk::whenReady()
{
    const bool hasPrices = m_settings.now().pricing.currency != domain::Currency();
    const bool hasGoods = m_status.asOf() != Timestamp();
    if (!hasPrices || !hasGoods) {
        QTimer::singleShot(kLook, this, &HeadlessKiosk::whenReady);
        return;
    }
    m_isReady = true;
    if (!m_options.waitsForAllotment) {
        tell("up");
        return serve();
    }
    // what it may sell offline is on the disk
    const auto notes = readNotes(m_options.folder, "allotment.json");
    const bool isHeld =
        !notes.empty() && !notes[0].empty() && notes[0][0].find("\"held\"") != std::string::npos;
    if (!isHeld) {
        QTimer::singleShot(kLook, this, &HeadlessKiosk::whenReady);
        return;
    }
    tell("up");
    // until the test says that the network is gone
    connect(&m_status, &ShopStatus::linkChanged, this, [this] {
        if (m_status.isOffline() && !m_hasBegun) {
            m_hasBegun = true;
            serve();
        }
    });
}

void HeadlessKiosk::serve()
{
    if (m_served >= m_options.shoppers) {
        tell("done");
        m_replay->wake();
        return;
    }
    ++m_served;
    m_visit = domain::newUuid().text();
    chooseGoods();
}

void HeadlessKiosk::chooseGoods()
{
    m_shelf.ask(
        this,
        [text = m_options.text](LocalCatalog& shelf) {
            return shelf.find({.text = text, .limit = 20});
        },
        [this](const Result<ShelfPage>& page) { onGoods(must(page)); });
}

void HeadlessKiosk::onGoods(const ShelfPage& page)
{
    step();
    Basket basket(m_settings.now().pricing);
    std::vector<HoldLine> lines;
    const bool isOne = !m_options.isAny;
    for (int line = isOne ? 1 : roll(1, 3); line > 0 && !page.cards.empty(); --line) {
        const auto& card = page.cards[static_cast<std::size_t>(
            isOne ? 0 : roll(0, static_cast<int>(page.cards.size()) - 1))];
        const int quantity = isOne ? 1 : roll(1, 2);
        if (basket.quantityOf(card.id) > 0)
            continue;
        must(basket.add({.productId = card.id,
                         .sku = card.id,
                         .name = card.name,
                         .unitPrice = card.price,
                         .taxCategory = "standard",
                         .quantity = quantity}));
        lines.push_back({card.id, quantity});
    }
    const auto draft = must(basket.draft("", ""));
    qt::deliver(m_shop->holds().hold(m_visit, lines),
                this,
                [this, draft](const Result<Hold>& hold) { onHold(draft, hold); });
}

void HeadlessKiosk::onHold(const wire::OrderDraft& draft, const Result<Hold>& hold)
{
    step();
    if (!hold.ok() || !hold->shortLines.empty()) {
        tell(hold.ok() ? "short" : "nohold " + hold.error().message);
        return next();
    }
    auto held = draft;
    held.leaseId = hold->leaseId;
    held.soldOffline = hold->isOffline;
    pay(held);
}

void HeadlessKiosk::pay(const wire::OrderDraft& draft)
{
    const bool isApproved = !m_options.isAny || roll(0, 2) > 0;
    m_terminal->expect({.outcome = isApproved ? TerminalOutcome::Approved
                                              : static_cast<TerminalOutcome>(roll(1, 4)),
                        .answerLost = roll(0, 3) == 0});
    m_isPaying = false;
    m_checkout = std::make_unique<Checkout>(m_queue, m_log, m_recovery, m_terminal);
    connect(m_checkout.get(), &Checkout::changed, this, [this] {
        step();
        QTimer::singleShot(0, m_checkout.get(), [this] { onCheckout(); });
    });
    m_checkout->begin(draft, "en");
}

void HeadlessKiosk::onCheckout()
{
    switch (m_checkout->phase()) {
    case CheckoutPhase::ChoosingPayment: {
        if (m_isPaying) { // it failed for certain: the shopper goes
            m_isPaying = false;
            m_checkout->leave();
            m_shop->holds().release(m_visit);
            return next();
        }
        m_isPaying = true;
        const bool byCard = !m_options.isAny || roll(0, 4) > 0;
        const auto& sale = m_checkout->sale();
        note(m_options.folder,
             "begun.txt",
             sale.id + " " + std::to_string(sale.draft.expectedTotal->amount()) +
                 (byCard ? " terminal" : " counter"));
        return byCard ? m_checkout->payAtTerminal() : m_checkout->payAtCounter();
    }
    case CheckoutPhase::Taken:
        if (!m_isPaying)
            return; // seen already
        m_isPaying = false;
        m_shop->holds().keep(m_visit);
        note(m_options.folder, "told.txt", m_checkout->sale().id);
        tell("told " + m_checkout->sale().id);
        step();
        m_replay->wake();
        return next();
    case CheckoutPhase::Refused:
        std::cerr << m_checkout->error().message << std::endl;
        std::_Exit(5);
    default:
        return;
    }
}

void HeadlessKiosk::next()
{
    QTimer::singleShot(0, this, &HeadlessKiosk::serve);
}

void HeadlessKiosk::report()
{
    reportSale(0, readNotes(m_options.folder, "begun.txt"));
}

void HeadlessKiosk::reportSale(std::size_t index,
                               const std::vector<std::vector<std::string>>& known)
{
    if (index == known.size()) {
        for (const auto& [reference, times] : m_terminal->allCaptures())
            tell("capture " + reference + " " + std::to_string(times));
        tell("end");
        QCoreApplication::quit();
        return;
    }
    m_queue.ask(
        this,
        [id = known[index].at(0)](OrderQueue& queue) { return queue.sale(id); },
        [this, index, known](const Result<Sale>& sale) {
            const auto& words = known[index];
            tell("sale " + words.at(0) + " " + words.at(1) + " " + words.at(2) + " " +
                 (sale.ok() ? sale->state + " " + (sale->number.empty() ? "-" : sale->number)
                            : std::string("GONE -")) +
                 " " + (sale.ok() && !sale->refusal.empty() ? sale->refusal : "-"));
            reportSale(index + 1, known);
        });
}

} // namespace vitrine::kiosk::e2e

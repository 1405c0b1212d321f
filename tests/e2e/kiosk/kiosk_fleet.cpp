#include "tests/e2e/kiosk/kiosk_fleet.hpp"

#include "services/platform/runtime/http_call.hpp"
#include "vitrine/wire/device.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;
using kiosk::testing::ChildProcess;

constexpr const char* kChild = "kiosk_e2e_child";
const std::set<std::string> kSettled{"PAID", "CANCELLED", "EXPIRED", "REFUNDED", "PAYMENT_FAILED"};

std::uint16_t portOf(const std::string& url)
{
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

std::filesystem::path makeFolder()
{
    std::string pattern =
        (std::filesystem::temp_directory_path() / "vitrine-fleet-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("cannot make a temporary folder");
    return pattern;
}

} // namespace

FleetKiosk::FleetKiosk(const Shop& shop, ShopDriver& driver, const std::string& name)
    : m_issuer(shop.gatewayUrl() + "/oauth2/default")
    , m_folder(makeFolder())
    , m_network(std::make_unique<FaultProxy>(portOf(shop.gatewayUrl())))
{
    const auto process = run({"--task", "pair"});
    std::istringstream said(process->readLine(30s));
    std::string word;
    std::string code;
    said >> word >> code;
    if (word != "code")
        throw std::runtime_error("the kiosk shows no code");
    (void)driver.administer("POST",
                            "/api/v1/devices",
                            wire::encode(wire::DeviceDraft{.userCode = code, .name = name}),
                            "application/json",
                            201);
    std::istringstream answer(process->readLine(30s));
    answer >> word >> m_deviceId;
    if (word != "paired")
        throw std::runtime_error("the kiosk was not paired");
}

FleetKiosk::~FleetKiosk()
{
    if (::testing::Test::HasFailure()) {
        std::cerr << "the kiosk's files stay in " << m_folder << "\n";
        return;
    }
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::unique_ptr<ChildProcess> FleetKiosk::run(const std::vector<std::string>& arguments) const
{
    std::vector<std::string> all{"--data",
                                 m_folder.string(),
                                 "--gateway",
                                 "http://127.0.0.1:" + std::to_string(m_network->port()),
                                 "--issuer",
                                 m_issuer};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return std::make_unique<ChildProcess>(kChild, std::move(all));
}

bool FleetKiosk::waitForLine(ChildProcess& process,
                             const std::string& line,
                             std::chrono::seconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        const auto said = process.readLine(std::chrono::duration_cast<std::chrono::microseconds>(
            end - std::chrono::steady_clock::now()));
        if (said.starts_with(line))
            return true;
        if (said.empty())
            return false; // it has ended, or says nothing
    }
    return false;
}

bool FleetKiosk::drain()
{
    m_network->always({});
    const auto process = run({"--task", "sell", "--shoppers", "0", "--free"});
    return waitForLine(*process, "empty", 300s);
}

KioskReport FleetKiosk::report() const
{
    KioskReport report;
    const auto process = run({"--task", "report"});
    for (std::string word; word != "end";) {
        std::istringstream line(process->readLine(60s));
        if (!(line >> word))
            throw std::runtime_error("the kiosk's report ends early");
        if (word == "sale") {
            KnownSale sale;
            std::string way;
            line >> sale.id >> sale.total >> way >> sale.state >> sale.number;
            std::getline(line, sale.refusal);
            sale.byCard = way == "terminal";
            report.sales.push_back(std::move(sale));
        } else if (word == "capture") {
            std::string reference;
            line >> reference >> report.captures[reference];
        }
    }
    std::ifstream told(m_folder / "told.txt");
    for (std::string id; told >> id;)
        report.told.push_back(id);
    return report;
}

std::vector<wire::Order> FleetKiosk::orders(ShopDriver& driver) const
{
    const auto isUnderWay = [](const wire::Order& order) {
        const bool waitsForTill =
            order.status == "PAYMENT_PENDING" && order.paymentKind == "counter";
        return !waitsForTill && !kSettled.contains(order.status);
    };
    const auto end = std::chrono::steady_clock::now() + 120s;
    auto known = listOrders(driver);
    while (std::any_of(known.begin(), known.end(), isUnderWay) &&
           std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(500ms);
        known = listOrders(driver);
    }
    return known;
}

std::vector<wire::Order> FleetKiosk::listOrders(ShopDriver& driver) const
{
    std::vector<wire::Order> orders;
    wire::OrderQuery query{.limit = 200, .kioskId = m_deviceId};
    do {
        const auto page = wire::decodeOrderPage(driver.administer(
            "GET", "/api/v1/orders?" + wire::encodeQuery(query), "", "application/json", 200));
        if (!page.ok())
            throw std::runtime_error(page.error().message);
        orders.insert(orders.end(), page->items.begin(), page->items.end());
        query.after = page->nextToken;
    } while (!query.after.empty());
    return orders;
}

std::unique_ptr<Shop> KioskProof::s_shop;
std::unique_ptr<ShopDriver> KioskProof::s_driver;

void KioskProof::SetUpTestSuite()
{
    s_shop = std::make_unique<Shop>(
        Shop::Options{.settings = {{"log.level", "warn"},
                                   {"inventory.expiry-interval", "1s"},
                                   {"shop.kiosk.offline.allotment",
                                    std::string(kLastTents) + ":" + std::to_string(kAllotment)}}});
    if (const ProgramRun started = s_shop->up(); started.exitCode != 0)
        throw std::runtime_error(started.output);
    s_driver = std::make_unique<ShopDriver>(*s_shop);
}

void KioskProof::TearDownTestSuite()
{
    s_driver.reset();
    s_shop.reset();
}

void KioskProof::SetUp()
{
    ASSERT_TRUE(s_shop->waitUntilHealthy(120)); // another test may have killed what it could
}

std::unique_ptr<FleetKiosk> KioskProof::newKiosk(const std::string& name)
{
    auto kiosk = std::make_unique<FleetKiosk>(*s_shop, *s_driver, name);
    if (!kiosk->drain())
        throw std::runtime_error("the kiosk gets no catalogue");
    return kiosk;
}

void KioskProof::expectBooksInOrder()
{
    const ProgramRun books = s_shop->vitrine({"books", "check", "--settled-for", "0"});
    EXPECT_EQ(books.exitCode, 0) << books.output;
}

void expectEachSaleOnce(const KioskReport& report, const std::vector<wire::Order>& orders)
{
    std::map<std::string, const wire::Order*> byNumber;
    for (const auto& order : orders) {
        EXPECT_TRUE(byNumber.emplace(order.receiptNumber, &order).second)
            << "two orders of sale " << order.receiptNumber;
    }
    std::set<std::string> acknowledged;
    std::set<std::string> paid; // references of payments that have an order
    for (const auto& sale : report.sales) {
        if (sale.state == "GONE") // nothing was promised
            continue;
        EXPECT_EQ(sale.state, "ACKED") << sale.id << " " << sale.number << sale.refusal;
        const auto found = byNumber.find(sale.number);
        if (found == byNumber.end()) {
            ADD_FAILURE() << "no order of sale " << sale.number;
            continue;
        }
        acknowledged.insert(sale.id);
        const wire::Order& order = *found->second;
        EXPECT_EQ(order.total.amount(), sale.total) << sale.number << " is " << order.status;
        EXPECT_EQ(order.status, sale.byCard ? "PAID" : "PAYMENT_PENDING") << order.reason;
        EXPECT_EQ(order.channel, "kiosk");
        EXPECT_EQ(order.paymentKind, sale.byCard ? "terminal" : "counter");
        if (order.tender)
            paid.insert(order.tender->reference);
    }
    EXPECT_EQ(orders.size(), acknowledged.size());
    for (const auto& id : report.told)
        EXPECT_TRUE(acknowledged.contains(id)) << "a shopper was told of " << id;
    for (const auto& [reference, times] : report.captures) {
        EXPECT_EQ(times, 1) << reference << " was charged more than once";
        EXPECT_TRUE(paid.contains(reference)) << reference << " was charged for nothing";
    }
    EXPECT_EQ(paid.size(), report.captures.size());
}

} // namespace vitrine::testkit

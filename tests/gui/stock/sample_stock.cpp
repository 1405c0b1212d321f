#include "tests/gui/stock/sample_stock.hpp"

#include <QDateTime>

namespace vitrine::testkit {

namespace {

std::string timeOf(int hour)
{
    return QDateTime(QDate(2026, 11, 3), QTime(8, 0), Qt::UTC)
        .addSecs(hour * 3600)
        .toString(Qt::ISODateWithMs)
        .toStdString();
}

/// Writes movements one after the other and keeps the sums.
class Ledger
{
public:
    explicit Ledger(FakeShop& shop)
        : m_shop(shop)
    {
    }

    void move(const std::string& kind,
              std::int64_t quantity,
              const std::string& reason = {},
              const std::string& order = {})
    {
        const bool isCommit = kind == "COMMIT";
        const bool isHold = kind == "RESERVE" || kind == "RELEASE" || kind == "EXPIRE";
        m_onHand += isHold ? 0 : quantity;
        m_reserved += isHold || isCommit ? quantity : 0;
        wire::StockMovement movement;
        movement.operationId = "0190a000-0000-7000-8000-00000002" + std::to_string(1000 + m_count);
        movement.productId = productId(0);
        movement.kind = kind;
        movement.quantity = quantity;
        movement.onHandAfter = m_onHand;
        movement.reservedAfter = m_reserved;
        movement.orderId = order;
        movement.reason = reason;
        movement.actor = order.empty() ? kStorekeeper : "service-order";
        movement.at = timeOf(m_count++ * 5);
        m_shop.inventory->putMovement(movement);
    }

private:
    FakeShop& m_shop;
    std::int64_t m_onHand = 0;
    std::int64_t m_reserved = 0;
    int m_count = 0;
};

} // namespace

std::string productId(int number)
{
    return "0190a000-0000-7000-8000-00000000" + std::to_string(1000 + number);
}

void fillStock(FakeShop& shop, int count)
{
    static const std::vector<std::string> names{"Wanderer Hiking Boots",
                                                "Summit Pro Harness",
                                                "Ridgeline Trekking Poles",
                                                "Alpine 45 Backpack",
                                                "Stormproof Jacket with a Name That Goes On and On",
                                                "Merino Base Layer"};
    for (int i = 0; i < count; ++i) {
        wire::Product product;
        product.id = productId(i);
        product.sku = "FW-" + std::to_string(1000 + i);
        product.name = names[std::size_t(i) % names.size()] + " " + std::to_string(i);
        product.price = domain::Money::create(10999, "EUR").value();
        product.version = 1;
        shop.catalog->put(product);
        const int safety = i % 3 == 0 ? 4 : 0;
        shop.inventory->put(product.id, i % 11 == 10 ? 0 : i % 5 == 4 ? 3 : 20 + i, safety);
    }
}

void fillLedger(FakeShop& shop)
{
    wire::Account keeper;
    keeper.id = kStorekeeper;
    keeper.email = "anna.schmidt@shop.example";
    keeper.name = "Anna Schmidt";
    shop.accounts->put(keeper);
    wire::Order order;
    order.id = kOrder;
    order.number = "2026-000123";
    shop.orders->put(order);
    Ledger ledger(shop);
    ledger.move("ADJUST", 41, "delivery");
    ledger.move("COUNT", 19, "count");
    for (int sale = 0; sale < 6; ++sale) {
        ledger.move("RESERVE", 3, {}, kOrder);
        ledger.move("COMMIT", -3, {}, kOrder);
        if (sale == 3)
            ledger.move("ADJUST", 12, "delivery");
    }
    ledger.move("ADJUST", -5, "damage");
    ledger.move("ADJUST", -2, "theft");
    ledger.move("RESERVE", 2, {}, kOrder);
}

} // namespace vitrine::testkit

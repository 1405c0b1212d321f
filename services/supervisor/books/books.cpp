#include "services/supervisor/books/books.hpp"

#include "services/supervisor/books/domain/cross_checks.hpp"
#include "services/supervisor/books/storage/book.hpp"
#include "services/supervisor/books/storage/catalog_book.hpp"
#include "services/supervisor/books/storage/inventory_book.hpp"
#include "services/supervisor/books/storage/order_book.hpp"
#include "services/supervisor/books/storage/payment_book.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace vitrine::books {
namespace {

using platform::Database;
using platform::Transaction;
using storage::FactReader;

/// The open snapshots; null for a database that is not among the sources.
struct Snapshots
{
    Transaction* inventory = nullptr;
    Transaction* order = nullptr;
    Transaction* payment = nullptr;
    Transaction* catalog = nullptr;
};

using WithSnapshots = std::function<Result<Report>(const Snapshots&)>;

/// Runs `rest` with a snapshot of the database at `url` put into `slot`.
Result<Report> inSnapshot(const std::string& url,
                          const char* name,
                          Deadline deadline,
                          Transaction*& slot,
                          const std::function<Result<Report>()>& rest)
{
    if (url.empty())
        return rest();
    Database database(storage::readerSettings(url, deadline));
    auto report = database.inTransaction(deadline, [&](Transaction& tx) {
        storage::beginSnapshot(tx);
        slot = &tx;
        return rest();
    });
    if (!report.ok() && report.error().field.empty()) {
        Error error = report.error();
        error.message = std::string(name) + ": " + error.message;
        error.field = name; // named once, by the database that failed
        return error;
    }
    return report;
}

/// Orders first: what the others have is then at least as new, and an order that is newer than the
/// snapshot is only missing where recent rows are not judged.
Result<Report> withSnapshots(const Sources& sources, Deadline deadline, const WithSnapshots& body)
{
    Snapshots open;
    return inSnapshot(sources.catalog, "catalog", deadline, open.catalog, [&] {
        return inSnapshot(sources.order, "order", deadline, open.order, [&] {
            return inSnapshot(sources.payment, "payment", deadline, open.payment, [&] {
                return inSnapshot(sources.inventory, "inventory", deadline, open.inventory, [&] {
                    return body(open);
                });
            });
        });
    });
}

class Auditor
{
public:
    Auditor(const Options& options, const Snapshots& open)
        : m_options(options)
        , m_open(open)
    {
    }

    Report run()
    {
        checkEachByItself();
        checkAcknowledged();
        checkAgainstEachOther();
        checkPrices();
        return std::move(m_report);
    }

private:
    void add(const std::vector<Difference>& differences)
    {
        for (const Difference& difference : differences) {
            if (m_report.differences.size() >= m_options.differencesMax) {
                m_report.isCut = true;
                return;
            }
            m_report.differences.push_back(difference);
        }
    }

    void checkEachByItself()
    {
        const std::size_t limit =
            m_options.differencesMax + 1; // one more shows that there are more
        if (m_open.inventory != nullptr) {
            storage::InventoryBook book(*m_open.inventory);
            add(book.ownDifferences(m_options.settleTime, limit));
            m_report.checked["products in stock"] = book.products();
        }
        if (m_open.order != nullptr)
            add(storage::OrderBook(*m_open.order).ownDifferences(m_options.settleTime, limit));
        if (m_open.payment != nullptr)
            add(storage::PaymentBook(*m_open.payment).ownDifferences(m_options.settleTime, limit));
    }

    void checkAcknowledged()
    {
        if (m_open.order == nullptr || m_options.acknowledgedOrders.empty())
            return;
        for (const std::string& id :
             storage::OrderBook(*m_open.order).missing(m_options.acknowledgedOrders))
            add({{"I3", "order " + id, "a client was told of it, but it does not exist"}});
        m_report.checked["acknowledged orders"] =
            static_cast<std::int64_t>(m_options.acknowledgedOrders.size());
    }

    /// Walks the three books side by side: all are sorted by order id.
    void checkAgainstEachOther()
    {
        if (m_open.order == nullptr)
            return;
        auto orders = storage::OrderBook(*m_open.order).orders(m_options.settleTime);
        std::optional<FactReader<ReservationFact>> reservations;
        if (m_open.inventory != nullptr)
            reservations.emplace(
                storage::InventoryBook(*m_open.inventory).reservations(m_options.settleTime));
        std::optional<FactReader<PaymentFact>> payments;
        if (m_open.payment != nullptr)
            payments.emplace(storage::PaymentBook(*m_open.payment).payments(m_options.settleTime));

        while (true) {
            const OrderFact* order = orders.peek();
            const ReservationFact* reservation = reservations ? reservations->peek() : nullptr;
            const PaymentFact* payment = payments ? payments->peek() : nullptr;
            if (order == nullptr && reservation == nullptr && payment == nullptr)
                break;
            const std::string id = lowestId(order, reservation, payment);
            OrderInAllBooks books{
                .order = order != nullptr && order->orderId == id ? order : nullptr,
                .reservation =
                    reservation != nullptr && reservation->orderId == id ? reservation : nullptr,
                .payment = payment != nullptr && payment->orderId == id ? payment : nullptr,
                .hasReservations = reservations.has_value(),
                .hasPayments = payments.has_value()};
            add(crossCheck(books));
            if (books.order != nullptr)
                orders.advance();
            if (books.reservation != nullptr)
                reservations->advance();
            if (books.payment != nullptr)
                payments->advance();
        }
        m_report.checked["orders"] = orders.count();
        if (reservations)
            m_report.checked["reservations"] = reservations->count();
        if (payments)
            m_report.checked["payments"] = payments->count();
    }

    static std::string
    lowestId(const OrderFact* order, const ReservationFact* reservation, const PaymentFact* payment)
    {
        std::optional<std::string> lowest;
        const auto consider = [&](const auto* fact) {
            if (fact != nullptr && (!lowest || fact->orderId < *lowest))
                lowest = fact->orderId;
        };
        consider(order);
        consider(reservation);
        consider(payment);
        return lowest.value_or("");
    }

    void checkPrices()
    {
        if (m_open.order == nullptr || m_open.catalog == nullptr)
            return;
        const auto history = storage::priceHistory(*m_open.catalog);
        auto lines = storage::OrderBook(*m_open.order).pricedLines();
        static const std::vector<PriceChange> kNone;
        for (; lines.peek() != nullptr; lines.advance()) {
            const auto found = history.find(lines.peek()->productId);
            if (const auto difference =
                    checkPrice(*lines.peek(), found == history.end() ? kNone : found->second))
                add({*difference});
        }
        m_report.checked["order lines"] = lines.count();
    }

    const Options& m_options;
    const Snapshots& m_open;
    Report m_report;
};

} // namespace

Result<Report> check(const Sources& sources, const Options& options, Deadline deadline)
{
    return withSnapshots(sources, deadline, [&](const Snapshots& open) -> Result<Report> {
        return Auditor(options, open).run();
    });
}

} // namespace vitrine::books

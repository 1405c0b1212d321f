#include "services/supervisor/books/domain/cross_checks.hpp"

#include <algorithm>
#include <array>

namespace vitrine::books {
namespace {

constexpr std::array<std::string_view, 3> kPaid = {"PAID", "PARTIALLY_FULFILLED", "FULFILLED"};
constexpr std::array<std::string_view, 3> kEnded = {"CANCELLED", "EXPIRED", "REFUNDED"};

template <std::size_t Count>
bool isOneOf(const std::array<std::string_view, Count>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string text(const std::vector<LineFact>& lines)
{
    std::string list;
    for (const LineFact& line : lines)
        list += (list.empty() ? "" : ", ") + line.productId + " x " + std::to_string(line.quantity);
    return list.empty() ? "nothing" : list;
}

std::string amount(std::int64_t minorUnits, const std::string& currency)
{
    return std::to_string(minorUnits) + " " + currency;
}

/// The lines without what `less` says of the same products; both ascending by product id.
std::vector<LineFact> minus(std::vector<LineFact> lines, const std::vector<LineFact>& less)
{
    for (const LineFact& part : less) {
        for (LineFact& line : lines) {
            if (line.productId == part.productId)
                line.quantity -= part.quantity;
        }
    }
    std::erase_if(lines, [](const LineFact& line) { return line.quantity == 0; });
    return lines;
}

/// Collects the differences of one order.
class Findings
{
public:
    explicit Findings(std::string orderId)
        : m_subject("order " + std::move(orderId))
    {
    }

    void add(const char* invariant, std::string detail)
    {
        m_found.push_back({invariant, m_subject, std::move(detail)});
    }
    [[nodiscard]] std::vector<Difference> take() { return std::move(m_found); }

private:
    std::string m_subject;
    std::vector<Difference> m_found;
};

/// An order that is paid for: its stock is sold, and one payment of the right amount is behind it.
void checkPaidStock(const OrderInAllBooks& books, Findings& findings)
{
    const OrderFact& order = *books.order;
    if (books.reservation == nullptr)
        return findings.add("I7", order.status + ", but there is no reservation");
    const ReservationFact& reservation = *books.reservation;
    if (reservation.state != "COMMITTED")
        findings.add("I7", order.status + ", but its reservation is " + reservation.state);
    if (reservation.lines != order.lines)
        findings.add("I1",
                     "sold " + text(order.lines) + ", but took " + text(reservation.lines) +
                         " off the shelf");
    if (reservation.returned != order.putBack)
        findings.add("I1",
                     "refunds put back " + text(order.putBack) + ", but " +
                         text(reservation.returned) + " came back to the shelf");
}

void checkPaidMoney(const OrderInAllBooks& books, Findings& findings)
{
    const OrderFact& order = *books.order;
    if (books.payment == nullptr) {
        if (order.total > 0) // nothing to pay is paid
            findings.add("I4", order.status + ", but there is no payment");
        return;
    }
    const PaymentFact& payment = *books.payment;
    if (payment.captures != (order.total > 0 ? 1 : 0))
        findings.add("I4",
                     order.status + " with " + std::to_string(payment.captures) +
                         " captured payments");
    if (payment.captures > 0 && payment.tender != order.tender)
        findings.add("I4",
                     order.status + " by " + order.tender + ", but the payment is by " +
                         payment.tender);
    if (payment.captured != order.total ||
        (payment.captured != 0 && payment.currency != order.currency))
        findings.add("I2",
                     "captured " + amount(payment.captured, payment.currency) + " for a total of " +
                         amount(order.total, order.currency));
    if (payment.refunded != order.refunded || (order.total > 0 && payment.refunded >= order.total))
        findings.add("I2",
                     order.status + ", of which refunded " +
                         amount(order.refunded, order.currency) + ", but the payment gave back " +
                         amount(payment.refunded, payment.currency) + " of " +
                         amount(order.total, order.currency));
    if (payment.keptByCancelled != 0)
        findings.add("I4",
                     "a cancelled payment attempt keeps " +
                         amount(payment.keptByCancelled, payment.currency));
}

/// An order that came to nothing, or whose money went back: nothing of it is held, sold for
/// nothing, or kept.
void checkEndedStock(const OrderInAllBooks& books, Findings& findings)
{
    if (books.reservation == nullptr)
        return;
    const std::string& status = books.order->status;
    const ReservationFact& reservation = *books.reservation;
    if (reservation.state == "HELD")
        findings.add("I7", status + ", but still holds " + text(reservation.lines));
    if (reservation.state != "COMMITTED")
        return;
    // A refund decides nothing about the goods: those of a refunded order may stay sold. Of a
    // cancelled one only what was refunded before without being put back may.
    const std::vector<LineFact> expected = status == "REFUNDED"
                                               ? books.order->putBack
                                               : minus(reservation.lines, books.order->leftAway);
    if (reservation.returned != expected)
        findings.add("I1",
                     status + ", but of " + text(reservation.lines) + " taken off the shelf " +
                         text(reservation.returned) + " came back instead of " + text(expected));
}

void checkEndedMoney(const OrderInAllBooks& books, Findings& findings)
{
    const OrderFact& order = *books.order;
    const std::int64_t captured = books.payment == nullptr ? 0 : books.payment->captured;
    if (order.status == "REFUNDED" && order.total > 0 && captured == 0)
        findings.add("I4", "REFUNDED, but nothing was captured");
    if (books.payment == nullptr)
        return;
    const std::int64_t kept = captured - books.payment->refunded + books.payment->keptByCancelled;
    if (kept != 0)
        findings.add("I4",
                     order.status + ", but the payment keeps " +
                         amount(kept, books.payment->currency));
}

void checkPaymentAtRest(const PaymentFact& payment, Findings& findings)
{
    if (payment.openAttempts > 0)
        findings.add("I6",
                     std::to_string(payment.openAttempts) + " payment attempts are still open");
    if (payment.openRefunds > 0)
        findings.add("I6", std::to_string(payment.openRefunds) + " refunds are still open");
}

void checkSettled(const OrderInAllBooks& books, Findings& findings)
{
    const std::string& status = books.order->status;
    const bool paid = isOneOf(kPaid, status);
    if (!paid && !isOneOf(kEnded, status))
        return findings.add("I6", "nothing more is to be done for it, but it is " + status);
    const bool stockAtRest = books.reservation == nullptr || !books.reservation->isRecent;
    if (books.hasReservations && stockAtRest)
        paid ? checkPaidStock(books, findings) : checkEndedStock(books, findings);
    const bool moneyAtRest = books.payment == nullptr || !books.payment->isRecent;
    if (books.hasPayments && moneyAtRest)
        paid ? checkPaidMoney(books, findings) : checkEndedMoney(books, findings);
    if (books.payment != nullptr && moneyAtRest)
        checkPaymentAtRest(*books.payment, findings);
}

/// What other books have of an order that is not there.
void checkOrphans(const OrderInAllBooks& books, Findings& findings)
{
    if (books.reservation != nullptr && !books.reservation->isRecent)
        findings.add("I7",
                     "there is a reservation (" + books.reservation->state + ") without an order");
    if (books.payment != nullptr && !books.payment->isRecent)
        findings.add("I4", "there is a payment without an order");
}

} // namespace

std::vector<Difference> crossCheck(const OrderInAllBooks& books)
{
    const std::string& id = books.order != nullptr         ? books.order->orderId
                            : books.reservation != nullptr ? books.reservation->orderId
                                                           : books.payment->orderId;
    Findings findings(id);
    if (books.order == nullptr)
        checkOrphans(books, findings);
    else if (books.order->isSettled)
        checkSettled(books, findings);
    return findings.take();
}

std::optional<Difference> checkPrice(const PricedLine& line, std::span<const PriceChange> history)
{
    for (std::size_t i = 0; i < history.size(); ++i) {
        const bool beganInTime = history[i].since <= line.pricedBy;
        const bool endedInTime = i + 1 < history.size() && history[i + 1].since < line.placedAt;
        if (beganInTime && !endedInTime && history[i].amount == line.unitPrice &&
            history[i].currency == line.currency)
            return std::nullopt;
    }
    return Difference{"I13",
                      "order " + line.orderId,
                      "product " + line.productId + " was sold for " +
                          amount(line.unitPrice, line.currency) + ", which was not its price then"};
}

} // namespace vitrine::books

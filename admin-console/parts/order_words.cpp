#include "admin-console/parts/order_words.hpp"

#include <array>
#include <span>

namespace vitrine::console {
namespace {

using qt::Tone;

struct Entry
{
    std::string_view code;
    const char* text; ///< Marked for translation in the context of OrderWords.
    Tone tone = Tone::Neutral;
};

constexpr Entry kStatuses[] = {
    {"PENDING", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "New"), Tone::Info},
    {"INVENTORY_RESERVED",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Stock reserved"),
     Tone::Info},
    {"PAYMENT_PENDING",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Awaiting payment"),
     Tone::Info},
    {"PAYMENT_UNKNOWN",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Payment unclear"),
     Tone::Warn},
    {"PAYMENT_FAILED",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Payment failed"),
     Tone::Danger},
    {"AUTHORIZED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Authorised"), Tone::Info},
    {"PAID", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Paid"), Tone::Ok},
    {"PARTIALLY_FULFILLED",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Partly handed over"),
     Tone::Info},
    {"FULFILLED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Completed"), Tone::Ok},
    {"CANCELLED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cancelled"), Tone::Neutral},
    {"EXPIRED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Expired"), Tone::Neutral},
    {"REFUNDED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Refunded"), Tone::Neutral}};

constexpr Entry kPayments[] = {
    {"NONE", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Not paid"), Tone::Neutral},
    {"PENDING", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Under way"), Tone::Info},
    {"AUTHORIZED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Authorised"), Tone::Info},
    {"PARTIALLY_PAID",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Partly paid"),
     Tone::Warn},
    {"PAID", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Paid"), Tone::Ok},
    {"PARTIALLY_REFUNDED",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Partly refunded"),
     Tone::Info},
    {"REFUNDED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Refunded"), Tone::Neutral},
    {"OVERPAID", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Overpaid"), Tone::Warn},
    {"UNKNOWN", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Unclear"), Tone::Warn},
    {"DISPUTED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Disputed"), Tone::Danger},
    {"FAILED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Failed"), Tone::Danger}};

constexpr Entry kFulfilments[] = {
    {"UNFULFILLED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Not begun"), Tone::Neutral},
    {"PICKING", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Picking"), Tone::Info},
    {"READY", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Ready"), Tone::Info},
    {"PARTIALLY_HANDED_OVER",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Partly handed over"),
     Tone::Info},
    {"HANDED_OVER", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Handed over"), Tone::Ok},
    {"SHIPPED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Shipped"), Tone::Ok},
    {"DELIVERED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Delivered"), Tone::Ok},
    {"RETURN_IN_PROGRESS",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Return under way"),
     Tone::Warn},
    {"RETURNED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Returned"), Tone::Neutral}};

constexpr Entry kAttempts[] = {
    {"CREATED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Prepared"), Tone::Info},
    {"SENT", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Sent"), Tone::Info},
    {"REQUIRES_ACTION",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Waits for the buyer"),
     Tone::Info},
    {"AUTHORIZED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Authorised"), Tone::Info},
    {"CAPTURED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Captured"), Tone::Ok},
    {"DECLINED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Declined"), Tone::Danger},
    {"CANCELED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cancelled"), Tone::Neutral},
    {"UNKNOWN", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Unclear"), Tone::Warn},
    {"VOIDED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Voided"), Tone::Neutral},
    {"LAPSED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Lapsed"), Tone::Neutral},
    {"DISPUTED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Disputed"), Tone::Danger},
    {"WON", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Dispute won"), Tone::Ok},
    {"LOST", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Dispute lost"), Tone::Danger}};

constexpr Entry kRefunds[] = {
    {"REQUESTED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Requested"), Tone::Info},
    {"SENT", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Sent"), Tone::Info},
    {"UNKNOWN", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Unclear"), Tone::Warn},
    {"SETTLED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Given back"), Tone::Ok},
    {"FAILED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Failed"), Tone::Danger},
    {"REJECTED", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Refused"), Tone::Danger}};

constexpr Entry kChannels[] = {
    {"web", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Web")},
    {"kiosk", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Kiosk")},
    {"counter", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Counter")}};

constexpr Entry kTenders[] = {
    {"token", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Paid online")},
    {"terminal", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Card at the kiosk")},
    {"cash", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cash")},
    {"card", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Card at the counter")}};

constexpr Entry kReasons[] = {
    {"out_of_stock", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Out of stock")},
    {"price_changed", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "The price had changed")},
    {"product_unavailable",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "A product was not for sale")},
    {"not_priceable",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "The order could not be priced")},
    {"cancelled_by_customer",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cancelled by the customer")},
    {"cancelled_by_staff",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cancelled by the shop")},
    {"payment_timeout", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Nobody paid in time")},
    {"timed_out", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Nobody paid in time")},
    {"card_declined", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "The card was declined")},
    {"insufficient_funds",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Not enough money on the card")},
    {"no_answer",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "No answer from the payment provider")}};

/// By the event's name; "place" is the first of all.
constexpr Entry kEvents[] = {
    {"place", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Order placed")},
    {"stock held", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Stock reserved")},
    {"stock refused", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Stock refused")},
    {"cancel", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cancelled")},
    {"time-out", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Expired")},
    {"attempt opened", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Payment begun")},
    {"authorised", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Payment authorised")},
    {"captured", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Paid")},
    {"declined", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Payment declined")},
    {"no answer",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "No answer from the payment provider")},
    {"retry", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Payment tried again")},
    {"voided", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Authorisation given up")},
    {"part handed over", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Partly handed over")},
    {"all handed over",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Everything handed over")},
    {"refunded in full", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Refunded in full")},
    {"cancelled by refund",
     QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Cancelled, money given back")}};

constexpr Entry kActions[] = {
    {"start_picking", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Picking begun")},
    {"ready", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Goods ready")},
    {"hand_over", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Goods handed over")},
    {"ship", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Goods shipped")},
    {"deliver", QT_TRANSLATE_NOOP("vitrine::console::OrderWords", "Goods delivered")}};

const Entry* find(std::span<const Entry> entries, std::string_view code)
{
    for (const Entry& entry : entries) {
        if (entry.code == code)
            return &entry;
    }
    return nullptr;
}

QString asIs(std::string_view code)
{
    return QString::fromUtf8(code.data(), qsizetype(code.size()));
}

qt::Badge word(std::span<const Entry> entries, std::string_view code)
{
    const Entry* entry = find(entries, code);
    if (!entry)
        return {asIs(code), Tone::Neutral};
    return {QCoreApplication::translate("vitrine::console::OrderWords", entry->text), entry->tone};
}

} // namespace

qt::Badge OrderWords::status(std::string_view code)
{
    return word(kStatuses, code);
}

qt::Badge OrderWords::payment(std::string_view code)
{
    return word(kPayments, code);
}

qt::Badge OrderWords::fulfilment(std::string_view code)
{
    return word(kFulfilments, code);
}

qt::Badge OrderWords::attempt(std::string_view code)
{
    return word(kAttempts, code);
}

qt::Badge OrderWords::refund(std::string_view code)
{
    return word(kRefunds, code);
}

QString OrderWords::channel(std::string_view code)
{
    return word(kChannels, code).text;
}

QString OrderWords::tender(std::string_view kind)
{
    return word(kTenders, kind).text;
}

QString OrderWords::event(std::string_view from, std::string_view to, std::string_view event)
{
    if (find(kEvents, event))
        return word(kEvents, event).text;
    return from == to || to.empty() ? asIs(event) : status(to).text;
}

QString OrderWords::fulfilmentAction(std::string_view code)
{
    return word(kActions, code).text;
}

QString OrderWords::reason(std::string_view code)
{
    if (code.empty())
        return {};
    const Entry* entry = find(kReasons, code);
    if (entry)
        return QCoreApplication::translate("vitrine::console::OrderWords", entry->text);
    return asIs(code).replace(QLatin1Char('_'), QLatin1Char(' ')); // a provider's own code
}

} // namespace vitrine::console

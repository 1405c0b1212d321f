#include "admin-console/screens/orders/order_filter.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

using qt::toText;
using qt::toUtf8;

struct GroupEntry
{
    OrderGroup group;
    const char* name;
    std::vector<std::string> statuses;
};

const std::vector<GroupEntry>& groups()
{
    static const std::vector<GroupEntry> kGroups{
        {OrderGroup::All, "all", {}},
        {OrderGroup::Unpaid,
         "unpaid",
         {"PENDING", "INVENTORY_RESERVED", "PAYMENT_PENDING", "PAYMENT_UNKNOWN", "AUTHORIZED"}},
        {OrderGroup::ToFulfil, "to-fulfil", {"PAID", "PARTIALLY_FULFILLED"}},
        {OrderGroup::Completed, "completed", {"FULFILLED"}},
        {OrderGroup::Failed, "failed", {"PAYMENT_FAILED"}},
        {OrderGroup::Ended, "ended", {"CANCELLED", "EXPIRED"}},
        {OrderGroup::Refunded, "refunded", {"REFUNDED"}}};
    return kGroups;
}

QDate dateOf(const QString& text)
{
    return QDate::fromString(text, Qt::ISODate);
}

bool isWithin(const QDateTime& placed, const QDate& from, const QDate& to)
{
    const QDate day = placed.date(); // local, as parseTime says
    return (!from.isValid() || day >= from) && (!to.isValid() || day <= to);
}

bool equals(const QString& wanted, const std::string& value)
{
    return wanted.isEmpty() || wanted == toText(value);
}

} // namespace

bool OrderFilter::isNarrowed() const
{
    OrderFilter plain;
    plain.group = group;
    return *this != plain;
}

QString OrderFilters::title(OrderGroup group)
{
    switch (group) {
    case OrderGroup::All:
        return tr("All");
    case OrderGroup::Unpaid:
        return tr("Not paid yet");
    case OrderGroup::ToFulfil:
        return tr("To hand over");
    case OrderGroup::Completed:
        return tr("Completed");
    case OrderGroup::Failed:
        return tr("Payment failed");
    case OrderGroup::Ended:
        return tr("Cancelled");
    case OrderGroup::Refunded:
        return tr("Refunded");
    }
    return {};
}

std::vector<std::string> OrderFilters::statuses(OrderGroup group)
{
    return groups()[std::size_t(group)].statuses;
}

QString OrderFilters::name(OrderGroup group)
{
    return QString::fromLatin1(groups()[std::size_t(group)].name);
}

std::optional<OrderGroup> OrderFilters::groupOf(const QString& name)
{
    for (const GroupEntry& entry : groups()) {
        if (name == QLatin1String(entry.name))
            return entry.group;
    }
    return std::nullopt;
}

wire::OrderQuery OrderFilters::query(const OrderFilter& filter)
{
    wire::OrderQuery query;
    if (filter.status.isEmpty())
        query.statuses = statuses(filter.group);
    else
        query.statuses = {toUtf8(filter.status)};
    if (filter.from.isValid())
        query.from = qt::toRfc3339(filter.from.startOfDay());
    if (filter.to.isValid())
        query.to = qt::toRfc3339(filter.to.addDays(1).startOfDay());
    query.text = toUtf8(filter.text);
    query.accountId = toUtf8(filter.accountId);
    query.channel = toUtf8(filter.channel);
    query.kioskId = toUtf8(filter.kioskId);
    query.fulfilment = toUtf8(filter.fulfilment);
    query.productId = toUtf8(filter.productId);
    return query;
}

QMap<QString, QString> OrderFilters::route(const OrderFilter& filter)
{
    QMap<QString, QString> values;
    const auto set = [&](const char* key, const QString& value) {
        if (!value.isEmpty())
            values.insert(QLatin1String(key), value);
    };
    if (filter.group != OrderGroup::All)
        set("group", name(filter.group));
    set("status", filter.status);
    set("from", filter.from.isValid() ? filter.from.toString(Qt::ISODate) : QString());
    set("to", filter.to.isValid() ? filter.to.toString(Qt::ISODate) : QString());
    set("text", filter.text);
    set("accountId", filter.accountId);
    set("channel", filter.channel);
    set("kioskId", filter.kioskId);
    set("fulfilment", filter.fulfilment);
    set("productId", filter.productId);
    return values;
}

OrderFilter OrderFilters::fromRoute(const QMap<QString, QString>& values)
{
    const auto get = [&](const char* key) { return values.value(QLatin1String(key)); };
    OrderFilter filter;
    filter.group = groupOf(get("group")).value_or(OrderGroup::All);
    filter.status = get("status").toUpper();
    filter.from = dateOf(get("from"));
    filter.to = dateOf(get("to"));
    filter.text = get("text");
    filter.accountId = get("accountId");
    filter.channel = get("channel");
    filter.kioskId = get("kioskId");
    filter.fulfilment = get("fulfilment").toUpper();
    filter.productId = get("productId");
    return filter;
}

bool OrderFilters::matches(const OrderFilter& filter, const wire::Order& order)
{
    const auto wanted = query(filter).statuses;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), order.status) == wanted.end())
        return false;
    if (!isWithin(qt::parseTime(order.placedAt), filter.from, filter.to))
        return false;
    if (!filter.text.isEmpty() &&
        !toText(order.number).contains(filter.text, Qt::CaseInsensitive) &&
        !toText(order.email).contains(filter.text, Qt::CaseInsensitive))
        return false;
    const bool hasProduct =
        filter.productId.isEmpty() ||
        std::any_of(order.lines.begin(), order.lines.end(), [&](const auto& line) {
            return toText(line.productId) == filter.productId;
        });
    return hasProduct && equals(filter.accountId, order.accountId) &&
           equals(filter.channel, order.channel) && equals(filter.kioskId, order.kioskId) &&
           equals(filter.fulfilment, order.fulfilmentStatus);
}

} // namespace vitrine::console

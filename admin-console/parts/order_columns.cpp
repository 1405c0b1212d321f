#include "admin-console/parts/order_columns.hpp"

#include "admin-console/parts/order_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

namespace vitrine::console {
namespace {

using qt::toText;

/// "Wanderer Hiking Boots and 2 more"
QString goodsOf(const wire::Order& order)
{
    if (order.lines.empty())
        return {};
    const wire::OrderLine& first = order.lines.front();
    const QString name = first.name.empty() ? toText(first.sku) : toText(first.name);
    const int more = int(order.lines.size()) - 1;
    return more == 0 ? name : OrderWords::tr("%1 and %n more", nullptr, more).arg(name);
}

qint64 unitsOf(const wire::Order& order)
{
    qint64 units = 0;
    for (const wire::OrderLine& line : order.lines)
        units += line.quantity;
    return units;
}

} // namespace

std::vector<qt::Column<wire::Order>> orderColumns()
{
    using Column = qt::Column<wire::Order>;
    std::vector<Column> columns;
    columns.push_back({.id = QStringLiteral("number"),
                       .title = [] { return OrderWords::tr("Number"); },
                       .text = [](const wire::Order& o) { return toText(o.number); },
                       .width = 120});
    columns.push_back(
        {.id = QStringLiteral("placed"),
         .title = [] { return OrderWords::tr("Placed"); },
         .text = [](const wire::Order& o) { return qt::formatRelative(qt::parseTime(o.placedAt)); },
         .sortKey = QStringLiteral("placed"),
         .width = 168,
         .toolTip =
             [](const wire::Order& o) { return qt::formatFullTime(qt::parseTime(o.placedAt)); }});
    columns.push_back({.id = QStringLiteral("customer"),
                       .title = [] { return OrderWords::tr("Customer"); },
                       .text =
                           [](const wire::Order& o) {
                               return o.email.empty() ? OrderWords::tr("No e-mail address")
                                                      : toText(o.email);
                           },
                       .width = 180});
    columns.push_back({.id = QStringLiteral("goods"),
                       .title = [] { return OrderWords::tr("Goods"); },
                       .text = goodsOf,
                       .width = 140,
                       .isStretched = true});
    columns.push_back({.id = QStringLiteral("items"),
                       .title = [] { return OrderWords::tr("Items"); },
                       .text = [](const wire::Order& o) { return qt::formatCount(unitsOf(o)); },
                       .width = 64,
                       .isNumber = true,
                       .isVisible = false});
    columns.push_back({.id = QStringLiteral("total"),
                       .title = [] { return OrderWords::tr("Total"); },
                       .text = [](const wire::Order& o) { return qt::formatMoney(o.total); },
                       .sortKey = QStringLiteral("total"),
                       .width = 96,
                       .isNumber = true});
    columns.push_back(
        {.id = QStringLiteral("status"),
         .title = [] { return OrderWords::tr("Status"); },
         .text = [](const wire::Order& o) { return OrderWords::status(o.status).text; },
         .width = 162,
         .toolTip = [](const wire::Order& o) { return OrderWords::reason(o.reason); },
         .badge = [](const wire::Order& o) { return OrderWords::status(o.status); }});
    columns.push_back(
        {.id = QStringLiteral("fulfilment"),
         .title = [] { return OrderWords::tr("Goods are"); },
         .text =
             [](const wire::Order& o) { return OrderWords::fulfilment(o.fulfilmentStatus).text; },
         .width = 144,
         .badge = [](const wire::Order& o) { return OrderWords::fulfilment(o.fulfilmentStatus); }});
    columns.push_back(
        {.id = QStringLiteral("payment"),
         .title = [] { return OrderWords::tr("Money"); },
         .text = [](const wire::Order& o) { return OrderWords::payment(o.paymentStatus).text; },
         .width = 140,
         .isVisible = false,
         .badge = [](const wire::Order& o) { return OrderWords::payment(o.paymentStatus); }});
    columns.push_back({.id = QStringLiteral("channel"),
                       .title = [] { return OrderWords::tr("From"); },
                       .text = [](const wire::Order& o) { return OrderWords::channel(o.channel); },
                       .width = 74});
    columns.push_back({.id = QStringLiteral("pickup"),
                       .title = [] { return OrderWords::tr("Pickup number"); },
                       .text =
                           [](const wire::Order& o) {
                               return o.pickupNumber > 0 ? qt::formatCount(o.pickupNumber)
                                                         : QString();
                           },
                       .width = 110,
                       .isNumber = true,
                       .isVisible = false});
    columns.push_back(
        {.id = QStringLiteral("updated"),
         .title = [] { return OrderWords::tr("Changed"); },
         .text =
             [](const wire::Order& o) { return qt::formatRelative(qt::parseTime(o.updatedAt)); },
         .sortKey = QStringLiteral("updated"),
         .width = 150,
         .isVisible = false});
    return columns;
}

} // namespace vitrine::console

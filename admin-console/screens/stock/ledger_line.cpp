#include "admin-console/screens/stock/ledger_line.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace vitrine::console {

namespace {

/// The translator's context of these texts.
struct LedgerLine
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::LedgerLine)
};

void addPart(std::vector<StockExplanation::Part>& parts, const QString& title, std::int64_t change)
{
    const auto known = std::find_if(
        parts.begin(), parts.end(), [&](const auto& each) { return each.title == title; });
    if (known == parts.end())
        parts.push_back({title, change, 1});
    else {
        known->change += change;
        ++known->times;
    }
}

} // namespace

StockEffect effectOf(const wire::StockMovement& movement)
{
    if (movement.kind == "COMMIT")
        return {movement.quantity, movement.quantity};
    if (movement.kind == "RESTOCK" || movement.kind == "ADJUST" || movement.kind == "COUNT")
        return {movement.quantity, 0};
    if (movement.kind == "SHORTFALL") // what was not there, see titleOf
        return {0, 0};
    return {0, movement.quantity};
}

QString titleOf(const wire::StockMovement& movement)
{
    if (movement.kind == "RESERVE")
        return LedgerLine::tr("Reserved");
    if (movement.kind == "COMMIT")
        return LedgerLine::tr("Sold");
    if (movement.kind == "RELEASE")
        return LedgerLine::tr("Reservation released");
    if (movement.kind == "EXPIRE")
        return LedgerLine::tr("Reservation expired");
    if (movement.kind == "RESTOCK")
        return LedgerLine::tr("Returned to stock");
    if (movement.kind == "COUNT")
        return LedgerLine::tr("Counted");
    if (movement.kind == "LEASE")
        return LedgerLine::tr("Held by a kiosk");
    if (movement.kind == "LEASE_SALE")
        return LedgerLine::tr("Sold from a kiosk's hold");
    if (movement.kind == "LEASE_RETURN")
        return LedgerLine::tr("Kiosk's hold returned");
    if (movement.kind == "LEASE_EXPIRE")
        return LedgerLine::tr("Kiosk's hold expired");
    if (movement.kind == "SHORTFALL")
        return LedgerLine::tr("Sold offline but not there: %1").arg(movement.quantity);
    if (!movement.reason.empty())
        return reasonText(movement.reason);
    return LedgerLine::tr("Adjusted");
}

const std::vector<std::string>& reasonPresets()
{
    static const std::vector<std::string> presets{"delivery", "damage", "count", "theft"};
    return presets;
}

QString reasonText(const std::string& reason)
{
    if (reason == "delivery")
        return LedgerLine::tr("Delivery");
    if (reason == "damage")
        return LedgerLine::tr("Damage");
    if (reason == "count")
        return LedgerLine::tr("Count");
    if (reason == "theft")
        return LedgerLine::tr("Theft");
    return QString::fromStdString(reason);
}

StockExplanation explainStock(std::span<const wire::StockMovement> movements, bool complete)
{
    StockExplanation why;
    if (movements.empty())
        return why;
    why.onHand = movements.front().onHandAfter;
    for (const auto& movement : movements) {
        const auto change = effectOf(movement).onHand;
        if (movement.kind == "COUNT") {
            why.base = movement.onHandAfter;
            why.baseAt = movement.at;
            why.wasCounted = true;
            break;
        }
        why.base = movement.onHandAfter - change;
        why.baseAt = movement.at;
        if (change != 0)
            addPart(why.parts, titleOf(movement), change);
    }
    if (complete && !why.wasCounted)
        why.baseAt.clear();
    std::erase_if(why.parts, [](const auto& part) { return part.change == 0; });
    std::stable_sort(why.parts.begin(), why.parts.end(), [](const auto& left, const auto& right) {
        return std::abs(left.change) > std::abs(right.change);
    });
    return why;
}

} // namespace vitrine::console

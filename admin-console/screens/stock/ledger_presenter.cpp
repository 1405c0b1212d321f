#include "admin-console/screens/stock/ledger_presenter.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

/// "+12", "−3"; nothing for zero.
QString signedText(std::int64_t change)
{
    if (change == 0)
        return {};
    return (change > 0 ? u"+"_s : u"−"_s) + qt::formatCount(change > 0 ? change : -change);
}

qt::Tone toneOf(std::int64_t change)
{
    return change < 0 ? qt::Tone::Danger : qt::Tone::Ok;
}

/// An operation may be told by two movements of different kinds: an expired hold that is taken up
/// again and sold.
std::string keyOf(const wire::StockMovement& movement)
{
    return movement.operationId + "/" + movement.kind;
}

} // namespace

LedgerPresenter::LedgerPresenter(client::InventoryClient inventory,
                                 client::AccountClient accounts,
                                 client::OrderClient orders,
                                 QObject* parent)
    : QObject(parent)
    , m_inventory(std::move(inventory))
    , m_people(accountNames(std::move(accounts)))
    , m_orders(orderNumbers(std::move(orders)))
    , m_model(new qt::PagedModel<wire::StockMovement>(
          columns(),
          keyOf,
          [this](const qt::PageRequest& request) {
              return m_inventory.ledger(
                  m_productId,
                  {.limit = request.limit, .skip = request.skip, .count = request.count},
                  {.cancel = request.cancel});
          },
          this))
{
    connect(&m_people, &NameLookup::resolved, this, &LedgerPresenter::repaint);
    connect(&m_orders, &NameLookup::resolved, this, &LedgerPresenter::repaint);
    connect(m_model, &qt::PagedModelBase::loaded, this, &LedgerPresenter::explanationChanged);
}

void LedgerPresenter::open(const std::string& productId)
{
    if (productId != m_productId) {
        m_productId = productId;
        m_stock.reset();
        m_model->clear();
        Q_EMIT stockChanged();
        Q_EMIT explanationChanged();
    }
    m_model->reload();
    loadStock();
}

void LedgerPresenter::refresh()
{
    if (m_productId.empty())
        return;
    m_model->refresh();
    loadStock();
}

void LedgerPresenter::loadStock()
{
    const auto ticket = m_latest.next();
    qt::deliver(
        m_inventory.getStock(m_productId), this, [this, ticket](const Result<wire::Stock>& stock) {
            if (m_latest.isStale(ticket))
                return;
            if (stock.ok())
                m_stock = *stock;
            else if (stock.error().code == ErrorCode::NotFound)
                m_stock = wire::Stock{.productId = m_productId}; // none was ever kept
            else
                Q_EMIT failed(stock.error());
            Q_EMIT stockChanged();
        });
}

void LedgerPresenter::take(const wire::Stock& stock)
{
    if (stock.productId != m_productId)
        return;
    m_latest.drop();
    m_stock = stock;
    Q_EMIT stockChanged();
    m_model->refresh();
}

StockExplanation LedgerPresenter::explanation() const
{
    std::vector<wire::StockMovement> movements;
    for (int row = 0; const auto* movement = m_model->itemAt(row); ++row)
        movements.push_back(*movement);
    return explainStock(movements, std::int64_t(movements.size()) == m_model->total());
}

void LedgerPresenter::repaint()
{
    if (m_model->rowCount() > 0)
        Q_EMIT m_model->dataChanged(
            m_model->index(0, 0),
            m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1));
}

QString LedgerPresenter::actorText(const wire::StockMovement& movement)
{
    if (domain::isUuid(movement.actor))
        return m_people.nameOf(movement.actor);
    const auto name = qt::toText(movement.actor);
    return tr("%1 (service)").arg(name.startsWith("service-"_L1) ? name.mid(8) : name);
}

std::vector<qt::Column<wire::StockMovement>> LedgerPresenter::columns()
{
    using Movement = wire::StockMovement;
    const auto number = [](const QString& id,
                           std::function<QString()> title,
                           std::function<QString(const Movement&)> text) {
        return qt::Column<Movement>{.id = id,
                                    .title = std::move(title),
                                    .text = std::move(text),
                                    .width = 110,
                                    .isNumber = true};
    };
    std::vector<qt::Column<Movement>> list;
    list.push_back(
        {.id = u"at"_s,
         .title = [] { return tr("When"); },
         .text = [](const Movement& each) { return qt::formatDateTime(qt::parseTime(each.at)); },
         .width = 170,
         .toolTip =
             [](const Movement& each) { return qt::formatFullTime(qt::parseTime(each.at)); }});
    list.push_back({.id = u"what"_s,
                    .title = [] { return tr("What happened"); },
                    .text = titleOf,
                    .isStretched = true,
                    .detail =
                        [](const Movement& each) {
                            return each.kind == "COUNT" ? reasonText(each.reason) : QString();
                        }});
    list.push_back(number(
        u"change"_s,
        [] { return tr("Change"); },
        [](const Movement& each) { return signedText(effectOf(each).onHand); }));
    list.back().tone = [](const Movement& each) { return toneOf(effectOf(each).onHand); };
    list.push_back(number(
        u"onHand"_s,
        [] { return tr("On hand"); },
        [](const Movement& each) { return qt::formatCount(each.onHandAfter); }));
    list.push_back(number(
        u"reservedChange"_s,
        [] { return tr("Held"); },
        [](const Movement& each) { return signedText(effectOf(each).reserved); }));
    list.push_back(number(
        u"reserved"_s,
        [] { return tr("Reserved"); },
        [](const Movement& each) { return qt::formatCount(each.reservedAfter); }));
    list.push_back({.id = u"order"_s,
                    .title = [] { return tr("Order"); },
                    .text =
                        [this](const Movement& each) {
                            return each.orderId.empty() ? QString() : m_orders.nameOf(each.orderId);
                        },
                    .width = 150,
                    .tone = [](const Movement&) { return qt::Tone::Accent; }});
    list.push_back({.id = u"who"_s,
                    .title = [] { return tr("Who"); },
                    .text = [this](const Movement& each) { return actorText(each); },
                    .width = 160});
    return list;
}

} // namespace vitrine::console

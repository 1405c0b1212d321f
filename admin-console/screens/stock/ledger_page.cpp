#include "admin-console/screens/stock/ledger_page.hpp"

#include "admin-console/app/console_context.hpp"
#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/stock/stock_list_presenter.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QLabel>
#include <QVBoxLayout>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

QString partText(const StockExplanation::Part& part)
{
    const auto tone = part.change < 0 ? qt::Tone::Danger : qt::Tone::Ok;
    auto text =
        u" <b style='color:%1'>%2 %3</b>&nbsp;%4"_s.arg(qt::colors().of(tone).name(),
                                                        part.change < 0 ? u"−"_s : u"+"_s,
                                                        qt::formatCount(std::abs(part.change)),
                                                        part.title.toHtmlEscaped());
    if (part.times > 1)
        text += u"&nbsp;(%1×)"_s.arg(part.times);
    return text;
}

} // namespace

QString explanationText(const StockExplanation& why)
{
    QString base;
    const auto date = why.baseAt.empty() ? QString() : qt::formatDate(qt::parseTime(why.baseAt));
    if (why.wasCounted)
        base = LedgerPage::tr("<b>%1</b> counted on %2").arg(qt::formatCount(why.base), date);
    else if (date.isEmpty())
        base = LedgerPage::tr("<b>%1</b> at the beginning").arg(qt::formatCount(why.base));
    else
        base = LedgerPage::tr("<b>%1</b> on %2").arg(qt::formatCount(why.base), date);
    auto text =
        LedgerPage::tr("<b>%1</b> on hand").arg(qt::formatCount(why.onHand)) + u" = "_s + base;
    for (const auto& part : why.parts)
        text += partText(part);
    return text;
}

LedgerPage::LedgerPage(ConsoleContext& context, ProductLookup& products, QWidget* parent)
    : QWidget(parent)
    , m_products(products)
    , m_presenter(context.clients().inventory, context.clients().accounts, context.clients().orders)
    , m_header(new qt::PageHeader({}, this))
    , m_badge(new qt::StatusBadge(this))
    , m_banner(new qt::MessageBanner(this))
    , m_onHand(new FigureTile(this))
    , m_reserved(new FigureTile(this))
    , m_safety(new FigureTile(this))
    , m_available(new FigureTile(this))
    , m_why(qt::makeLabel({}, qt::TextStyle::Body, this))
    , m_table(new qt::DataTable(this))
{
    build();
    m_table->setPagedModel(
        &m_presenter.model(), &context.preferences().store(), u"stock/ledgerColumns"_s);
    connect(m_header, &qt::PageHeader::backRequested, this, &LedgerPage::backRequested);
    connect(&m_presenter, &LedgerPresenter::stockChanged, this, &LedgerPage::showStock);
    connect(&m_presenter, &LedgerPresenter::explanationChanged, this, &LedgerPage::showWhy);
    connect(&m_products, &ProductLookup::resolved, this, &LedgerPage::showProduct);
    const auto fail = [this](const Error& error) {
        m_banner->showError(error, tr("The ledger could not be loaded."), [this] { refresh(); });
    };
    connect(&m_presenter, &LedgerPresenter::failed, this, fail);
    connect(&m_presenter.model(), &qt::PagedModelBase::failed, this, fail);
    connect(
        &m_presenter.model(), &qt::PagedModelBase::loaded, m_banner, &qt::MessageBanner::dismiss);
    connect(&m_presenter.model(),
            &qt::PagedModelBase::loadingChanged,
            m_header,
            &qt::PageHeader::setBusy);
    connect(m_table, &qt::DataTable::openRequested, this, [this] {
        const auto order = currentOrder();
        const auto target = order.isEmpty() ? currentPerson() : order;
        if (!target.isEmpty())
            Q_EMIT routeRequested(target);
    });
}

void LedgerPage::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    page->setSpacing(qt::space::kGroup);
    m_header->addBeside(m_badge);
    page->addWidget(m_header);
    page->addWidget(m_banner);
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(qt::space::kGroup);
    for (auto* tile : {m_onHand, m_reserved, m_safety, m_available}) {
        tile->setClickable(false);
        tile->setNoteShown(false);
        tiles->addWidget(tile);
    }
    page->addLayout(tiles);
    m_why->setObjectName(u"stockWhy"_s);
    m_why->setTextFormat(Qt::RichText);
    m_why->setWordWrap(true);
    page->addWidget(m_why);
    m_table->setObjectName(u"ledgerTable"_s);
    page->addWidget(m_table, 1);
    setFocusProxy(m_table);
}

void LedgerPage::setActions(const QList<QAction*>& head, const QList<QAction*>& rows)
{
    for (auto* action : head)
        m_header->addAction(action);
    m_table->setRowActions(rows);
}

void LedgerPage::retranslate()
{
    m_header->setBack(tr("Stock"));
    m_onHand->setTitle(tr("On hand"));
    m_reserved->setTitle(tr("Reserved for orders"));
    m_safety->setTitle(tr("Safety stock"));
    m_available->setTitle(tr("Available"));
    m_table->setAccessibleName(tr("Movements"));
    showProduct();
    showStock();
    showWhy();
}

void LedgerPage::open(const std::string& productId)
{
    m_banner->dismiss();
    m_presenter.open(productId);
    showProduct();
}

void LedgerPage::refresh()
{
    m_presenter.refresh();
}

QString LedgerPage::productName()
{
    const auto* face =
        m_presenter.productId().empty() ? nullptr : m_products.face(m_presenter.productId());
    if (face == nullptr)
        return u"…"_s;
    return face->missing ? tr("(not in the catalogue)") : face->name;
}

void LedgerPage::showProduct()
{
    if (m_presenter.productId().empty())
        return;
    const auto* face = m_products.face(m_presenter.productId());
    m_header->setTitle(productName());
    m_header->setSubtitle(face == nullptr ? QString() : face->sku);
    Q_EMIT titleChanged();
}

void LedgerPage::showStock()
{
    const auto& stock = m_presenter.stock();
    m_badge->setVisible(stock.has_value());
    const auto text = [&](std::int64_t wire::Stock::*figure) {
        return stock ? qt::formatCount((*stock).*figure) : QString();
    };
    m_onHand->setValue(text(&wire::Stock::onHand));
    m_reserved->setValue(text(&wire::Stock::reserved));
    m_safety->setValue(text(&wire::Stock::safetyStock));
    m_available->setValue(text(&wire::Stock::available));
    if (stock)
        m_badge->setBadge(badgeOf(*stock));
}

void LedgerPage::showWhy()
{
    const auto why = m_presenter.explanation();
    const bool isKnown = m_presenter.model().itemAt(0) != nullptr;
    m_why->setVisible(isKnown);
    m_why->setText(explanationText(why));
}

Route LedgerPage::currentOrder() const
{
    const auto* movement = m_presenter.movementAt(m_table->currentIndex().row());
    if (movement == nullptr || movement->orderId.empty())
        return {};
    return {.page = u"orders"_s, .id = qt::toText(movement->orderId)};
}

Route LedgerPage::currentPerson() const
{
    const auto* movement = m_presenter.movementAt(m_table->currentIndex().row());
    if (movement == nullptr || !domain::isUuid(movement->actor))
        return {};
    return {.page = u"customers"_s, .id = qt::toText(movement->actor)};
}

} // namespace vitrine::console

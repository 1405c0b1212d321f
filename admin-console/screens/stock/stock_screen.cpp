#include "admin-console/screens/stock/stock_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/screens/stock/ledger_line.hpp"
#include "admin-console/screens/stock/ledger_page.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

const QString kPage = u"stock"_s;

StockFilter filterOf(const Route& route)
{
    return {.text = route.value(u"text"_s), .lowOnly = route.value(u"low"_s) == "true"_L1};
}

} // namespace

StockScreen::StockScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_list(context.clients().inventory, context.clients().catalog)
    , m_changes(context.clients().inventory)
    , m_pages(new QStackedWidget(this))
    , m_listPage(new QWidget)
    , m_header(new qt::PageHeader({}, m_listPage))
    , m_banner(new qt::MessageBanner(m_listPage))
    , m_search(new qt::SearchField(m_listPage))
    , m_lowOnly(new QPushButton(m_listPage))
    , m_table(new qt::DataTable(m_listPage))
    , m_empty(new qt::EmptyState)
    , m_ledger(new LedgerPage(context, m_list.products()))
    , m_panel(new qt::SidePanel(this))
    , m_form(new StockChangeForm(m_changes))
{
    buildCommands();
    build();
    connectList();
    connectChanges();
}

void StockScreen::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_pages);
    buildListPage();
    m_pages->addWidget(m_listPage);
    m_pages->addWidget(m_ledger);
    m_ledger->setActions({m_openProduct, m_count, m_adjust}, {m_openOrder, m_openPerson});
    m_panel->setObjectName(u"stockPanel"_s);
    m_panel->setPreferredWidth(380);
    m_panel->setContent(m_form);
}

void StockScreen::buildListPage()
{
    auto* column = new QVBoxLayout(m_listPage);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    m_header->addAction(m_count);
    m_header->addAction(m_adjust, qt::ButtonKind::Primary);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(qt::space::kInside);
    m_banner->setObjectName(u"stockBanner"_s);
    m_search->setObjectName(u"stockSearch"_s);
    filters->addWidget(m_search, 1);
    m_lowOnly->setObjectName(u"stockLowOnly"_s);
    m_lowOnly->setCheckable(true);
    filters->addWidget(m_lowOnly);
    filters->addStretch(1);
    column->addLayout(filters);
    m_table->setObjectName(u"stockTable"_s);
    m_table->setPagedModel(&m_list.model(), &context().preferences().store(), u"stock/columns"_s);
    m_table->setImageCache(&context().images());
    m_table->setEmptyWidget(m_empty);
    m_table->setRowActions({m_openLedger, m_adjust, m_count, m_openProduct});
    column->addWidget(m_table, 1);
}

void StockScreen::buildCommands()
{
    using Mode = StockChangeForm::Mode;
    m_adjust = addCommand(
        u"stock.adjust"_s, QKeySequence(Qt::CTRL | Qt::Key_J), [this] { change(Mode::Adjust); });
    m_count = addCommand(u"stock.count"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J), [this] {
        change(Mode::Count);
    });
    m_openLedger = addCommand(u"stock.ledger"_s, QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
        if (const auto stock = currentStock(); stock && !isLedgerShown())
            showLedger(qt::toText(stock->productId));
    });
    m_openProduct =
        addCommand(u"stock.product"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] {
            if (const auto stock = currentStock())
                Q_EMIT routeRequested({.page = u"products"_s, .id = qt::toText(stock->productId)});
        });
    m_toggleLow =
        addCommand(u"stock.low"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] {
            showList();
            setFilter({.text = m_list.filter().text, .lowOnly = !m_list.filter().lowOnly});
        });
    m_openOrder = addCommand(u"stock.order"_s, QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
        if (const auto target = m_ledger->currentOrder(); isLedgerShown() && !target.isEmpty())
            Q_EMIT routeRequested(target);
    });
    m_openPerson =
        addCommand(u"stock.person"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), [this] {
            if (const auto target = m_ledger->currentPerson(); isLedgerShown() && !target.isEmpty())
                Q_EMIT routeRequested(target);
        });
}

void StockScreen::connectList()
{
    auto& model = m_list.model();
    connect(m_search, &qt::SearchField::searched, this, [this](const QString& text) {
        setFilter({.text = text, .lowOnly = m_list.filter().lowOnly});
    });
    connect(m_search, &qt::SearchField::leftDownwards, m_table, [this] { m_table->setFocus(); });
    connect(m_lowOnly, &QPushButton::clicked, this, [this](bool isOn) {
        setFilter({.text = m_list.filter().text, .lowOnly = isOn});
    });
    connect(&model, &qt::PagedModelBase::totalChanged, this, &StockScreen::showTotal);
    connect(&model, &qt::PagedModelBase::loadingChanged, m_header, &qt::PageHeader::setBusy);
    connect(&model, &qt::PagedModelBase::loaded, m_banner, &qt::MessageBanner::dismiss);
    connect(&model, &qt::PagedModelBase::edited, this, &StockScreen::countInline);
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_banner->showError(
            error, tr("The stock could not be loaded."), [this] { m_list.model().retry(); });
    });
    connect(m_table, &qt::DataTable::openRequested, this, &StockScreen::showLedger);
    connect(m_table, &qt::DataTable::selectedKeysChanged, this, &StockScreen::followSelection);
    connect(m_empty, &qt::EmptyState::actionTriggered, this, [this] { setFilter({}); });
    connect(m_ledger, &LedgerPage::backRequested, this, [this] { backOut(); });
    connect(m_ledger, &LedgerPage::routeRequested, this, &Screen::routeRequested);
    connect(m_ledger, &LedgerPage::titleChanged, this, &Screen::titleChanged);
    connect(&m_ledger->presenter(), &LedgerPresenter::stockChanged, this, [this] {
        if (const auto& stock = m_ledger->presenter().stock())
            m_form->takeFigures(*stock);
    });
    connect(&context(), &ConsoleContext::cameBack, this, &StockScreen::refresh);
}

void StockScreen::connectChanges()
{
    connect(m_panel, &qt::SidePanel::closeRequested, this, &StockScreen::closePanel);
    connect(m_form, &StockChangeForm::modifiedChanged, this, [this] {
        if (std::exchange(m_wasModified, hasUnsavedChanges()) != hasUnsavedChanges())
            Q_EMIT unsavedChanged();
    });
    connect(&m_changes, &StockChangePresenter::done, this, &StockScreen::showDone);
    connect(&m_changes, &StockChangePresenter::countOutdated, this, [this](const wire::Stock& now) {
        m_list.model().replaceItem(now);
        if (!m_panel->isOpen())
            m_banner->showMessage(
                qt::Tone::Warn,
                tr("%1 was not counted: meanwhile there are %2 on hand. Count again.")
                    .arg(nameOf(now.productId), qt::formatCount(now.onHand)));
    });
    connect(&m_changes,
            &StockChangePresenter::failed,
            this,
            [this](const QString& productId, const Error& error) {
                context().reportError(error);
                if (!m_panel->isOpen() || qt::toText(m_form->stock().productId) != productId)
                    m_banner->showError(error, tr("The stock was not changed."));
            });
    connect(&m_list.products(), &ProductLookup::resolved, this, [this] {
        m_form->setProduct(m_list.products().face(m_form->stock().productId));
    });
}

QString StockScreen::title() const
{
    return isLedgerShown() ? tr("Stock of %1").arg(m_ledger->productName()) : tr("Stock");
}

void StockScreen::retranslate()
{
    m_header->setTitle(tr("Stock"));
    m_adjust->setText(tr("Add or take away"));
    m_count->setText(tr("Count"));
    m_openLedger->setText(tr("Why is it so many?"));
    m_openProduct->setText(tr("Open the product"));
    m_toggleLow->setText(tr("Only what runs out"));
    m_openOrder->setText(tr("Open the order"));
    m_openPerson->setText(tr("Open the person"));
    m_lowOnly->setText(tr("Only what runs out"));
    m_search->setPlaceholderText(tr("Name, SKU or GTIN"));
    m_search->setAccessibleName(tr("Search a product"));
    m_table->setAccessibleName(tr("Stock"));
    m_panel->setTitle(tr("Change the stock"));
    m_panel->setAccessibleName(tr("Change the stock"));
    m_ledger->retranslate();
    m_form->retranslate();
    showTotal();
    showEmpty();
}

void StockScreen::open(const Route& route)
{
    if (!route.id.isEmpty()) {
        showLedger(route.id);
        return;
    }
    if (!route.filter.isEmpty()) {
        showList();
        setFilter(filterOf(route));
        return;
    }
    if (!isLedgerShown())
        m_list.load();
}

Route StockScreen::route() const
{
    Route route{.page = kPage};
    if (isLedgerShown()) {
        route.id = qt::toText(m_ledger->presenter().productId());
        return route;
    }
    if (!m_list.filter().text.isEmpty())
        route.filter.insert(u"text"_s, m_list.filter().text);
    if (m_list.filter().lowOnly)
        route.filter.insert(u"low"_s, u"true"_s);
    return route;
}

void StockScreen::refresh()
{
    if (isLedgerShown())
        m_ledger->refresh();
    else
        m_list.refresh();
}

void StockScreen::focusSearch()
{
    showList();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool StockScreen::backOut()
{
    if (m_panel->isOpen()) {
        closePanel();
        return true;
    }
    if (!isLedgerShown())
        return false;
    showList();
    m_list.load();
    m_table->setFocus();
    Q_EMIT routeChanged();
    return true;
}

bool StockScreen::hasUnsavedChanges() const
{
    return m_panel->isOpen() && m_form->isModified();
}

QString StockScreen::unsavedText() const
{
    return tr("the change of stock that you have typed");
}

void StockScreen::discardChanges()
{
    m_form->discard();
    closePanel();
}

bool StockScreen::isLedgerShown() const
{
    return m_pages->currentWidget() == m_ledger;
}

void StockScreen::showList()
{
    m_pages->setCurrentWidget(m_listPage);
    Q_EMIT titleChanged();
}

void StockScreen::showLedger(const QString& productId)
{
    m_ledger->open(qt::toUtf8(productId));
    m_pages->setCurrentWidget(m_ledger);
    m_ledger->setFocus();
    Q_EMIT titleChanged();
    Q_EMIT routeChanged();
}

void StockScreen::setFilter(const StockFilter& filter)
{
    m_search->setTextQuietly(filter.text);
    m_lowOnly->setChecked(filter.lowOnly);
    m_list.setFilter(filter);
    showEmpty();
    Q_EMIT routeChanged();
}

void StockScreen::showTotal()
{
    const auto total = m_list.model().total();
    m_header->setSubtitle(total < 0 ? QString() : tr("%Ln product(s)", nullptr, int(total)));
}

void StockScreen::showEmpty()
{
    const auto& filter = m_list.filter();
    if (!filter.text.isEmpty())
        m_empty->setContent(qt::Icon::Search,
                            tr("Nothing is called “%1”").arg(filter.text),
                            tr("Try another word of the name, the SKU or the GTIN."),
                            tr("Show all stock"));
    else if (filter.lowOnly)
        m_empty->setContent(qt::Icon::Success,
                            tr("Nothing runs out"),
                            tr("Of every product there is more than its safety stock."),
                            tr("Show all stock"));
    else
        m_empty->setContent(qt::Icon::Stock,
                            tr("No stock is kept yet"),
                            tr("Find a product above by its name, SKU or GTIN, and count it."));
}

std::optional<wire::Stock> StockScreen::currentStock() const
{
    if (isLedgerShown())
        return m_ledger->presenter().stock();
    const auto* stock = m_list.stockAt(m_table->currentIndex().row());
    return stock == nullptr ? std::nullopt : std::optional(*stock);
}

QString StockScreen::nameOf(const std::string& productId)
{
    const auto* face = m_list.products().face(productId);
    return face == nullptr || face->name.isEmpty() ? qt::toText(productId) : face->name;
}

void StockScreen::change(StockChangeForm::Mode mode)
{
    const auto stock = currentStock();
    if (!stock) {
        Q_EMIT statusText(tr("Choose a product first."));
        return;
    }
    m_form->open(*stock, mode);
    m_form->setProduct(m_list.products().face(stock->productId));
    m_panel->open();
    m_form->focusFirst();
}

void StockScreen::closePanel()
{
    m_form->discard();
    m_panel->close();
}

/// The open panel goes along with the table, unless something was typed for another product.
void StockScreen::followSelection()
{
    const auto stock = currentStock();
    if (!m_panel->isOpen() || !stock || m_form->isModified() ||
        stock->productId == m_form->stock().productId)
        return;
    auto* focus = focusWidget();
    m_form->open(*stock, m_form->mode());
    m_form->setProduct(m_list.products().face(stock->productId));
    if (focus != nullptr)
        focus->setFocus();
}

void StockScreen::showDone(const wire::Stock& stock, qint64 delta)
{
    m_list.model().replaceItem(stock);
    m_ledger->presenter().take(stock);
    const auto text =
        tr("%1: %2 on hand").arg(nameOf(stock.productId), qt::formatCount(stock.onHand));
    if (delta == 0) {
        context().toast(text);
        return;
    }
    context().toastUndo(text, [this, id = stock.productId, delta] {
        if (!m_changes.isBusy(id))
            m_changes.adjust(id, -delta, qt::toUtf8(tr("Correction")));
    });
}

void StockScreen::countInline(int row, const QString& columnId, const QVariant& value)
{
    const auto* stock = m_list.model().itemAt(row);
    if (stock == nullptr || columnId != "onHand"_L1 || m_changes.isBusy(stock->productId) ||
        value.toLongLong() == stock->onHand)
        return;
    m_changes.count(*stock, value.toLongLong(), std::nullopt, "count");
}

} // namespace vitrine::console

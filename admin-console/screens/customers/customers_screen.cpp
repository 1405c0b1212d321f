#include "admin-console/screens/customers/customers_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/filter_chips.hpp"
#include "admin-console/screens/customers/customer_list_presenter.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

QString pageName()
{
    return QStringLiteral("customers");
}

} // namespace

CustomersScreen::CustomersScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_listPresenter(new CustomerListPresenter(context.clients().accounts, this))
    , m_presenter(new CustomerPresenter(context.clients(), context.user().id, this))
    , m_stack(new QStackedWidget(this))
{
    m_list = buildList();
    m_page = new CustomerView(context, *m_presenter, this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    addCommands();
    connect(&context, &ConsoleContext::userChanged, this, [this] {
        m_presenter->setOwnId(this->context().user().id);
    });
    connect(m_page, &CustomerView::backRequested, this, [this] { backOut(); });
    connect(m_page, &CustomerView::routeRequested, this, &Screen::routeRequested);
    connect(m_page, &CustomerView::changed, this, [this] {
        updateCommands();
        Q_EMIT titleChanged();
    });
    connect(m_presenter,
            &CustomerPresenter::written,
            this,
            [this](const wire::Account&, const wire::Account& after) {
                m_listPresenter->model().replaceItem(after);
            });
    connect(m_listPresenter, &CustomerListPresenter::filterChanged, this, [this] {
        showFilter();
        Q_EMIT routeChanged();
    });
    updateCommands();
}

QWidget* CustomersScreen::buildList()
{
    auto* page = new QWidget(this);
    m_header = new qt::PageHeader(QString(), page);
    m_chips = new FilterChips(page);
    m_chips->setObjectName(QStringLiteral("roleChips"));
    connect(m_chips, &FilterChips::chosen, this, [this](int id) {
        CustomerFilter filter = m_listPresenter->filter();
        filter.group = CustomerGroup(id);
        m_listPresenter->setFilter(filter);
    });
    m_search = new qt::SearchField(page);
    m_search->setObjectName(QStringLiteral("customerSearch"));
    connect(m_search, &qt::SearchField::searched, this, [this](const QString& text) {
        CustomerFilter filter = m_listPresenter->filter();
        filter.text = text;
        m_listPresenter->setFilter(filter);
    });
    m_banner = new qt::MessageBanner(page);
    m_banner->setObjectName(QStringLiteral("customerListBanner"));
    m_table = new qt::DataTable(page);
    m_table->setObjectName(QStringLiteral("customerTable"));
    auto& model = m_listPresenter->model();
    m_table->setPagedModel(
        &model, &context().preferences().store(), QStringLiteral("customers/columns"));
    m_table->setDensity(context().preferences().density());
    connect(&context().preferences(),
            &Preferences::densityChanged,
            m_table,
            &qt::DataTable::setDensity);
    m_empty = new qt::EmptyState(page);
    m_table->setEmptyWidget(m_empty);
    connect(m_empty, &qt::EmptyState::actionTriggered, this, [this] { clearFilters(); });
    connect(m_search, &qt::SearchField::leftDownwards, m_table, [this] { m_table->setFocus(); });
    connect(m_table, &qt::DataTable::openRequested, this, [this](const QString& id) {
        Q_EMIT routeRequested({pageName(), id});
    });
    connect(m_table, &qt::DataTable::selectedKeysChanged, this, &CustomersScreen::updateCommands);
    connect(&model, &qt::PagedModelBase::totalChanged, this, &CustomersScreen::showTotal);
    connect(&model, &qt::PagedModelBase::loadingChanged, m_header, &qt::PageHeader::setBusy);
    connect(&model, &qt::PagedModelBase::loaded, m_banner, &qt::MessageBanner::dismiss);
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_banner->showError(
            error, tr("The customers could not be loaded."), [this] { m_listPresenter->retry(); });
    });
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    auto* chipRow = new QHBoxLayout; // the room for their focus rings is no margin
    chipRow->setContentsMargins(-FilterChips::kRing, -FilterChips::kRing, 0, -FilterChips::kRing);
    chipRow->addWidget(m_chips);
    column->addLayout(chipRow);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    return page;
}

void CustomersScreen::addCommands()
{
    m_openCommand =
        addCommand(QStringLiteral("customers.open"), QKeySequence(Qt::CTRL | Qt::Key_O), [this] {
            Q_EMIT routeRequested({pageName(), chosenId()});
        });
    m_clear = addCommand(QStringLiteral("customers.clearFilters"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                         [this] { clearFilters(); });
    for (const CustomerGroup group : kCustomerGroups)
        m_groups << addCommand(QStringLiteral("customers.group.%1").arg(int(group)),
                               QKeySequence(Qt::ALT | (Qt::Key_1 + int(group))),
                               [this, group] {
                                   CustomerFilter filter = m_listPresenter->filter();
                                   filter.group = group;
                                   m_listPresenter->setFilter(filter);
                               });
    m_actions.reset = addCommand(QStringLiteral("customers.resetPassword"),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                                 [this] { m_page->resetPassword(); });
    m_actions.toggle = addCommand(QStringLiteral("customers.toggleDisabled"),
                                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                                  [this] { m_page->toggleDisabled(); });
    m_actions.orders = addCommand(
        QStringLiteral("customers.orders"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] {
            Q_EMIT routeRequested(
                {QStringLiteral("orders"), {}, {{QStringLiteral("accountId"), chosenId()}}});
        });
    m_actions.audit =
        addCommand(QStringLiteral("customers.audit"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
            Q_EMIT routeRequested({QStringLiteral("audit"),
                                   {},
                                   {{QStringLiteral("service"), QStringLiteral("identity")},
                                    {QStringLiteral("entityId"), chosenId()}}});
        });
    m_copyMail =
        addCommand(QStringLiteral("customers.copyMail"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                   [this] {
                       auto& model = m_listPresenter->model();
                       const wire::Account* account =
                           isPageShown()
                               ? (m_presenter->account() ? &*m_presenter->account() : nullptr)
                               : model.itemAt(model.rowOf(chosenId()));
                       if (!account)
                           return;
                       QGuiApplication::clipboard()->setText(qt::toText(account->email));
                       Q_EMIT statusText(tr("The e-mail address was copied."));
                   });
    m_back = addCommand(QStringLiteral("customers.back"),
                        QKeySequence(Qt::ALT | Qt::Key_Up),
                        [this] { backOut(); });
    m_page->setActions(m_actions);
    m_table->setRowActions({m_openCommand, m_actions.orders, m_actions.audit, m_copyMail});
}

QString CustomersScreen::title() const
{
    return isPageShown() && m_presenter->account() ? AccountRules::nameOf(*m_presenter->account())
                                                   : tr("Customers");
}

QList<QAction*> CustomersScreen::commands() const
{
    if (isPageShown())
        return {m_actions.reset,
                m_actions.toggle,
                m_actions.orders,
                m_actions.audit,
                m_copyMail,
                m_back};
    QList<QAction*> list{m_openCommand, m_clear, m_actions.orders, m_actions.audit, m_copyMail};
    return list + m_groups;
}

bool CustomersScreen::isPageShown() const
{
    return m_stack->currentWidget() == m_page;
}

QString CustomersScreen::chosenId() const
{
    return isPageShown() ? m_presenter->accountId() : m_table->currentKey();
}

void CustomersScreen::open(const Route& route)
{
    if (!route.id.isEmpty()) {
        const bool isOther = route.id != m_presenter->accountId();
        m_stack->setCurrentWidget(m_page);
        if (isOther) {
            m_presenter->close();
            m_page->reset();
        }
        m_presenter->open(route.id);
    } else {
        m_stack->setCurrentWidget(m_list);
        if (!route.filter.isEmpty())
            m_listPresenter->setFilter(CustomerFilter::fromRoute(route.filter));
        m_listPresenter->start();
    }
    updateCommands();
    Q_EMIT titleChanged();
}

Route CustomersScreen::route() const
{
    if (isPageShown())
        return {pageName(), m_presenter->accountId()};
    return {pageName(), {}, m_listPresenter->filter().route()};
}

void CustomersScreen::refresh()
{
    if (isPageShown())
        m_presenter->reload();
    else
        m_listPresenter->refresh();
}

void CustomersScreen::focusSearch()
{
    if (isPageShown())
        backOut();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool CustomersScreen::clearFilters()
{
    if (m_listPresenter->filter() == CustomerFilter{})
        return false;
    m_listPresenter->setFilter({});
    return true;
}

bool CustomersScreen::backOut()
{
    if (!isPageShown())
        return clearFilters();
    m_stack->setCurrentWidget(m_list);
    m_listPresenter->start();
    m_table->setFocus();
    updateCommands();
    Q_EMIT titleChanged();
    Q_EMIT routeChanged();
    return true;
}

void CustomersScreen::updateCommands()
{
    const bool isPage = isPageShown();
    const bool hasOne = !chosenId().isEmpty();
    m_openCommand->setEnabled(!isPage && hasOne);
    m_clear->setEnabled(!isPage);
    for (QAction* group : m_groups)
        group->setEnabled(!isPage);
    m_actions.orders->setEnabled(hasOne);
    m_actions.audit->setEnabled(hasOne);
    m_copyMail->setEnabled(hasOne);
    m_back->setEnabled(isPage);
    if (!isPage || !m_presenter->account()) {
        m_actions.reset->setEnabled(false);
        m_actions.toggle->setEnabled(false);
    }
    Q_EMIT commandsChanged();
}

void CustomersScreen::showFilter()
{
    const CustomerFilter& filter = m_listPresenter->filter();
    m_banner->dismiss();
    m_chips->setCurrent(int(filter.group));
    if (m_search->text().trimmed() != filter.text)
        m_search->setTextQuietly(filter.text);
    if (filter == CustomerFilter{})
        m_empty->setContent(qt::Icon::Customers,
                            tr("No accounts yet"),
                            tr("Customers appear here as soon as they have registered."));
    else
        m_empty->setContent(qt::Icon::Filter,
                            tr("Nobody fits the filters"),
                            tr("Take a filter away, or look at all accounts."),
                            tr("Show all accounts"));
}

void CustomersScreen::showTotal()
{
    const qint64 total = m_listPresenter->model().total();
    m_header->setSubtitle(total < 0 ? QString() : tr("%Ln account(s)", nullptr, int(total)));
}

void CustomersScreen::retranslate()
{
    m_header->setTitle(tr("Customers"));
    for (const CustomerGroup group : kCustomerGroups)
        m_chips->setChip(
            int(group), CustomerListPresenter::title(group), tr("Alt+%1").arg(int(group) + 1));
    m_search->setPlaceholderText(tr("Name or e-mail address"));
    m_search->setAccessibleName(tr("Search customers by name or e-mail address"));
    m_table->setAccessibleName(tr("Customers"));
    m_openCommand->setText(tr("Open the customer"));
    m_clear->setText(tr("Clear all filters"));
    for (int i = 0; i < m_groups.size(); ++i)
        m_groups[i]->setText(
            tr("Show accounts: %1")
                .arg(CustomerListPresenter::title(kCustomerGroups[std::size_t(i)])));
    m_actions.reset->setText(tr("Reset the password\u2026"));
    m_actions.toggle->setText(tr("Disable the account\u2026"));
    m_actions.orders->setText(tr("Show their orders"));
    m_actions.audit->setText(tr("Show who changed what"));
    m_copyMail->setText(tr("Copy the e-mail address"));
    m_back->setText(tr("Back to the customers"));
    m_page->retranslate();
    showFilter();
    showTotal();
    Q_EMIT titleChanged();
}

} // namespace vitrine::console

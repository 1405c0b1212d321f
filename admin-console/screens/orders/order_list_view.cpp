#include "admin-console/screens/orders/order_list_view.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/filter_chips.hpp"
#include "admin-console/parts/order_words.hpp"
#include "admin-console/screens/orders/live_table.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"
#include "vitrine/qt/widgets/tag_list.hpp"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace vitrine::console {
namespace {

enum Period { AnyTime, Today, Yesterday, LastWeek, LastMonth, Custom };

constexpr std::array kFulfilments{"UNFULFILLED",
                                  "PICKING",
                                  "READY",
                                  "PARTIALLY_HANDED_OVER",
                                  "HANDED_OVER",
                                  "SHIPPED",
                                  "DELIVERED",
                                  "RETURN_IN_PROGRESS",
                                  "RETURNED"};
constexpr std::array kChannels{"web", "kiosk", "counter"};

std::pair<QDate, QDate> daysOf(int period)
{
    const QDate today = QDate::currentDate();
    switch (period) {
    case Today:
        return {today, today};
    case Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case LastWeek:
        return {today.addDays(-6), today};
    case LastMonth:
        return {today.addDays(-29), today};
    default:
        return {};
    }
}

int periodOf(const OrderFilter& filter)
{
    for (const int period : {AnyTime, Today, Yesterday, LastWeek, LastMonth}) {
        if (daysOf(period) == std::pair(filter.from, filter.to))
            return period;
    }
    return Custom;
}

QString nameOfProduct(const wire::Order& order, const QString& productId)
{
    for (const wire::OrderLine& line : order.lines) {
        if (qt::toText(line.productId) == productId)
            return qt::toText(line.name);
    }
    return {};
}

void selectData(QComboBox* combo, const QString& value)
{
    combo->setCurrentIndex(std::max(0, combo->findData(value)));
}

} // namespace

OrderListView::OrderListView(ConsoleContext& context,
                             OrderListPresenter& presenter,
                             QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
{
    build(context);
    connectFilters();
    connect(&presenter, &OrderListPresenter::filterChanged, this, [this] {
        m_live->reset();
        m_banner->dismiss();
        showFilter();
    });
    connect(&presenter, &OrderListPresenter::countsChanged, this, &OrderListView::showCounts);
    connect(&presenter, &OrderListPresenter::arrived, m_live, &LiveTable::mark);
    connect(&presenter, &OrderListPresenter::liveFailed, this, [this] { showLive(false); });
    connect(&presenter, &OrderListPresenter::liveWorks, this, [this] { showLive(true); });
    auto& model = presenter.model();
    connect(&model, &qt::PagedModelBase::totalChanged, this, &OrderListView::showTotal);
    connect(&model, &qt::PagedModelBase::loadingChanged, m_header, &qt::PageHeader::setBusy);
    connect(&model, &qt::PagedModelBase::loaded, this, [this] {
        m_banner->dismiss();
        showTags();
    });
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_banner->showError(
            error, tr("The orders could not be loaded."), [this] { m_presenter.retry(); });
    });
    connect(m_table, &qt::DataTable::openRequested, this, &OrderListView::openRequested);
    connect(m_empty, &qt::EmptyState::actionTriggered, this, &OrderListView::clearFilters);
}

void OrderListView::build(ConsoleContext& context)
{
    m_header = new qt::PageHeader(QString(), this);
    m_liveBadge = new qt::StatusBadge(this);
    m_liveBadge->setObjectName(QStringLiteral("liveBadge"));
    m_header->addBeside(m_liveBadge);
    m_chips = new FilterChips(this);
    m_chips->setObjectName(QStringLiteral("statusChips"));
    m_tags = new qt::TagList(this);
    m_tags->setObjectName(QStringLiteral("filterTags"));
    m_banner = new qt::MessageBanner(this);
    m_table = new qt::DataTable(this);
    m_table->setObjectName(QStringLiteral("orderTable"));
    m_table->setPagedModel(
        &m_presenter.model(), &context.preferences().store(), QStringLiteral("orders/columns"));
    m_table->setDensity(context.preferences().density());
    connect(
        &context.preferences(), &Preferences::densityChanged, m_table, &qt::DataTable::setDensity);
    m_empty = new qt::EmptyState(this);
    m_table->setEmptyWidget(m_empty);
    m_live = new LiveTable(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    auto* chipRow = new QHBoxLayout; // the room for their focus rings is no margin
    chipRow->setContentsMargins(-FilterChips::kRing, -FilterChips::kRing, 0, -FilterChips::kRing);
    chipRow->addWidget(m_chips);
    column->addLayout(chipRow);
    column->addWidget(buildFilters());
    column->addWidget(m_tags);
    column->addWidget(m_table, 1);
}

QWidget* OrderListView::buildFilters()
{
    auto* bar = new QWidget(this);
    m_search = new qt::SearchField(bar);
    m_search->setObjectName(QStringLiteral("orderSearch"));
    m_search->setMinimumWidth(220);
    m_period = new QComboBox(bar);
    m_period->setObjectName(QStringLiteral("periodFilter"));
    m_from = new QDateEdit(bar);
    m_from->setObjectName(QStringLiteral("fromDate"));
    m_from->setCalendarPopup(true);
    m_dash = new QLabel(QStringLiteral("\u2013"), bar);
    m_to = new QDateEdit(bar);
    m_to->setObjectName(QStringLiteral("toDate"));
    m_to->setCalendarPopup(true);
    m_fulfilment = new QComboBox(bar);
    m_fulfilment->setObjectName(QStringLiteral("fulfilmentFilter"));
    m_channel = new QComboBox(bar);
    m_channel->setObjectName(QStringLiteral("channelFilter"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_search, 1);
    row->addWidget(m_period);
    row->addWidget(m_from);
    row->addWidget(m_dash);
    row->addWidget(m_to);
    row->addWidget(m_fulfilment);
    row->addWidget(m_channel);
    return bar;
}

void OrderListView::connectFilters()
{
    connect(m_chips, &FilterChips::chosen, this, [this](int id) {
        m_presenter.setGroup(OrderGroup(id));
    });
    connect(m_search, &qt::SearchField::searched, this, [this](const QString& text) {
        edit([&](OrderFilter& filter) { filter.text = text; });
    });
    connect(m_search, &qt::SearchField::leftDownwards, m_table, [this] { m_table->setFocus(); });
    connect(m_period, &QComboBox::activated, this, &OrderListView::takePreset);
    connect(m_from, &QDateEdit::dateChanged, this, &OrderListView::takeDates);
    connect(m_to, &QDateEdit::dateChanged, this, &OrderListView::takeDates);
    connect(m_fulfilment, &QComboBox::activated, this, [this] {
        edit([this](OrderFilter& filter) {
            filter.fulfilment = m_fulfilment->currentData().toString();
        });
    });
    connect(m_channel, &QComboBox::activated, this, [this] {
        edit([this](OrderFilter& filter) { filter.channel = m_channel->currentData().toString(); });
    });
    connect(m_tags, &qt::TagList::removed, this, [this](const QString& id) {
        edit([&](OrderFilter& filter) {
            if (id == QLatin1String("status"))
                filter.status.clear();
            else if (id == QLatin1String("account"))
                filter.accountId.clear();
            else if (id == QLatin1String("kiosk"))
                filter.kioskId.clear();
            else
                filter.productId.clear();
        });
    });
}

void OrderListView::edit(const std::function<void(OrderFilter&)>& change)
{
    if (m_isShowing)
        return;
    OrderFilter filter = m_presenter.filter();
    change(filter);
    m_presenter.setFilter(filter);
}

void OrderListView::takePreset(int index)
{
    m_isCustomPeriod = index == Custom;
    if (m_isCustomPeriod) {
        takeDates();
        showFilter();
        m_from->setFocus();
        return;
    }
    const auto [from, to] = daysOf(index);
    edit([from = from, to = to](OrderFilter& filter) {
        filter.from = from;
        filter.to = to;
    });
}

void OrderListView::takeDates()
{
    edit([this](OrderFilter& filter) {
        filter.from = m_from->date();
        filter.to = std::max(m_from->date(), m_to->date());
    });
}

void OrderListView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool OrderListView::clearFilters()
{
    const OrderFilter& filter = m_presenter.filter();
    if (!filter.isNarrowed() && filter.group == OrderGroup::All)
        return false;
    m_isCustomPeriod = false;
    m_presenter.setFilter({});
    return true;
}

void OrderListView::retranslate()
{
    m_header->setTitle(tr("Orders"));
    for (const OrderGroup group : kOrderGroups)
        m_chips->setChip(int(group), OrderFilters::title(group), tr("Alt+%1").arg(int(group) + 1));
    m_search->setPlaceholderText(tr("Number or e-mail address"));
    m_search->setAccessibleName(tr("Search orders by number or e-mail address"));
    m_period->setAccessibleName(tr("Period"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    m_fulfilment->setAccessibleName(tr("Where the goods are"));
    m_channel->setAccessibleName(tr("Where the order came from"));
    m_table->setAccessibleName(tr("Orders"));
    m_tags->setAccessibleName(tr("Filters"));
    fillCombos();
    showFilter();
    showTotal();
    showLive(m_liveWorks);
    m_live->retranslate();
}

void OrderListView::fillCombos()
{
    m_isShowing = true;
    m_period->clear();
    m_period->addItems({tr("Any time"),
                        tr("Today"),
                        tr("Yesterday"),
                        tr("Last 7 days"),
                        tr("Last 30 days"),
                        tr("From \u2026 to \u2026")});
    m_fulfilment->clear();
    m_fulfilment->addItem(tr("Goods: all"), QString());
    for (const char* code : kFulfilments)
        m_fulfilment->addItem(OrderWords::fulfilment(code).text, QLatin1String(code));
    m_channel->clear();
    m_channel->addItem(tr("From: everywhere"), QString());
    for (const char* code : kChannels)
        m_channel->addItem(OrderWords::channel(code), QLatin1String(code));
    m_isShowing = false;
}

void OrderListView::showFilter()
{
    const OrderFilter& filter = m_presenter.filter();
    m_isShowing = true;
    m_chips->setCurrent(filter.status.isEmpty() ? int(filter.group) : -1);
    if (m_search->text().trimmed() != filter.text)
        m_search->setTextQuietly(filter.text);
    const int period = m_isCustomPeriod ? int(Custom) : periodOf(filter);
    m_period->setCurrentIndex(period);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_dash, m_to})
        widget->setVisible(period == Custom);
    const QDate today = QDate::currentDate();
    m_from->setDate(filter.from.isValid() ? filter.from : today.addDays(-6));
    m_to->setDate(filter.to.isValid() ? filter.to : today);
    selectData(m_fulfilment, filter.fulfilment);
    selectData(m_channel, filter.channel);
    m_isShowing = false;
    showTags();
    showEmpty();
    showCounts();
}

void OrderListView::showTags()
{
    const OrderFilter& filter = m_presenter.filter();
    QList<qt::TagList::Tag> tags;
    if (!filter.status.isEmpty())
        tags.append({QStringLiteral("status"),
                     tr("Status: %1").arg(OrderWords::status(filter.status.toStdString()).text)});
    const wire::Order* first = m_presenter.model().itemAt(0); // says what the ids are called
    if (!filter.accountId.isEmpty()) {
        const bool isKnown =
            first && !first->email.empty() && qt::toText(first->accountId) == filter.accountId;
        tags.append(
            {QStringLiteral("account"),
             isKnown ? tr("Customer: %1").arg(qt::toText(first->email)) : tr("One customer")});
    }
    if (!filter.kioskId.isEmpty())
        tags.append({QStringLiteral("kiosk"), tr("One kiosk")});
    if (!filter.productId.isEmpty()) {
        const QString name = first ? nameOfProduct(*first, filter.productId) : QString();
        tags.append({QStringLiteral("product"),
                     name.isEmpty() ? tr("With one product") : tr("With: %1").arg(name)});
    }
    m_tags->setTags(tags);
    m_tags->setVisible(!tags.isEmpty());
}

void OrderListView::showCounts()
{
    for (const OrderGroup group : kOrderGroups)
        m_chips->setCount(int(group), m_presenter.count(group));
}

void OrderListView::showTotal()
{
    const qint64 total = m_presenter.model().total();
    m_header->setSubtitle(total < 0 ? QString() : tr("%Ln order(s)", nullptr, int(total)));
}

void OrderListView::showEmpty()
{
    const OrderFilter& filter = m_presenter.filter();
    if (filter.isNarrowed() || filter.group != OrderGroup::All)
        m_empty->setContent(qt::Icon::Filter,
                            tr("No order fits the filters"),
                            tr("Take a filter away, or look at all orders."),
                            tr("Show all orders"));
    else
        m_empty->setContent(
            qt::Icon::Orders,
            tr("No orders yet"),
            tr("They appear here by themselves as soon as somebody buys something."));
}

void OrderListView::showLive(bool works)
{
    m_liveWorks = works;
    m_liveBadge->setBadge(works ? qt::Badge{tr("Live"), qt::Tone::Ok}
                                : qt::Badge{tr("Not live, trying again"), qt::Tone::Warn});
    m_liveBadge->setToolTip(works ? tr("New orders and changes appear by themselves.")
                                  : tr("The shop gives no answer. The list comes back by itself."));
}

} // namespace vitrine::console

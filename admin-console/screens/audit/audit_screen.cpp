#include "admin-console/screens/audit/audit_screen.hpp"

#include "admin-console/screens/audit/audit_detail.hpp"
#include "admin-console/screens/audit/audit_filter_bar.hpp"
#include "admin-console/screens/audit/audit_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/tokens.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

constexpr int kWideFrom = 1000; ///< The detail is beside the list, else below it.

AuditFilter filterOf(const Route& route)
{
    return {.person = route.value(u"person"_s),
            .service = route.value(u"service"_s),
            .action = route.value(u"action"_s),
            .entityType = route.value(u"entityType"_s),
            .entityId = route.value(u"entityId"_s),
            .from = QDate::fromString(route.value(u"from"_s), Qt::ISODate),
            .to = QDate::fromString(route.value(u"to"_s), Qt::ISODate)};
}

QMap<QString, QString> queryOf(const AuditFilter& filter)
{
    const QMap<QString, QString> all{{u"person"_s, filter.person},
                                     {u"service"_s, filter.service},
                                     {u"action"_s, filter.action},
                                     {u"entityType"_s, filter.entityType},
                                     {u"entityId"_s, filter.entityId},
                                     {u"from"_s, filter.from.toString(Qt::ISODate)},
                                     {u"to"_s, filter.to.toString(Qt::ISODate)}};
    QMap<QString, QString> set;
    for (auto each = all.begin(); each != all.end(); ++each) {
        if (!each->isEmpty())
            set.insert(each.key(), *each);
    }
    return set;
}

} // namespace

AuditScreen::AuditScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context.clients().audit)
    , m_labels(m_presenter.model(), context.clients().catalog)
    , m_header(new qt::PageHeader({}, this))
    , m_banner(new qt::MessageBanner(this))
    , m_filters(new AuditFilterBar(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new qt::DataTable(m_splitter))
    , m_empty(new qt::EmptyState)
    , m_detail(new AuditDetail(m_splitter))
{
    build();
    buildCommands();
    connect(m_filters, &AuditFilterBar::filterChanged, this, &AuditScreen::setFilter);
    connect(m_filters, &AuditFilterBar::leftDownwards, m_table, [this] { m_table->setFocus(); });
    connect(&m_presenter, &AuditPresenter::busyChanged, m_header, &qt::PageHeader::setBusy);
    connect(&m_presenter, &AuditPresenter::loaded, this, &AuditScreen::showLoaded);
    connect(&m_presenter, &AuditPresenter::failed, this, &AuditScreen::showFailure);
    connect(&m_labels, &AuditLabels::relabelled, this, &AuditScreen::showCurrent);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &AuditScreen::showCurrent);
    connect(m_detail, &AuditDetail::routeRequested, this, &Screen::routeRequested);
    connect(m_detail, &AuditDetail::onlyEntityRequested, this, &AuditScreen::onlyEntity);
    connect(m_detail, &AuditDetail::onlyPersonRequested, this, &AuditScreen::onlyPerson);
    connect(m_empty, &qt::EmptyState::actionTriggered, this, [this] { setFilter({}); });
    connect(&context, &ConsoleContext::cameBack, this, &AuditScreen::refresh);
}

void AuditScreen::build()
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    page->setSpacing(qt::space::kControls);
    page->addWidget(m_header);
    page->addWidget(m_banner);
    page->addWidget(m_filters);
    m_table->setObjectName(u"auditTable"_s);
    m_table->setModel(&m_presenter.model());
    m_table->setEmptyWidget(m_empty);
    const int widths[] = {170, 170, 160, 200, 110};
    for (int column = 0; column < AuditListModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(AuditListModel::Entity, QHeaderView::Stretch);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({690, 310}); // shares of what there is
    page->addWidget(m_splitter, 1);
}

void AuditScreen::buildCommands()
{
    m_openEntity = addCommand(u"audit.open"_s, QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
        if (!m_detail->isEmpty() && !routeOf(m_detail->entry()).isEmpty())
            Q_EMIT routeRequested(routeOf(m_detail->entry()));
    });
    m_clear = addCommand(u"audit.clearFilter"_s,
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                         [this] { setFilter({}); });
    m_table->setRowActions({m_openEntity});
}

QString AuditScreen::title() const
{
    return tr("Audit");
}

void AuditScreen::retranslate()
{
    m_header->setTitle(title());
    m_table->setAccessibleName(tr("Changes"));
    m_openEntity->setText(tr("Open what was changed"));
    m_clear->setText(tr("Show all changes"));
    m_filters->retranslate();
    m_detail->retranslate();
    m_presenter.model().retranslate();
    showEmpty();
    if (m_presenter.isLoaded())
        showLoaded();
}

void AuditScreen::open(const Route& route)
{
    if (route.filter.isEmpty()) {
        if (!m_presenter.isLoaded() && !m_presenter.isBusy())
            m_presenter.refresh();
        return;
    }
    m_filters->setEntityLabel(route.value(u"label"_s));
    m_filters->setFilter(filterOf(route));
    m_presenter.setFilter(filterOf(route));
    showEmpty();
}

Route AuditScreen::route() const
{
    return {.page = u"audit"_s, .filter = queryOf(m_presenter.filter())};
}

void AuditScreen::refresh()
{
    m_presenter.refresh();
}

void AuditScreen::focusSearch()
{
    m_filters->focusSearch();
}

bool AuditScreen::backOut()
{
    if (m_presenter.filter().isEmpty())
        return false;
    setFilter({});
    return true;
}

void AuditScreen::setFilter(const AuditFilter& filter)
{
    m_filters->setFilter(filter);
    m_presenter.setFilter(filter);
    showEmpty();
    Q_EMIT routeChanged();
}

void AuditScreen::onlyEntity()
{
    const auto& entry = m_detail->entry();
    m_filters->setEntityLabel(qt::toText(entry.entityLabel));
    setFilter({.entityType = qt::toText(entry.entityType), .entityId = qt::toText(entry.entityId)});
}

void AuditScreen::onlyPerson()
{
    const auto& entry = m_detail->entry();
    setFilter({.person = qt::toText(entry.actorName.empty() ? entry.actorId : entry.actorName)});
}

void AuditScreen::showLoaded()
{
    m_banner->dismiss();
    if (const auto total = m_presenter.total())
        m_header->setSubtitle(tr("%Ln change(s)", nullptr, int(*total)));
    auto& model = m_presenter.model();
    if (m_table->currentIndex().isValid() || model.rowCount() == 0)
        return showCurrent();
    int row = 0; // the entry that was looked at before a refresh, else the newest one
    for (int i = 0; i < model.rowCount(); ++i) {
        if (model.index(i, 0).data(qt::PagedModelBase::KeyRole).toString() == m_shownKey)
            row = i;
    }
    m_table->setCurrentIndex(model.index(row, 0));
}

void AuditScreen::showEmpty()
{
    if (m_presenter.filter().isEmpty())
        m_empty->setContent(qt::Icon::Audit,
                            tr("Nothing was changed yet"),
                            tr("Every change that somebody makes to products, stock, orders and "
                               "accounts is written down here."));
    else
        m_empty->setContent(qt::Icon::Filter,
                            tr("No change matches"),
                            tr("Nobody made a change that fits this filter."),
                            tr("Show all changes"));
}

void AuditScreen::showFailure(const QStringList& services, const Error& error)
{
    QStringList names;
    for (const auto& service : services)
        names << serviceText(service.toStdString());
    const bool isAll = !m_presenter.isLoaded() || services.size() == 5;
    m_banner->showError(
        error,
        isAll ? tr("The changes could not be loaded.")
              : tr("These changes are missing in the list: %1.").arg(names.join(u", "_s)),
        [this] { m_presenter.refresh(); });
}

void AuditScreen::showCurrent()
{
    const auto index = m_table->currentIndex();
    const auto* entry = m_presenter.model().entry(index.row());
    if (entry == nullptr) {
        m_detail->clear();
        return;
    }
    m_shownKey = index.data(qt::PagedModelBase::KeyRole).toString();
    m_detail->showEntry(*entry);
}

void AuditScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    const auto orientation = width() >= kWideFrom ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != orientation)
        m_splitter->setOrientation(orientation);
}

} // namespace vitrine::console

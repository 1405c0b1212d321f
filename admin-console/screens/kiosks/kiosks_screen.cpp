#include "admin-console/screens/kiosks/kiosks_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/filter_chips.hpp"
#include "admin-console/screens/kiosks/kiosk_dialog.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"

#include <QVBoxLayout>

namespace vitrine::console {
namespace {

constexpr int kPanelWidth = 500;

QString pageName()
{
    return QStringLiteral("kiosks");
}

} // namespace

KiosksScreen::KiosksScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_list(context.clients().devices)
    , m_kiosk({context.clients().devices, context.clients().inventory, context.clients().catalog})
    , m_header(new qt::PageHeader({}, this))
    , m_banner(new qt::MessageBanner(this))
    , m_chips(new FilterChips(this))
    , m_search(new qt::SearchField(this))
    , m_table(new qt::DataTable(this))
    , m_empty(new qt::EmptyState)
    , m_panel(new qt::SidePanel(this))
{
    addCommands();
    build();
    connectList();
    connectKiosk();
    connect(&context, &ConsoleContext::cameBack, this, &KiosksScreen::refresh);
    updateCommands();
}

void KiosksScreen::addCommands()
{
    const auto add = [this](const char* id, QKeySequence keys, qt::Icon icon, auto run) {
        auto* action = addCommand(QString::fromLatin1(id), keys, run);
        action->setIcon(qt::icon(icon));
        return action;
    };
    m_pair = add("kiosks.pair", QKeySequence::New, qt::Icon::Plus, [this] { askPairing(); });
    m_open = add("kiosks.open", Qt::CTRL | Qt::Key_O, qt::Icon::Window, [this] {
        openKiosk(m_table->currentKey());
    });
    m_clear =
        add("kiosks.clearFilters", Qt::CTRL | Qt::SHIFT | Qt::Key_F, qt::Icon::Filter, [this] {
            m_list.setFilter({});
        });
    m_actions.rename = add("kiosks.rename", Qt::Key_F2, qt::Icon::Edit, [this] { askRenaming(); });
    m_actions.lock =
        add("kiosks.lock", Qt::CTRL | Qt::SHIFT | Qt::Key_K, qt::Icon::Lock, [this] { askLock(); });
    m_actions.unpair =
        add("kiosks.unpair", Qt::CTRL | Qt::SHIFT | Qt::Key_U, qt::Icon::Trash, [this] {
            askUnpairing();
        });
    m_actions.orders =
        add("kiosks.orders", Qt::CTRL | Qt::SHIFT | Qt::Key_O, qt::Icon::Orders, [this] {
            Q_EMIT routeRequested(
                {QStringLiteral("orders"), {}, {{QStringLiteral("kioskId"), m_kiosk.id()}}});
        });
    m_actions.audit = add("kiosks.audit", Qt::CTRL | Qt::Key_L, qt::Icon::Audit, [this] {
        Q_EMIT routeRequested({QStringLiteral("audit"),
                               {},
                               {{QStringLiteral("service"), QStringLiteral("identity")},
                                {QStringLiteral("entityId"), m_kiosk.id()}}});
    });
    m_actions.returnLease =
        add("kiosks.returnLease", Qt::CTRL | Qt::SHIFT | Qt::Key_R, qt::Icon::Restore, [this] {
            askReturn();
        });
    for (const KioskGroup group : kKioskGroups)
        m_groups << addCommand(QStringLiteral("kiosks.group.%1").arg(int(group)),
                               QKeySequence(Qt::ALT | (Qt::Key_1 + int(group))),
                               [this, group] {
                                   m_list.setFilter({group, m_list.filter().text});
                               });
}

void KiosksScreen::build()
{
    m_header->addAction(m_pair, qt::ButtonKind::Primary);
    m_banner->setObjectName(QStringLiteral("kioskListBanner"));
    m_chips->setObjectName(QStringLiteral("kioskChips"));
    m_search->setObjectName(QStringLiteral("kioskSearch"));
    m_table->setObjectName(QStringLiteral("kioskTable"));
    m_table->setPagedModel(
        &m_list.model(), &context().preferences().store(), QStringLiteral("kiosks/columns"));
    m_table->setDensity(context().preferences().density());
    m_table->setEmptyWidget(m_empty);
    m_table->setRowActions({m_open});
    m_content = new KioskPanel(m_kiosk, m_actions);
    m_panel->setObjectName(QStringLiteral("kioskPanel"));
    m_panel->setPreferredWidth(kPanelWidth);
    m_panel->setContent(m_content);
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
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
}

void KiosksScreen::connectList()
{
    auto& model = m_list.model();
    connect(m_chips, &FilterChips::chosen, this, [this](int id) {
        m_list.setFilter({KioskGroup(id), m_list.filter().text});
    });
    connect(m_search, &qt::SearchField::searched, this, [this](const QString& text) {
        m_list.setFilter({m_list.filter().group, text});
    });
    connect(m_search, &qt::SearchField::leftDownwards, m_table, [this] { m_table->setFocus(); });
    connect(m_empty, &qt::EmptyState::actionTriggered, this, [this] {
        (m_list.filter() == KioskFilter{} ? m_pair : m_clear)->trigger();
    });
    connect(m_table, &qt::DataTable::openRequested, this, &KiosksScreen::openKiosk);
    connect(m_table, &qt::DataTable::selectedKeysChanged, this, [this](const QStringList& keys) {
        if (m_panel->isOpen() && keys.size() == 1)
            openKiosk(keys.front());
        updateCommands();
    });
    connect(&context().preferences(),
            &Preferences::densityChanged,
            m_table,
            &qt::DataTable::setDensity);
    connect(&m_list, &KioskListPresenter::filterChanged, this, [this] {
        showFilter();
        Q_EMIT routeChanged();
    });
    connect(&model, &qt::PagedModelBase::totalChanged, this, &KiosksScreen::showTotal);
    connect(&model, &qt::PagedModelBase::loadingChanged, m_header, &qt::PageHeader::setBusy);
    connect(&model, &qt::PagedModelBase::loaded, m_banner, &qt::MessageBanner::dismiss);
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_banner->showError(
            error, tr("The kiosks could not be loaded."), [this] { m_list.model().retry(); });
    });
}

void KiosksScreen::connectKiosk()
{
    connect(m_panel, &qt::SidePanel::closeRequested, this, &KiosksScreen::closePanel);
    connect(m_content, &KioskPanel::currentLeaseChanged, this, &KiosksScreen::updateCommands);
    connect(&m_kiosk, &KioskPresenter::changed, this, [this] {
        m_panel->setTitle(name());
        updateCommands();
        Q_EMIT titleChanged();
    });
    connect(&m_kiosk, &KioskPresenter::busyChanged, this, [this](bool isBusy) {
        if (m_dialog)
            m_dialog->setBusy(isBusy);
        updateCommands();
    });
    connect(&m_kiosk, &KioskPresenter::loaded, &m_content->banner(), &qt::MessageBanner::dismiss);
    connect(&m_kiosk, &KioskPresenter::loadFailed, this, [this](const Error& error) {
        m_content->banner().showError(
            error, tr("The kiosk could not be loaded."), [this] { m_kiosk.reload(); });
    });
    connect(&m_kiosk, &KioskPresenter::writeFailed, this, [this](const Error& error) {
        m_content->banner().showError(error, tr("Nothing was changed."));
    });
    connect(&m_kiosk, &KioskPresenter::paired, this, [this](const wire::Device& kiosk) {
        if (m_dialog)
            m_dialog->accept();
        context().toast(
            tr("“%1” is paired; it starts in a few seconds.").arg(qt::toText(kiosk.name)));
        m_list.refresh();
    });
    connect(&m_kiosk, &KioskPresenter::renamed, this, [this](const wire::Device& kiosk) {
        if (m_dialog)
            m_dialog->accept();
        written(kiosk);
    });
    const auto failed = [this](const Error& error) {
        if (m_dialog)
            m_dialog->showError(error);
    };
    connect(&m_kiosk, &KioskPresenter::pairingFailed, this, failed);
    connect(&m_kiosk, &KioskPresenter::renamingFailed, this, failed);
    connect(&m_kiosk, &KioskPresenter::stateSet, this, &KiosksScreen::written);
    connect(&m_kiosk, &KioskPresenter::leaseReturned, this, [this] {
        context().toast(tr("The stock is on sale for everybody again."));
    });
}

void KiosksScreen::written(const wire::Device& kiosk)
{
    const QString called = qt::toText(kiosk.name);
    if (kiosk.state == "LOCKED")
        context().toast(tr("“%1” is locked.").arg(called));
    else if (kiosk.state == "REVOKED")
        context().toast(tr("“%1” is unpaired.").arg(called));
    else
        context().toast(tr("“%1” was changed.").arg(called));
    m_list.model().replaceItem(kiosk);
    m_list.refresh();
}

QString KiosksScreen::name() const
{
    return m_kiosk.kiosk() ? qt::toText(m_kiosk.kiosk()->name) : tr("Kiosk");
}

QString KiosksScreen::title() const
{
    return m_panel->isOpen() && m_kiosk.kiosk() ? name() : tr("Kiosks");
}

void KiosksScreen::open(const Route& route)
{
    if (!route.filter.isEmpty())
        m_list.setFilter(KioskFilter::fromRoute(route.filter));
    m_list.setWatched(isVisible());
    if (!route.id.isEmpty())
        openKiosk(route.id);
    else if (!route.filter.isEmpty())
        closePanel();
    showFilter();
}

Route KiosksScreen::route() const
{
    return {pageName(), m_panel->isOpen() ? m_kiosk.id() : QString(), m_list.filter().route()};
}

void KiosksScreen::refresh()
{
    m_list.refresh();
    m_kiosk.reload();
}

void KiosksScreen::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool KiosksScreen::backOut()
{
    if (m_panel->isOpen()) {
        closePanel();
        return true;
    }
    if (m_list.filter() == KioskFilter{})
        return false;
    m_list.setFilter({});
    return true;
}

void KiosksScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    m_list.setWatched(true);
}

void KiosksScreen::hideEvent(QHideEvent* event)
{
    m_list.setWatched(false);
    Screen::hideEvent(event);
}

void KiosksScreen::openKiosk(const QString& id)
{
    if (id.isEmpty() || (id == m_kiosk.id() && m_panel->isOpen()))
        return;
    m_content->banner().dismiss();
    m_kiosk.open(id);
    m_panel->setTitle(name());
    m_panel->open();
    updateCommands();
    Q_EMIT routeChanged();
}

void KiosksScreen::closePanel()
{
    if (!m_panel->isOpen())
        return;
    m_kiosk.close();
    m_panel->close();
    m_table->setFocus();
    updateCommands();
    Q_EMIT titleChanged();
    Q_EMIT routeChanged();
}

void KiosksScreen::updateCommands()
{
    const bool isOpen = m_panel->isOpen() && m_kiosk.kiosk().has_value();
    const std::string state = isOpen ? m_kiosk.kiosk()->state : std::string();
    const bool isLocked = state == "LOCKED";
    const bool isFree = isOpen && !m_kiosk.isBusy();
    m_open->setEnabled(!m_table->currentKey().isEmpty());
    m_actions.rename->setEnabled(isFree && state != "REVOKED");
    m_actions.lock->setEnabled(isFree && (isLocked || state == "ACTIVE"));
    m_actions.lock->setText(isLocked ? tr("Unlock") : tr("Lock…"));
    m_actions.lock->setIcon(qt::icon(isLocked ? qt::Icon::Unlock : qt::Icon::Lock));
    m_actions.unpair->setEnabled(isFree && state != "REVOKED");
    m_actions.orders->setEnabled(isOpen);
    m_actions.audit->setEnabled(isOpen);
    m_actions.returnLease->setEnabled(isFree && !m_content->currentLease().empty());
    Q_EMIT commandsChanged();
}

void KiosksScreen::askPairing()
{
    m_dialog = new KioskDialog(this);
    connect(m_dialog, &KioskDialog::submitted, &m_kiosk, &KioskPresenter::pair);
    m_dialog->open();
}

void KiosksScreen::askRenaming()
{
    if (!m_kiosk.kiosk())
        return;
    m_dialog = new KioskDialog(*m_kiosk.kiosk(), this);
    connect(m_dialog, &KioskDialog::submitted, &m_kiosk, [this](const wire::DeviceDraft& draft) {
        m_kiosk.rename({draft.name, draft.place});
    });
    m_dialog->open();
}

void KiosksScreen::askLock()
{
    if (m_kiosk.kiosk() && m_kiosk.kiosk()->state == "LOCKED") {
        m_kiosk.setLocked(false); // harmless: no question
        return;
    }
    qt::confirm(this,
                {.title = tr("Lock “%1”?").arg(name()),
                 .text = tr("It stops selling at once, in the middle of a purchase too. Sales that "
                            "it has not sent yet stay in it. You can unlock it at any time."),
                 .verb = tr("Lock")},
                [this] { m_kiosk.setLocked(true); });
}

void KiosksScreen::askUnpairing()
{
    const auto& kiosk = m_kiosk.kiosk();
    if (!kiosk)
        return;
    QString text = tr("It loses its access at once and for good. To use it again, pair it anew.");
    if (kiosk->report.queueLength > 0)
        text += u'\n' + tr("%n sale(s) in it have not reached the shop: they can be sent only when "
                           "it is paired again.",
                           nullptr,
                           static_cast<int>(kiosk->report.queueLength));
    qt::confirm(this,
                {.title = tr("Unpair “%1”?").arg(name()), .text = text, .verb = tr("Unpair")},
                [this] { m_kiosk.unpair(); });
}

void KiosksScreen::askReturn()
{
    const std::string lease = m_content->currentLease();
    if (lease.empty())
        return;
    qt::confirm(this,
                {.title = tr("Put the stock back on sale?"),
                 .text = tr("What is left of this allotment can be bought by everybody again. If "
                            "the kiosk is offline and sells it all the same, there may be too "
                            "little of it."),
                 .verb = tr("Put back")},
                [this, lease] { m_kiosk.returnLease(lease); });
}

void KiosksScreen::showFilter()
{
    const KioskFilter& filter = m_list.filter();
    m_chips->setCurrent(int(filter.group));
    if (m_search->text().trimmed() != filter.text)
        m_search->setTextQuietly(filter.text);
    if (filter == KioskFilter{})
        m_empty->setContent(qt::Icon::Kiosks,
                            tr("No kiosk yet"),
                            tr("Switch one on: it shows a code of eight letters. Enter it here."),
                            tr("Add a kiosk"));
    else
        m_empty->setContent(qt::Icon::Filter,
                            tr("No kiosk fits"),
                            tr("Try other words, or look at all kiosks."),
                            tr("Show all kiosks"));
}

void KiosksScreen::showTotal()
{
    const qint64 total = m_list.model().total();
    m_header->setSubtitle(total < 0 ? QString() : tr("%Ln kiosk(s)", nullptr, int(total)));
}

void KiosksScreen::retranslate()
{
    m_header->setTitle(tr("Kiosks"));
    for (const KioskGroup group : kKioskGroups)
        m_chips->setChip(
            int(group), KioskListPresenter::title(group), tr("Alt+%1").arg(int(group) + 1));
    m_search->setPlaceholderText(tr("Name or place"));
    m_search->setAccessibleName(tr("Search kiosks by name or place"));
    m_table->setAccessibleName(tr("Kiosks"));
    m_pair->setText(tr("Add a kiosk"));
    m_open->setText(tr("Show the kiosk"));
    m_clear->setText(tr("Clear all filters"));
    m_actions.rename->setText(tr("Rename…"));
    m_actions.unpair->setText(tr("Unpair…"));
    m_actions.orders->setText(tr("Its orders"));
    m_actions.audit->setText(tr("Who changed what"));
    m_actions.returnLease->setText(tr("Put back on sale…"));
    for (int i = 0; i < m_groups.size(); ++i)
        m_groups[i]->setText(
            tr("Show kiosks: %1").arg(KioskListPresenter::title(kKioskGroups[std::size_t(i)])));
    m_content->retranslate();
    showFilter();
    showTotal();
    updateCommands();
    Q_EMIT titleChanged();
}

} // namespace vitrine::console

#include "admin-console/screens/kiosks/kiosk_panel.hpp"

#include "admin-console/screens/kiosks/kiosk_presenter.hpp"
#include "admin-console/screens/kiosks/kiosk_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

enum Facts {
    Version,
    Platform,
    LastSeen,
    Clock,
    Queue,
    Printer,
    Terminal,
    Disk,
    Paired,
    FactCount
};

/// A button that follows its action: text, enabled state, tool tip with the shortcut.
QPushButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(action->objectName());
    button->setIcon(action->icon());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(qt::toolTipOf(*action));
        button->setAccessibleName(action->text());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    follow();
    return button;
}

} // namespace

KioskPanel::KioskPanel(KioskPresenter& presenter, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_banner(new qt::MessageBanner(this))
    , m_place(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_state(new qt::StatusBadge(this))
    , m_health(new qt::StatusBadge(this))
    , m_facts(new QGridLayout)
    , m_leaseTitle(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_noLeases(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_leases(new qt::DataTable(this))
{
    build(actions);
    connect(&m_presenter, &KioskPresenter::changed, this, &KioskPanel::show);
    connect(&m_presenter.leases(), &QAbstractItemModel::modelReset, this, &KioskPanel::showLeases);
    retranslate();
}

void KioskPanel::build(const Actions& actions)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kControls);
    m_banner->setObjectName(QStringLiteral("kioskBanner"));
    column->addWidget(m_banner);
    m_place->setWordWrap(true);
    m_place->setTextFormat(Qt::PlainText);
    column->addWidget(m_place);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(qt::space::kGroup);
    badges->addWidget(m_state);
    badges->addWidget(m_health);
    badges->addStretch(1);
    column->addLayout(badges);
    m_facts->setHorizontalSpacing(qt::space::kGroup);
    m_facts->setVerticalSpacing(qt::space::kTight);
    m_facts->setColumnStretch(1, 1);
    for (int row = 0; row < FactCount; ++row) {
        Fact fact{qt::makeLabel({}, qt::TextStyle::Body, this, true),
                  qt::makeLabel({}, qt::TextStyle::Body, this)};
        fact.value->setTextFormat(Qt::PlainText);
        fact.value->setWordWrap(true);
        m_facts->addWidget(fact.caption, row, 0, Qt::AlignTop);
        m_facts->addWidget(fact.value, row, 1);
        m_values.append(fact);
    }
    column->addLayout(m_facts);
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    for (QAction* action : {actions.rename, actions.lock, actions.unpair})
        first->addWidget(buttonFor(action, this));
    for (QAction* action : {actions.orders, actions.audit})
        second->addWidget(buttonFor(action, this));
    for (QHBoxLayout* row : {first, second}) {
        row->setSpacing(qt::space::kInside);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addSpacing(qt::space::kInside);
    auto* head = new QHBoxLayout;
    head->addWidget(m_leaseTitle, 1);
    head->addWidget(buttonFor(actions.returnLease, this));
    column->addLayout(head);
    m_noLeases->setWordWrap(true);
    column->addWidget(m_noLeases);
    m_leases->setObjectName(QStringLiteral("leaseTable"));
    m_leases->setModel(&m_presenter.leases());
    m_leases->horizontalHeader()->setStretchLastSection(false);
    m_leases->horizontalHeader()->setSectionResizeMode(LeaseLinesModel::Product,
                                                       QHeaderView::Stretch);
    m_leases->setColumnWidth(LeaseLinesModel::Sold, 84);
    m_leases->setColumnWidth(LeaseLinesModel::Left, 64);
    m_leases->setColumnWidth(LeaseLinesModel::Ends, 136);
    m_leases->setRowActions({actions.returnLease});
    column->addWidget(m_leases, 1);
    column->addStretch(0);
    connect(m_leases->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &KioskPanel::currentLeaseChanged);
}

void KioskPanel::retranslate()
{
    const QString captions[] = {tr("Version"),
                                tr("System"),
                                tr("Last seen"),
                                tr("Clock"),
                                tr("Unsent sales"),
                                tr("Printer"),
                                tr("Card terminal"),
                                tr("Free disk space"),
                                tr("Paired")};
    for (int i = 0; i < FactCount; ++i)
        m_values[i].caption->setText(captions[i]);
    m_leaseTitle->setText(tr("Stock set aside"));
    m_leases->setAccessibleName(tr("Stock set aside for this kiosk"));
    m_presenter.leases().retranslate();
    show();
    showLeases();
}

void KioskPanel::show()
{
    const auto& kiosk = m_presenter.kiosk();
    m_state->setVisible(kiosk.has_value());
    m_health->setVisible(kiosk && !kiosk_words::health(*kiosk).text.isEmpty());
    m_place->setVisible(kiosk && !kiosk->place.empty());
    if (!kiosk) {
        for (const Fact& fact : m_values)
            fact.value->clear();
        return;
    }
    m_state->setBadge(kiosk_words::state(*kiosk));
    m_health->setBadge(kiosk_words::health(*kiosk));
    m_place->setText(qt::toText(kiosk->place));
    const auto set = [this](int fact, const QString& text) {
        m_values[fact].value->setText(text.isEmpty() ? QStringLiteral("–") : text);
    };
    const bool hasReported = !kiosk->lastSeenAt.empty();
    const QString skew = kiosk_words::clockSkew(*kiosk);
    set(Version, qt::toText(kiosk->report.softwareVersion));
    set(Platform, qt::toText(kiosk->platform));
    set(LastSeen, kiosk_words::lastSeen(*kiosk));
    m_values[LastSeen].value->setToolTip(qt::formatFullTime(qt::parseTime(kiosk->lastSeenAt)));
    set(Clock, !hasReported ? QString() : skew.isEmpty() ? tr("Right") : skew);
    set(Queue, hasReported ? kiosk_words::queue(*kiosk) : QString());
    set(Printer, kiosk_words::printer(*kiosk));
    set(Terminal, kiosk_words::terminal(*kiosk));
    set(Disk, hasReported ? qt::formatBytes(kiosk->report.freeDiskBytes) : QString());
    set(Paired, qt::formatDateTime(qt::parseTime(kiosk->pairedAt)));
}

void KioskPanel::showLeases()
{
    const LeaseLinesModel& model = m_presenter.leases();
    m_noLeases->setText(
        model.hasFailed()
            ? tr("What is set aside could not be loaded.")
            : tr("Nothing. A kiosk that sells without a network sets stock aside beforehand."));
    m_noLeases->setVisible(model.rowCount() == 0);
    m_leases->setVisible(model.rowCount() > 0);
    Q_EMIT currentLeaseChanged();
}

std::string KioskPanel::currentLease() const
{
    return m_presenter.leases().leaseAt(m_leases->currentIndex().row());
}

} // namespace vitrine::console

#include "admin-console/screens/customers/customer_view.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/customers/password_dialog.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>

#include <utility>

namespace vitrine::console {
namespace {

using qt::toText;

constexpr int kSideWidth = 320;
constexpr int kOneColumnBelow = 900;
constexpr std::array kFacts{"email", "created", "lastSignIn", "id"};

} // namespace

CustomerView::CustomerView(ConsoleContext& context, CustomerPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_presenter(presenter)
{
    build();
    connect(&presenter, &CustomerPresenter::changed, this, &CustomerView::showAccount);
    connect(&presenter, &CustomerPresenter::busyChanged, this, &CustomerView::showAccount);
    connect(&presenter, &CustomerPresenter::loadingChanged, this, [this] {
        m_header->setBusy(m_presenter.isLoading());
    });
    connect(&presenter, &CustomerPresenter::loaded, this, [this] {
        if (std::exchange(m_hasLoadFailed, false))
            m_banner->dismiss();
    });
    connect(&presenter, &CustomerPresenter::loadFailed, this, [this](const Error& error) {
        m_hasLoadFailed = true;
        m_banner->showError(error,
                            error.code == ErrorCode::NotFound
                                ? tr("There is no such account.")
                                : tr("The account could not be loaded."),
                            [this] { m_presenter.reload(); });
    });
    connect(&presenter, &CustomerPresenter::writeFailed, this, [this](const Error& error) {
        m_banner->showError(
            error, tr("The account was not changed."), [this] { m_presenter.reload(); });
    });
    connect(&presenter, &CustomerPresenter::written, this, &CustomerView::tellWritten);
    connect(&presenter, &CustomerPresenter::passwordReset, this, [this](const QString& password) {
        m_banner->dismiss();
        auto* dialog =
            new PasswordDialog(AccountRules::nameOf(*m_presenter.account()), password, this);
        dialog->open();
    });
    auto& model = presenter.orders();
    connect(&model, &qt::PagedModelBase::failed, this, [this](const Error& error) {
        m_hasLoadFailed = true;
        m_banner->showError(error, tr("The customer's orders could not be loaded."), [this] {
            m_presenter.orders().retry();
        });
    });
    connect(m_header, &qt::PageHeader::backRequested, this, &CustomerView::backRequested);
    connect(m_table, &qt::DataTable::openRequested, this, [this](const QString& id) {
        Q_EMIT routeRequested({QStringLiteral("orders"), id});
    });
    const auto toOrders = [this] { m_actions.orders->trigger(); };
    connect(m_orderCount, &QAbstractButton::clicked, this, toOrders);
}

void CustomerView::build()
{
    m_header = new qt::PageHeader(QString(), this);
    m_state = new qt::StatusBadge(this);
    m_header->addBeside(m_state);
    m_banner = new qt::MessageBanner(this);
    m_banner->setObjectName(QStringLiteral("customerBanner"));
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(qt::space::kInside);
    m_body = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_body);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(qt::space::kGroup);
    m_columns->addWidget(buildMain(), 1);
    m_side = buildSide();
    m_columns->addWidget(m_side, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kGroup, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addLayout(m_buttons);
    column->addWidget(m_body, 1);
    column->addStretch(0);
}

QWidget* CustomerView::buildMain()
{
    auto* main = new QWidget(m_body);
    m_orderCount = new FigureTile(main);
    m_orderCount->setObjectName(QStringLiteral("customerOrders"));
    m_spent = new FigureTile(main);
    m_last = new FigureTile(main);
    m_spent->setObjectName(QStringLiteral("customerSpent"));
    m_last->setObjectName(QStringLiteral("customerLast"));
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(qt::space::kControls);
    for (FigureTile* tile : {m_orderCount, m_spent, m_last}) {
        tile->setClickable(tile == m_orderCount);
        tiles->addWidget(tile, 1);
    }
    m_ordersHead = qt::makeLabel(QString(), qt::TextStyle::Emphasis, main);
    m_table = new qt::DataTable(main);
    m_table->setObjectName(QStringLiteral("customerOrderTable"));
    m_table->setPagedModel(&m_presenter.orders(),
                           &m_context.preferences().store(),
                           QStringLiteral("customers/orderColumns"));
    m_table->setDensity(m_context.preferences().density());
    m_empty = new qt::EmptyState(main);
    m_table->setEmptyWidget(m_empty);
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kControls);
    column->addLayout(tiles);
    column->addWidget(m_ordersHead);
    column->addWidget(m_table, 1);
    return main;
}

QWidget* CustomerView::buildSide()
{
    auto* side = new QFrame(m_body);
    qt::setCard(side);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    column->setSpacing(qt::space::kTight);
    for (const char* fact : kFacts) {
        auto* head = qt::makeLabel(QString(), qt::TextStyle::Caption, side, true);
        auto* value = qt::makeLabel(QString(), qt::TextStyle::Body, side);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(true);
        m_factHeads.insert(QLatin1String(fact), head);
        m_facts.insert(QLatin1String(fact), value);
        column->addWidget(head);
        column->addWidget(value);
        column->addSpacing(qt::space::kInside);
    }
    m_rolesHead = qt::makeLabel(QString(), qt::TextStyle::Emphasis, side);
    column->addWidget(m_rolesHead);
    for (const char* role : kAccountRoles) {
        auto* box = new QCheckBox(side);
        box->setObjectName(QStringLiteral("role") + QLatin1String(role));
        auto* help = qt::makeLabel(QString(), qt::TextStyle::Caption, side, true);
        help->setWordWrap(true);
        help->setIndent(24);
        connect(box, &QCheckBox::clicked, this, [this, role] { toggleRole(role); });
        m_roles.insert(QLatin1String(role), box);
        m_roleHelps.insert(QLatin1String(role), help);
        column->addWidget(box);
        column->addWidget(help);
        column->addSpacing(qt::space::kTight);
    }
    return side;
}

void CustomerView::setActions(const Actions& actions)
{
    m_actions = actions;
    const auto add = [this](QAction* action, const char* name) {
        auto* button = new QPushButton(this);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
        return button;
    };
    m_resetButton = add(actions.reset, "resetPassword");
    m_toggleButton = add(actions.toggle, "toggleDisabled");
    m_buttons->addStretch(1);
}

void CustomerView::reset()
{
    m_hasLoadFailed = false;
    m_banner->dismiss();
    showAccount();
}

void CustomerView::retranslate()
{
    m_header->setBack(tr("Customers"));
    m_orderCount->setTitle(tr("Orders"));
    m_spent->setTitle(tr("Spent"));
    m_last->setTitle(tr("Last order"));
    m_ordersHead->setText(tr("Orders"));
    m_table->setAccessibleName(tr("Orders of this customer"));
    m_empty->setContent(
        qt::Icon::Orders, tr("No orders yet"), tr("Whatever they buy is listed here."));
    m_factHeads[QStringLiteral("email")]->setText(tr("E-mail address"));
    m_factHeads[QStringLiteral("created")]->setText(tr("Account since"));
    m_factHeads[QStringLiteral("lastSignIn")]->setText(tr("Last sign-in"));
    m_factHeads[QStringLiteral("id")]->setText(tr("Id"));
    m_rolesHead->setText(tr("Roles"));
    for (const char* role : kAccountRoles) {
        m_roles[QLatin1String(role)]->setText(AccountRules::roleName(role));
        m_roles[QLatin1String(role)]->setAccessibleName(
            tr("Role: %1").arg(AccountRules::roleName(role)));
    }
    showAccount();
}

void CustomerView::showAccount()
{
    const auto& account = m_presenter.account();
    m_body->setVisible(account.has_value());
    m_state->setVisible(account.has_value());
    for (QPushButton* button : {m_resetButton, m_toggleButton}) {
        if (button)
            button->setVisible(account.has_value());
    }
    if (!account) {
        m_header->setTitle(tr("Customer"));
        m_header->setSubtitle({});
        Q_EMIT changed();
        return;
    }
    m_header->setTitle(AccountRules::nameOf(*account));
    m_header->setSubtitle(AccountRules::roleNames(*account));
    m_state->setBadge(AccountRules::state(*account));
    m_facts[QStringLiteral("email")]->setText(toText(account->email));
    m_facts[QStringLiteral("created")]->setText(
        qt::formatDateTime(qt::parseTime(account->createdAt)));
    m_facts[QStringLiteral("lastSignIn")]->setText(
        account->lastSignInAt.empty() ? tr("Never")
                                      : qt::formatRelative(qt::parseTime(account->lastSignInAt)));
    m_facts[QStringLiteral("id")]->setText(toText(account->id));
    const QString why = AccountRules::whyNotDisable(m_presenter.situation());
    const bool isFree = !m_presenter.isBusy();
    const QString toggleText =
        account->disabled ? tr("Enable the account") : tr("Disable the account\u2026");
    m_actions.toggle->setText(toggleText);
    m_actions.toggle->setEnabled(isFree && (account->disabled || why.isEmpty()));
    m_actions.reset->setEnabled(isFree);
    m_toggleButton->setText(toggleText);
    m_toggleButton->setEnabled(m_actions.toggle->isEnabled());
    m_toggleButton->setToolTip(account->disabled || why.isEmpty() ? qt::toolTipOf(*m_actions.toggle)
                                                                  : why);
    m_toggleButton->setAccessibleDescription(why);
    qt::setButtonKind(m_toggleButton,
                      account->disabled ? qt::ButtonKind::Normal : qt::ButtonKind::Danger);
    m_resetButton->setText(m_actions.reset->text());
    m_resetButton->setEnabled(isFree);
    m_resetButton->setToolTip(qt::toolTipOf(*m_actions.reset));
    showRoles();
    showTotals();
    Q_EMIT changed();
}

void CustomerView::showRoles()
{
    const AccountRules::Situation situation = m_presenter.situation();
    for (const char* role : kAccountRoles) {
        QCheckBox* box = m_roles[QLatin1String(role)];
        const QString why = AccountRules::whyNotToggle(situation, role);
        const QSignalBlocker quiet(box);
        box->setChecked(AccountRules::has(situation.account, role));
        box->setEnabled(why.isEmpty() && !m_presenter.isBusy());
        box->setToolTip(why);
        const QString help = why.isEmpty() ? AccountRules::roleHelp(role) : why;
        box->setAccessibleDescription(help);
        m_roleHelps[QLatin1String(role)]->setText(help);
    }
}

void CustomerView::showTotals()
{
    const auto& totals = m_presenter.totals();
    if (!totals) {
        for (FigureTile* tile : {m_orderCount, m_spent, m_last})
            tile->setValue({});
        return;
    }
    QStringList spent;
    QStringList refunded;
    for (const wire::CustomerSum& sum : totals->sums) {
        spent << qt::formatMoney({sum.paid.amount() - sum.refunded.amount(), sum.paid.currency()});
        if (sum.refunded.amount() != 0)
            refunded << qt::formatMoney(sum.refunded);
    }
    const QString none = qt::formatMoney({0, m_context.currency()});
    m_orderCount->setValue(qt::formatCount(totals->orders));
    m_spent->setValue(spent.isEmpty() ? none : spent.join(QStringLiteral(" + ")));
    m_spent->setNote(refunded.isEmpty()
                         ? QString()
                         : tr("%1 given back").arg(refunded.join(QStringLiteral(" + "))));
    m_last->setValue(totals->lastOrderAt.empty()
                         ? QStringLiteral("\u2013")
                         : qt::formatDate(qt::parseTime(totals->lastOrderAt)));
}

void CustomerView::toggleRole(const std::string& role)
{
    showRoles(); // the box shows what is, not what was asked for
    const auto& account = m_presenter.account();
    if (!account)
        return;
    if (role != "ADMIN") {
        m_presenter.toggleRole(role);
        return;
    }
    const QString name = AccountRules::nameOf(*account);
    const bool isGiven = !AccountRules::has(*account, role);
    qt::confirm(
        this,
        {.title = isGiven ? tr("Make %1 an administrator?").arg(name)
                          : tr("Take the role of administrator from %1?").arg(name),
         .text = isGiven ? tr("They will be able to do everything in this program: change prices, "
                              "give money back, and name other administrators.")
                         : tr("They can no longer sign in to this program."),
         .verb = isGiven ? tr("Make administrator") : tr("Take the role"),
         .isDestructive = !isGiven},
        [this, role, id = m_presenter.accountId()] {
            if (id == m_presenter.accountId())
                m_presenter.toggleRole(role);
        });
}

void CustomerView::toggleDisabled()
{
    const auto& account = m_presenter.account();
    if (!account)
        return;
    if (account->disabled) {
        m_presenter.setDisabled(false);
        return;
    }
    qt::confirm(
        this,
        {.title = tr("Disable the account of %1?").arg(AccountRules::nameOf(*account)),
         .text = tr("They are signed out everywhere and cannot sign in again until the account is "
                    "enabled. Their orders stay as they are."),
         .verb = tr("Disable")},
        [this, id = m_presenter.accountId()] {
            if (id == m_presenter.accountId())
                m_presenter.setDisabled(true);
        });
}

void CustomerView::resetPassword()
{
    const auto& account = m_presenter.account();
    if (!account)
        return;
    qt::confirm(
        this,
        {.title = tr("Reset the password of %1?").arg(AccountRules::nameOf(*account)),
         .text = tr("Their password stops working at once. You get a temporary one to pass on."),
         .verb = tr("Reset")},
        [this, id = m_presenter.accountId()] {
            if (id == m_presenter.accountId())
                m_presenter.resetPassword();
        });
}

void CustomerView::tellWritten(const wire::Account& before, const wire::Account& after)
{
    m_banner->dismiss();
    const QString name = AccountRules::nameOf(after);
    if (before.disabled != after.disabled) {
        m_context.toast(after.disabled ? tr("The account of %1 is disabled.").arg(name)
                                       : tr("The account of %1 is enabled.").arg(name));
        return;
    }
    m_context.toast(tr("%1 now has the roles: %2.").arg(name, AccountRules::roleNames(after)));
}

void CustomerView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < kOneColumnBelow;
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setAlignment(m_side, isNarrow ? Qt::Alignment() : Qt::AlignTop);
    m_side->setMinimumWidth(isNarrow ? 0 : kSideWidth);
    m_side->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : kSideWidth);
}

} // namespace vitrine::console

#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/app/route.hpp"
#include "admin-console/screens/customers/customer_presenter.hpp"

#include <QAction>
#include <QHash>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;

namespace vitrine::qt {
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

class FigureTile;

/// One account: who it is and what it may do at the right, what they bought at the left.
class CustomerView final : public QWidget
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction* toggle = nullptr; ///< Disable or enable.
        QAction* reset = nullptr;
        QAction* audit = nullptr;
        QAction* orders = nullptr;
    };

    CustomerView(ConsoleContext& context, CustomerPresenter& presenter, QWidget* parent = nullptr);

    void setActions(const Actions& actions);
    void toggleDisabled();
    void resetPassword();
    void reset();
    void retranslate();
    [[nodiscard]] qt::DataTable* orderTable() const { return m_table; }

Q_SIGNALS:
    void backRequested();
    void routeRequested(const vitrine::console::Route& route);
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildSide();
    QWidget* buildMain();
    void showAccount();
    void showTotals();
    void showRoles();
    void toggleRole(const std::string& role);
    void tellWritten(const wire::Account& before, const wire::Account& after);

    ConsoleContext& m_context;
    CustomerPresenter& m_presenter;
    qt::PageHeader* m_header;
    qt::StatusBadge* m_state;
    qt::MessageBanner* m_banner;
    Actions m_actions;
    QHBoxLayout* m_buttons;
    QPushButton* m_toggleButton = nullptr;
    QPushButton* m_resetButton = nullptr;
    QWidget* m_body;
    QBoxLayout* m_columns;
    QWidget* m_side;
    FigureTile* m_orderCount;
    FigureTile* m_spent;
    FigureTile* m_last;
    QLabel* m_ordersHead;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    QHash<QString, QLabel*> m_facts; ///< Values by what they are.
    QHash<QString, QLabel*> m_factHeads;
    QLabel* m_rolesHead;
    QHash<QString, QCheckBox*> m_roles;
    QHash<QString, QLabel*> m_roleHelps;
    bool m_hasLoadFailed = false;
};

} // namespace vitrine::console

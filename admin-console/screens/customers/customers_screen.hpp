#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/customers/customer_view.hpp"

class QStackedWidget;

namespace vitrine::qt {
class SearchField;
}

namespace vitrine::console {

class CustomerListPresenter;
class FilterChips;

/// Accounts: the list, and one of them.
class CustomersScreen final : public Screen
{
    Q_OBJECT

public:
    explicit CustomersScreen(ConsoleContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<QAction*> commands() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;

    [[nodiscard]] CustomerListPresenter& listPresenter() const { return *m_listPresenter; }
    [[nodiscard]] CustomerPresenter& customerPresenter() const { return *m_presenter; }
    [[nodiscard]] CustomerView* page() const { return m_page; }
    [[nodiscard]] qt::DataTable* table() const { return m_table; }

protected:
    void retranslate() override;

private:
    QWidget* buildList();
    void addCommands();
    void showFilter();
    void showTotal();
    void updateCommands();
    bool clearFilters();
    [[nodiscard]] bool isPageShown() const;
    [[nodiscard]] QString chosenId() const;

    CustomerListPresenter* m_listPresenter;
    CustomerPresenter* m_presenter;
    QStackedWidget* m_stack;
    QWidget* m_list = nullptr;
    qt::PageHeader* m_header = nullptr;
    FilterChips* m_chips = nullptr;
    qt::SearchField* m_search = nullptr;
    qt::MessageBanner* m_banner = nullptr;
    qt::DataTable* m_table = nullptr;
    qt::EmptyState* m_empty = nullptr;
    CustomerView* m_page = nullptr;
    CustomerView::Actions m_actions;
    QAction* m_openCommand = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_copyMail = nullptr;
    QAction* m_back = nullptr;
    QList<QAction*> m_groups;
};

} // namespace vitrine::console

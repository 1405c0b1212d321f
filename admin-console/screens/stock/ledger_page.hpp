#pragma once

#include "admin-console/app/route.hpp"
#include "admin-console/parts/product_lookup.hpp"
#include "admin-console/screens/stock/ledger_presenter.hpp"

#include <QWidget>

class QLabel;

namespace vitrine::qt {
class DataTable;
class MessageBanner;
class PageHeader;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

class ConsoleContext;
class FigureTile;

/// The stock of one product: its figures, why they are what they are, and every movement.
class LedgerPage : public QWidget
{
    Q_OBJECT

public:
    LedgerPage(ConsoleContext& context, ProductLookup& products, QWidget* parent = nullptr);

    void open(const std::string& productId);
    void refresh();
    [[nodiscard]] LedgerPresenter& presenter() { return m_presenter; }
    [[nodiscard]] QString productName();
    /// The actions of the page's head and of its rows.
    void setActions(const QList<QAction*>& head, const QList<QAction*>& rows);
    /// Where the current row leads: its order, else its person; an empty route for none.
    [[nodiscard]] Route currentOrder() const;
    [[nodiscard]] Route currentPerson() const;
    void retranslate();

Q_SIGNALS:
    void backRequested();
    void routeRequested(const vitrine::console::Route& route);
    void titleChanged();

private:
    void build();
    void showStock();
    void showProduct();
    void showWhy();

    ProductLookup& m_products;
    LedgerPresenter m_presenter;
    qt::PageHeader* m_header;
    qt::StatusBadge* m_badge;
    qt::MessageBanner* m_banner;
    FigureTile* m_onHand;
    FigureTile* m_reserved;
    FigureTile* m_safety;
    FigureTile* m_available;
    QLabel* m_why;
    qt::DataTable* m_table;
};

/// "47 on hand = 60 counted on 3 November + 12 delivered …" as rich text.
[[nodiscard]] QString explanationText(const StockExplanation& why);

} // namespace vitrine::console

#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace vitrine::kiosk {

class ProductGrid;
class ProductPresenter;
class QuantityStepper;

/// What is written about a product: name, price, stock, quantity, description, specifications, what
/// goes with it. Lies in a page that a finger moves.
class ProductPage final : public QWidget
{
    Q_OBJECT

public:
    ProductPage(KioskContext& context, ProductPresenter& presenter, QWidget* parent);

    /// Above all else, instead of beside it; null takes it away.
    void setAbove(QWidget* widget);
    /// What goes with it, in so many columns.
    void setCompanionForm(bool isRow, int columns);
    void refresh();
    void retranslate();

    [[nodiscard]] ProductGrid& companions() const { return *m_companions; }

private:
    void refreshStock();
    void refreshSpecifications();
    void fitCompanions();

    KioskContext& m_context;
    ProductPresenter& m_presenter;
    QLabel* m_brand;
    QLabel* m_name;
    QLabel* m_price;
    QLabel* m_tax;
    QLabel* m_stockSymbol;
    QLabel* m_stock;
    QLabel* m_asOf;
    QLabel* m_inBasket;
    QuantityStepper* m_stepper;
    QLabel* m_description;
    QLabel* m_specificationsTitle;
    QWidget* m_specifications;
    QLabel* m_companionsTitle;
    ProductGrid* m_companions;
    QString m_specificationsShown;
};

} // namespace vitrine::kiosk

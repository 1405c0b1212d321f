#pragma once

#include "storefront-kiosk/screens/basket/basket_view.hpp"

#include <QLocale>
#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

/// Tax and total below the basket's lines.
class BasketSums final : public QWidget
{
    Q_OBJECT

public:
    explicit BasketSums(QWidget* parent = nullptr);

    void present(const BasketView& view, const QLocale& locale);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitTotal();

    QLabel* m_netName;
    QLabel* m_net;
    QLabel* m_taxName;
    QLabel* m_tax;
    QLabel* m_totalName;
    QLabel* m_total;
    QLabel* m_note;
};

} // namespace vitrine::kiosk

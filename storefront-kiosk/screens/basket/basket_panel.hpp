#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/frame/place.hpp"
#include "storefront-kiosk/screens/basket/basket_presenter.hpp"

#include <QWidget>

namespace vitrine::kiosk {

class BasketPage;
class TouchButton;

/// The whole basket at the right of a landscape window, with "Pay" below it.
class BasketPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kWidth = 560;

    explicit BasketPanel(KioskContext& context, QWidget* parent = nullptr);

    void arrange(const Layout& layout);
    /// The shopper has gone.
    void wipe();

Q_SIGNALS:
    void goTo(const vitrine::kiosk::Place& place);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void retranslate();

    KioskContext& m_context;
    BasketPresenter m_presenter;
    BasketPage* m_page;
    TouchButton* m_pay;
};

} // namespace vitrine::kiosk

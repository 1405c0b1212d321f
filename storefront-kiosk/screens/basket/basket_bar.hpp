#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/frame/place.hpp"
#include "storefront-kiosk/screens/basket/basket_presenter.hpp"

#include <QWidget>

namespace vitrine::kiosk {

class TouchButton;

/// The basket in short, below a portrait window: how much is in it, and "Pay".
class BasketBar final : public QWidget
{
    Q_OBJECT

public:
    explicit BasketBar(KioskContext& context, QWidget* parent = nullptr);

    void arrange(const Layout& layout);
    /// The shopper has gone.
    void wipe();

Q_SIGNALS:
    void goTo(const vitrine::kiosk::Place& place);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void retranslate();

    KioskContext& m_context;
    BasketPresenter m_presenter;
    TouchButton* m_open;
    TouchButton* m_pay;
};

} // namespace vitrine::kiosk

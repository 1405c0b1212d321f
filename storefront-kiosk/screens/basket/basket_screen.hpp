#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/basket/basket_presenter.hpp"

namespace vitrine::kiosk {

class BasketPage;

/// Everything that the shopper is about to buy.
class BasketScreen final : public Screen
{
    Q_OBJECT

public:
    explicit BasketScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void arrange(const Layout& layout) override;
    void act() override;
    void wipe() override;

protected:
    void retranslate() override;

private:
    BasketPresenter m_presenter;
    BasketPage* m_page;
};

} // namespace vitrine::kiosk

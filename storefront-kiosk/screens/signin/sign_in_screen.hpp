#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/signin/sign_in_presenter.hpp"

#include <QTimer>

class QBoxLayout;
class QLabel;

namespace vitrine::kiosk {

class CodeCard;
class GuestCard;

/// "Sign in with your phone" beside "Go on as guest", at equal size; both lead to paying.
class SignInScreen final : public Screen
{
    Q_OBJECT

public:
    explicit SignInScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void act() override;
    void wipe() override;

    [[nodiscard]] SignInPresenter& presenter() { return m_presenter; }

protected:
    void retranslate() override;

private:
    void refresh();
    void goOn();

    SignInPresenter m_presenter;
    QLabel* m_title;
    QBoxLayout* m_cards;
    CodeCard* m_code;
    GuestCard* m_guest;
    QTimer m_welcome; ///< So long the greeting stays.
    SignInStage m_spoken = SignInStage::Idle;
};

} // namespace vitrine::kiosk

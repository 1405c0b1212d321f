#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/shop/pairing.hpp"

#include <QTimer>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// Shown while the kiosk belongs to no shop, with the code that brings it into one, and while an
/// administrator has locked it.
class PairingScreen final : public Screen
{
    Q_OBJECT

public:
    /// @param pairing outlives this.
    PairingScreen(KioskContext& context, Pairing& pairing, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void wipe() override {}

protected:
    void retranslate() override;

private:
    void refresh();
    void showUnpaired(const Pairing::State& state);
    void countDown();

    Pairing& m_pairing;
    QTimer m_second;
    std::chrono::seconds m_retryIn{0};
    QLabel* m_symbol;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_code;
    QLabel* m_fault;
    TouchButton* m_retry;
};

} // namespace vitrine::kiosk

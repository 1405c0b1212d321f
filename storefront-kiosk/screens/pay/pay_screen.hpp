#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/pay/pay_presenter.hpp"

class QStackedWidget;

namespace vitrine::kiosk {

class ChangesPage;
class ChoosePage;
class EmailSheet;
class StagePage;
class TouchButton;

/// From "Pay" to a sale, one thing at a time.
class PayScreen final : public Screen
{
    Q_OBJECT

public:
    explicit PayScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void act() override;
    bool back() override;
    void wipe() override;

    [[nodiscard]] PayPresenter& presenter() { return m_presenter; }

protected:
    void retranslate() override;

private:
    void refresh();
    void speak();
    void actRefused();

    PayPresenter m_presenter;
    QStackedWidget* m_pages;
    QWidget* m_stage;
    StagePage* m_stagePage;
    TouchButton* m_cancel;
    ChangesPage* m_changes;
    ChoosePage* m_choose;
    EmailSheet* m_email;
    QString m_spoken; ///< What was said last: each thing once.
};

} // namespace vitrine::kiosk

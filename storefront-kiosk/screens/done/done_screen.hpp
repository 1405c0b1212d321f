#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/done/done_presenter.hpp"

class QBoxLayout;
class QLabel;

namespace vitrine::kiosk {

class CountdownRing;
class QrView;
class ReceiptView;
class TouchButton;
class TouchScroll;

/// The sale is done: the number to remember, and the receipt in every form. Ends by itself, with
/// the time that is left to be seen.
class DoneScreen final : public Screen
{
    Q_OBJECT

public:
    explicit DoneScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void act() override;
    void wipe() override;

    [[nodiscard]] DonePresenter& presenter() { return m_presenter; }

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeNumberSide();
    [[nodiscard]] QWidget* makeReceiptSide();
    void refresh();
    void restartRing();
    void fitNumber();

    DonePresenter m_presenter;
    QBoxLayout* m_sides;
    QBoxLayout* m_receiptRow = nullptr;
    QLabel* m_thanks = nullptr;
    QLabel* m_caption = nullptr;
    QLabel* m_number = nullptr;
    QLabel* m_next = nullptr;
    QLabel* m_notes = nullptr;
    CountdownRing* m_ring = nullptr;
    TouchScroll* m_page;
    TouchScroll* m_paper = nullptr;
    ReceiptView* m_receipt = nullptr;
    QrView* m_qr = nullptr;
    QLabel* m_qrCaption = nullptr;
    TouchButton* m_print = nullptr;
    QLabel* m_printState = nullptr;
    PrintStage m_spoken = PrintStage::NoPrinter; ///< What was said last of the printer.
    bool m_isShown = false;
};

} // namespace vitrine::kiosk

#pragma once

#include <QObject>

/// The last screen: number, receipt, and the way back to the next shopper.
class DoneScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNumberAndTheReceipt();
    void printsWhenItIsAsked();
    void printsAVoucherByItself();
    void saysWhenThereIsNoPaper();
    void offersNoPrinterWhereThereIsNone();
    void saysWhatTheShopSays();
    void endsByItselfButNotWhileSomebodyTouches();
    void waitsLongerInAccessibilityMode();
    void forgetsTheShopper();
    void screenshots();
};

#pragma once

#include <QObject>

/// From "Pay" to a sale, or to where nothing was paid.
class PayScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASaleByCard();
    void takesASaleToBePaidAtTheCounter();
    void asksForNewsAndShowsWhatHasChanged();
    void sellsOnlyWhatTheShopHolds();
    void doesNotWaitLongForAShopThatIsSlow();
    void sellsNothingThatNobodyHolds();
    void sellsUnheldGoodsOnlyOfflineAndWhenTheShopSaysSo();
    void offersTheTerminalOnlyWhenItIsReady();
    void saysWhatHappenedToTheMoney_data();
    void saysWhatHappenedToTheMoney();
    void givesUpAtTheTerminal();
    void asksTheBankBeforeAnythingElse();
    void callsStaffWhenAPaidSaleCannotBeKept();
    void saysWhenTheKioskIsFull();
    void sellsToKnownShoppersOnlyWhereTheShopWantsIt();
    void sendsTheReceiptWhereTheShopperSays();
    void refusesAnAddressThatTheShopWouldRefuse();
    void givesTheGoodsBackToTheShop();
    void leavesAnOpenPaymentToTheRecovery();
    void forgetsTheShopper();
    void screenshots();
    void screenshotsOfTheKeyboard();
    void screenshotsAtTheTerminal();
};

/// A thousand shoppers before the terminal simulator: answers are lost, shoppers give up, try
/// again, or go away in the middle.
class PaymentProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chargesEachOrderOnceAndHasAnOrderForEachCharge();
};

#pragma once

#include <QObject>

/// The window and what is around the screens.
class WindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBackTheWayItCame();
    void passedPlacesAreGoneBackTo();
    void noWayBackAfterTheSale();
    void firstScreenIsByTheDevice();
    void lockedKioskLetsWhoPaysFinish();
    void productIsASheetOverTheList();
    void aTouchBesideTheSheetLowersIt();
    void rowBelowIsAsTheScreenSays();
    void startingOverAsksWhoHasSomethingInTheBasket();
    void whoGoesAwayIsForgotten();
    void whoIsStillThereStays();
    void whoCanOnlyWaitIsNotHurried();
    void languageIsTheShoppers();
    void signTellsThatTheNetworkIsAway();
    void reachModeIsLargeLowAndSpoken();
    void arrowsWalkInReadingOrder();
    void arrowsStayInAnOpenCard();
    void whoHasOnlyKeysStartsWithAnArrow();
    void nobodyGetsOut();
    void staffHoldTheCorner();
    void landscapeHasThePanelAtTheRight();
};

/// Buttons, rings, sheets, the PIN pad.
class PartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttonsAreLargeEnoughForFingers();
    void aTouchLeavesTheFocusWhereItIs();
    void stepperAsksAndDoesNotDecide();
    void ringCountsOnceToItsEnd();
    void padHandsOverDigitsAndForgetsThem();
    void sheetTakesNoMoreThanItNeeds();
    void qrIsReadable();
};

/// Attract, pairing, staff.
class ShopScreensTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTouchStarts();
    void languageOfTheAttractScreenIsKept();
    void picturesComeRoundAndMissingOnesAreLeftOut();
    void attractLooksRight();
    void pairingShowsWhatItWaitsFor();
    void lockedKioskSendsElsewhere();
    void wrongPinsKeepTheDoorShut();
    void rightPinShowsHowTheKioskIs();
    void newKioskLetsInWhoeverSetsItUp();
    void testPageIsPrintedOrTheFaultSaid();
    void leavingStaffForgets();
};

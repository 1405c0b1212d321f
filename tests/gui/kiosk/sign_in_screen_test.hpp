#pragma once

#include <QObject>

/// Signing in by the shopper's own phone, and the way beside it.
class SignInScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheCodeInGroups();
    void greetsWhoConfirmedAndGoesOn();
    void goesOnAsGuest();
    void showsAnotherCodeWhenTheFirstHasRunOut();
    void saysWhenSomebodyRefused();
    void saysWhenTheShopIsAway();
    void stopsAskingWhenTheShopperGoesElsewhere();
    void revokesAndForgets();
    void readsTheAccountFromTheToken();
    void offersNoGuestsWhereTheShopWantsNone();
    void screenshots();
};

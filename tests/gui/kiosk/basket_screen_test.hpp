#pragma once

#include <QObject>

/// The basket as a screen, as a panel and as a bar.
class BasketScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheShopWillWorkOut();
    void takesOutAtZeroAndBringsBack();
    void takesOverAChangeOnlyWhenTheShopperAgrees();
    void limitsTheNumberToWhatIsThere();
    void showsPricesWithoutTaxForBusinessStores();
    void saysOfWhenPricesAreWhileTheShopIsAway();
    void leadsToTheSignInFirstAndOfflineStraightToPaying();
    void saysNumbersInAccessibilityMode();
    void keepsRowsWhereTheyAre();
    void forgetsTheShopper();
    void mergesStockChangesToTheSmallest();
    void screenshots();
    void screenshotsOfWhatIsExtreme();
};

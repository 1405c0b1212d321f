#pragma once

#include <QObject>

/// What shows products: grid, tiles, scrolling.
class ShelfViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysTilesOutInEqualColumns();
    void slowsDownAndComesToRest();
    void throwsNothingWhenTheFingerHasRested();
    void movesWithTheFingerAndTouchesNothing();
    void goesOnWhenItIsThrownAndATouchOnlyStopsIt();
    void opensWhatIsTouchedAndAddsByThePlus();
    void marksWhatIsPressedAtOnce();
    void paintsOnlyWhatShows();
    void paintsATileAgainWhenItsPictureComes();
    void staysWhereItIsWhenTheShelfChanges();
    void isWalkedAndOpenedByKeys();
    void saysAllThatATileShows();
};

/// Pictures from the disk and the shop.
class PicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areDecodedInTheSizeThatIsPainted();
    void keepNoMoreInMemoryThanTheyMay();
    void areFetchedFromTheShopOnceAndKeptOnTheDisk();
    void takeAThumbnailUntilTheWholeOneIsThere();
    void tellWhatNobodyHas();
    void tellWhatFellOutOfTheQueue();
};

/// The keyboard on the screen.
class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesIntoTheFieldAndLeavesItTheFocus();
    void hasTheLettersOfTheLanguage();
    void hasKeysThatAFingerHits_data();
    void hasKeysThatAFingerHits();
    void leavesNoGapBetweenTwoKeys();
    void changesWithTheLanguage();
    void enlargesTheLetterThatIsTouched();
    void survivesItsField();
};

class BrowseScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRoundPriceBands();
    void offersCategoriesLevelByLevel();
    void showsOneCategoryWithAllBelowIt();
    void filtersByWhatIsTouchedAndCountsEachChoice();
    void sortsByPrice();
    void showsTheFiltersThatAreOn();
    void explainsWhyAListIsEmpty();
    void putsOneIntoTheBasketAndSaysWhenThereIsNoMore();
    void putsNothingIntoTheNextShoppersBasket();
    void saysHowOldPricesAreWhileTheShopIsAway();
    void closesTheFiltersByBack();
    void leavesRoomForTheListBesideLargeType();
    void forgetsTheShopper();
    void screenshots();
    void screenshotsOfWhatIsEmpty();
};

class SearchScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhileSomebodyTypes();
    void offersTheWordThatWasMeant();
    void leadsToTheWholeList();
    void keepsTheFieldInSight_data();
    void keepsTheFieldInSight();
    void forgetsTheShopper();
    void screenshots();
};

class ProductScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllThatIsKnown();
    void showsPricesWithoutTaxForBusinessStores();
    void putsAsManyIntoTheBasketAsAreWanted();
    void offersNoMoreThanThereAre();
    void namesWhatGoesWithIt();
    void turnsPicturesByAFinger();
    void saysThatAProductIsGone();
    void saysWhatItIsInAccessibilityMode();
    void followsTheShelf();
    void forgetsTheShopper();
    void screenshots();
};

class ScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsWhatIsScannedIntoTheBasketAndTakesItBack();
    void beginsTheShoppingFromTheAttractScreen();
    void showsWhatIsOutOfStock();
    void explainsWhatCannotBeTaken_data();
    void explainsWhatCannotBeTaken();
    void takesNothingWhileSomebodyPays();
    void putsNothingIntoTheNextShoppersBasket();
    void screenshots();
};

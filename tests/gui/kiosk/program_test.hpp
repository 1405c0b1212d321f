#pragma once

#include <QObject>

/// The whole kiosk in one process, without a shop that answers.
class ProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newKioskShowsThatItBelongsToNoShop();
    void twoProgramsDoNotShareAFolder();
    void sellsWithoutANetwork();
    void soldThingsAreThereAfterARestart();
    void sellsInLandscapeAndGerman();
    void sellsByScannerAlone();
    void sellsByFourKeysAndSpeaks();
    void nothingIsLeftOfAShopper();
};

#pragma once

#include "storefront-kiosk/screens/done/done_presenter.hpp"

#include <QLocale>
#include <QString>

namespace vitrine::kiosk {

/// What the last screen says, in the program's language.
class DoneWords
{
public:
    /// @param name of who signed in, "" for a guest.
    [[nodiscard]] static QString thanks(const QString& name);
    /// Above the number.
    [[nodiscard]] static QString numberCaption(const DonePresenter& presenter);
    /// What happened to the money, and what to do next.
    [[nodiscard]] static QString next(const DonePresenter& presenter, const QLocale& locale);
    /// Where the order and its receipt are; one sentence per line.
    [[nodiscard]] static QString notes(const DonePresenter& presenter);
    [[nodiscard]] static QString qrCaption(const DonePresenter& presenter);
    /// "" where there is nothing to say about the printer.
    [[nodiscard]] static QString print(PrintStage stage);
};

} // namespace vitrine::kiosk

#include "storefront-kiosk/screens/done/done_words.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QCoreApplication>
#include <QStringList>

namespace vitrine::kiosk {
namespace {

/// For lupdate's context "DoneWords".
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DoneWords)
};

} // namespace

QString DoneWords::thanks(const QString& name)
{
    //: %1: a person's name
    return name.isEmpty() ? Words::tr("Thank you!") : Words::tr("Thank you, %1!").arg(name);
}

QString DoneWords::numberCaption(const DonePresenter& presenter)
{
    return presenter.isToBePaid() ? Words::tr("Your number for the counter")
                                  : Words::tr("Your pickup number");
}

QString DoneWords::next(const DonePresenter& presenter, const QLocale& locale)
{
    const auto* bought = presenter.purchase();
    if (bought == nullptr)
        return {};
    const QString total =
        qt::formatMoney({bought->receipt.total, bought->receipt.currency}, locale);
    if (presenter.isToBePaid())
        return Words::tr("Not paid yet: please pay %1 at the counter and show this number there.")
            .arg(total);
    return Words::tr("You have paid %1. We call your number when your things are ready.")
        .arg(total);
}

QString DoneWords::notes(const DonePresenter& presenter)
{
    const auto* bought = presenter.purchase();
    if (bought == nullptr)
        return {};
    QStringList notes;
    if (!presenter.orderNumber().isEmpty())
        //: %1: number
        notes.append(Words::tr("Order %1").arg(presenter.orderNumber()));
    else if (bought->isOffline)
        notes.append(Words::tr("Your order is safe here. The shop gets it as soon as its network "
                               "is back."));
    if (!bought->email.empty())
        //: %1: e-mail address
        notes.append(Words::tr("The receipt goes to %1").arg(qt::toText(bought->email)));
    return notes.join(QLatin1Char('\n'));
}

QString DoneWords::qrCaption(const DonePresenter& presenter)
{
    return presenter.isToBePaid() ? Words::tr("To be scanned at the counter")
                                  : Words::tr("Scan it: the receipt for your phone");
}

QString DoneWords::print(PrintStage stage)
{
    switch (stage) {
    case PrintStage::NoPrinter:
    case PrintStage::Offered:
        return {};
    case PrintStage::Printing:
        return Words::tr("Your receipt is being printed.");
    case PrintStage::Printed:
        return Words::tr("Please take your receipt below.");
    case PrintStage::NoPaper:
        return Words::tr("The printer is out of paper. Please scan the code, or ask our staff.");
    case PrintStage::Failed:
    case PrintStage::Refused:
        return Words::tr("The printer does not work right now. Please scan the code instead.");
    }
    return {};
}

} // namespace vitrine::kiosk

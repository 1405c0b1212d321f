#include "storefront-kiosk/screens/pay/pay_screen.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "storefront-kiosk/screens/pay/changes_page.hpp"
#include "storefront-kiosk/screens/pay/choose_page.hpp"
#include "storefront-kiosk/screens/pay/email_sheet.hpp"
#include "storefront-kiosk/screens/pay/pay_words.hpp"
#include "storefront-kiosk/screens/pay/stage_page.hpp"

#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

/// The shopper cannot do anything but wait, or is busy beside the screen.
bool isBusy(PayStage stage)
{
    switch (stage) {
    case PayStage::Checking:
    case PayStage::Preparing:
    case PayStage::AtTerminal:
    case PayStage::Asking:
    case PayStage::Keeping:
        return true;
    default:
        return false;
    }
}

} // namespace

PayScreen::PayScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_pages(new QStackedWidget(this))
    , m_stage(new QWidget(m_pages))
    , m_stagePage(new StagePage)
    , m_cancel(new TouchButton({}, TouchButton::Kind::Normal, m_stage))
    , m_changes(new ChangesPage(m_pages))
    , m_choose(new ChoosePage(m_pages))
    , m_email(new EmailSheet(context, this))
{
    setObjectName(u"payScreen"_s);
    m_cancel->setObjectName(u"payCancel"_s);
    m_cancel->setSymbol(qt::Icon::Close);
    auto* stage = new QVBoxLayout(m_stage);
    stage->setContentsMargins(touch::kPage, touch::kGroup, touch::kPage, touch::kPage);
    auto* scroll = new TouchScroll(m_stage); // for large letters
    m_stagePage->setObjectName(u"scrollContent"_s);
    scroll->setWidget(m_stagePage);
    stage->setSpacing(touch::kGap);
    stage->addWidget(scroll, 1);
    stage->addWidget(m_cancel, 0, Qt::AlignHCenter);
    for (QWidget* page :
         {m_stage, static_cast<QWidget*>(m_changes), static_cast<QWidget*>(m_choose)})
        m_pages->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(&m_presenter, &PayPresenter::changed, this, &PayScreen::refresh);
    connect(&m_presenter, &PayPresenter::taken, this, [this] { Q_EMIT goTo({Place::Id::Done}); });
    connect(m_cancel, &TouchButton::clicked, &m_presenter, &PayPresenter::cancel);
    connect(m_choose, &ChoosePage::chosen, &m_presenter, &PayPresenter::pay);
    connect(
        m_choose, &ChoosePage::emailWanted, this, [this] { m_email->ask(m_presenter.email()); });
    connect(m_email, &EmailSheet::chosen, &m_presenter, &PayPresenter::setEmail);
}

QString PayScreen::title() const
{
    return tr("Pay");
}

Screen::Chrome PayScreen::chrome() const
{
    const auto stage = m_presenter.stage();
    return {.hasBasket = false,
            .hasBack = m_presenter.canLeave(),
            .mainAction = PayWords::mainAction(m_presenter),
            // with staff beside it somebody can touch it again
            .countsIdle = !isBusy(stage) || m_presenter.needsStaff()};
}

void PayScreen::enter(const Place&)
{
    m_spoken.clear();
    m_presenter.enter();
}

void PayScreen::leave()
{
    m_email->close();
    // a payment that is under way goes on, whatever is shown meanwhile
    if (m_presenter.canLeave() && m_presenter.stage() != PayStage::Idle)
        m_presenter.leave();
}

void PayScreen::arrange(const Layout& layout)
{
    m_stagePage->arrange(layout);
    m_choose->arrange(layout);
    m_email->arrange(layout);
}

void PayScreen::retranslate()
{
    m_cancel->setText(tr("Cancel the payment"));
    m_email->retranslate();
    refresh();
}

void PayScreen::refresh()
{
    const auto locale = context().locale();
    switch (m_presenter.stage()) {
    case PayStage::Changed:
        m_changes->present(m_presenter.changes(), locale);
        m_pages->setCurrentWidget(m_changes);
        break;
    case PayStage::Choosing:
        m_choose->present(m_presenter, context().settings().ways.eMail, locale);
        m_pages->setCurrentWidget(m_choose);
        break;
    default:
        m_stagePage->present(PayWords::page(m_presenter, locale),
                             isBusy(m_presenter.stage()) && !m_presenter.needsStaff());
        m_cancel->setVisible(m_presenter.canCancel());
        m_pages->setCurrentWidget(m_stage);
    }
    speak();
    Q_EMIT chromeChanged();
}

void PayScreen::speak()
{
    QString text;
    if (m_presenter.stage() == PayStage::Choosing) {
        const auto notice = PayWords::notice(m_presenter);
        text = notice.title + u' ' + notice.text;
    } else {
        const auto page = PayWords::page(m_presenter, context().locale());
        text = page.headline + u' ' + page.detail;
    }
    if (text == m_spoken)
        return;
    m_spoken = text;
    if (!text.trimmed().isEmpty())
        context().say(text);
}

void PayScreen::act()
{
    switch (m_presenter.stage()) {
    case PayStage::Changed:
        return m_presenter.accept();
    case PayStage::Refused:
        return actRefused();
    case PayStage::Asking:
    case PayStage::Keeping: // the recovery finds out; the next shopper need not wait for it
        if (m_presenter.needsStaff())
            Q_EMIT finished();
        return;
    default:
        return;
    }
}

void PayScreen::actRefused()
{
    switch (m_presenter.refusal()) {
    case PayRefusal::NothingLeft:
        Q_EMIT goTo({Place::Id::Browse});
        return;
    case PayRefusal::SignInNeeded:
        Q_EMIT goTo({Place::Id::SignIn});
        return;
    default:
        m_presenter.enter();
    }
}

bool PayScreen::back()
{
    if (m_email->isOpen()) {
        m_email->close();
        return true;
    }
    if (!m_presenter.canLeave())
        return true;
    Q_EMIT goTo({Place::Id::Basket}); // not to the sign-in that may have been before
    return true;
}

void PayScreen::wipe()
{
    m_presenter.forget();
    m_changes->wipe();
    m_choose->wipe();
    m_email->wipe();
    m_spoken.clear();
}

} // namespace vitrine::kiosk

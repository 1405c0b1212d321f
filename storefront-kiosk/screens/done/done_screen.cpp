#include "storefront-kiosk/screens/done/done_screen.hpp"

#include "storefront-kiosk/parts/countdown_ring.hpp"
#include "storefront-kiosk/parts/qr_view.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "storefront-kiosk/screens/done/done_words.hpp"
#include "storefront-kiosk/screens/done/receipt_view.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kNumberHeight = 160;
constexpr int kQrSide = 320;
constexpr int kRing = 112;
constexpr int kPaperWidth = 536;

QLabel* centred(qt::TextStyle style, QWidget* parent, bool isMuted = false)
{
    auto* label = qt::makeLabel({}, style, parent, isMuted);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

DoneScreen::DoneScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_sides(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_page(new TouchScroll(this))
{
    setObjectName(u"doneScreen"_s);
    auto* content = new QWidget(m_page);
    content->setObjectName(u"scrollContent"_s);
    content->setLayout(m_sides);
    m_sides->setContentsMargins(touch::kPage, touch::kGroup, touch::kPage, touch::kGap);
    m_sides->setSpacing(touch::kGroup);
    m_sides->addWidget(makeNumberSide(), 0);
    m_sides->addWidget(makeReceiptSide(), 1);
    m_page->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_page);
    connect(&m_presenter, &DonePresenter::changed, this, &DoneScreen::refresh);
    connect(m_ring, &CountdownRing::elapsed, this, &Screen::finished);
    connect(m_print, &TouchButton::clicked, &m_presenter, &DonePresenter::print);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &DoneScreen::fitNumber);
}

QWidget* DoneScreen::makeNumberSide()
{
    auto* side = new QWidget(this);
    m_thanks = centred(qt::TextStyle::Page, side);
    m_caption = centred(qt::TextStyle::Emphasis, side, true);
    m_number = new QLabel(side);
    m_next = centred(qt::TextStyle::Emphasis, side);
    m_notes = centred(qt::TextStyle::Body, side, true);
    m_ring = new CountdownRing(side);
    m_ring->setDiameter(kRing);
    m_number->setAlignment(Qt::AlignCenter);
    m_number->setObjectName(u"pickupNumber"_s);
    m_number->setFocusPolicy(Qt::TabFocus); // to be heard again
    m_next->setObjectName(u"doneNext"_s);
    m_notes->setObjectName(u"doneNotes"_s);
    m_ring->setObjectName(u"doneRing"_s);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(touch::kGap);
    column->addStretch();
    auto* number = new QHBoxLayout;
    number->addSpacing(kRing); // the number stays in the middle
    number->addWidget(m_number, 1);
    number->addWidget(m_ring);
    column->addWidget(m_thanks);
    column->addWidget(m_caption);
    column->addLayout(number);
    column->addWidget(m_next);
    column->addWidget(m_notes);
    column->addStretch();
    fitNumber();
    return side;
}

QWidget* DoneScreen::makeReceiptSide()
{
    auto* side = new QWidget(this);
    m_paper = new TouchScroll(side);
    m_receipt = new ReceiptView(m_paper);
    m_receipt->setObjectName(u"receiptView"_s);
    m_paper->setWidget(m_receipt);
    m_paper->setFixedWidth(kPaperWidth);
    m_qr = new QrView(side);
    m_qr->setSide(kQrSide);
    m_qr->setObjectName(u"receiptQr"_s);
    m_qrCaption = centred(qt::TextStyle::Body, side, true);
    m_print = new TouchButton({}, TouchButton::Kind::Normal, side);
    m_print->setObjectName(u"printReceipt"_s);
    m_print->setSymbol(qt::Icon::Print);
    m_printState = centred(qt::TextStyle::Body, side);
    m_printState->setObjectName(u"printState"_s);
    auto* column = new QVBoxLayout;
    column->setSpacing(touch::kGap);
    column->addStretch();
    column->addWidget(m_qr, 0, Qt::AlignHCenter);
    column->addWidget(m_qrCaption);
    column->addSpacing(touch::kGap);
    column->addWidget(m_print);
    column->addWidget(m_printState);
    column->addStretch();
    m_receiptRow = new QBoxLayout(QBoxLayout::LeftToRight, side);
    m_receiptRow->setContentsMargins(0, 0, 0, 0);
    m_receiptRow->setSpacing(touch::kGroup);
    m_receiptRow->addWidget(m_paper);
    m_receiptRow->addLayout(column, 1);
    return side;
}

void DoneScreen::fitNumber()
{
    QFont font = qt::Theme::instance().font(qt::TextStyle::Attract, QFont::Bold);
    font.setPixelSize(kNumberHeight);
    m_number->setFont(font);
}

QString DoneScreen::title() const
{
    return tr("Thank you");
}

Screen::Chrome DoneScreen::chrome() const
{
    return {.hasBasket = false,
            .hasBack = false,
            .mainAction = tr("Finish"),
            .countsIdle = false}; // the ring does
}

void DoneScreen::enter(const Place&)
{
    m_isShown = true;
    m_page->rewind();
    m_paper->rewind();
    m_presenter.enter();
    restartRing();
    qApp->installEventFilter(this);
    const auto* bought = m_presenter.purchase();
    if (bought != nullptr)
        context().say(DoneWords::numberCaption(m_presenter) + u' ' +
                      QString::number(bought->receipt.pickupNumber) + u". "_s +
                      DoneWords::next(m_presenter, context().locale()));
}

void DoneScreen::leave()
{
    m_isShown = false;
    m_ring->stop();
    qApp->removeEventFilter(this);
}

void DoneScreen::arrange(const Layout& layout)
{
    const bool isBeside = layout.form == Layout::Form::Landscape && !layout.isReach;
    m_sides->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_receiptRow->setDirection(layout.isReach ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight);
    m_receiptRow->setAlignment(m_paper, layout.isReach ? Qt::AlignHCenter : Qt::Alignment());
    m_thanks->setVisible(!layout.isReach); // the window says it above
    // in one column the page is scrolled, and not the paper in it
    m_paper->setMinimumHeight(layout.isReach ? m_receipt->heightForWidth(kPaperWidth) : 0);
}

void DoneScreen::retranslate()
{
    m_print->setText(tr("Print the receipt"));
    m_qr->setAccessibleName(tr("The receipt as a code"));
    refresh();
}

void DoneScreen::refresh()
{
    const auto* bought = m_presenter.purchase();
    if (bought == nullptr)
        return;
    const auto& account = context().shopper().account();
    m_thanks->setText(DoneWords::thanks(account ? account->name : QString()));
    m_caption->setText(DoneWords::numberCaption(m_presenter));
    m_number->setText(QString::number(bought->receipt.pickupNumber));
    m_number->setAccessibleName(m_caption->text() + u' ' + m_number->text());
    m_next->setText(DoneWords::next(m_presenter, context().locale()));
    const QString notes = DoneWords::notes(m_presenter);
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    auto paper = bought->receipt;
    paper.qrText.clear(); // it is beside it, larger
    m_receipt->setBlocks(layOut(paper, bought->language));
    m_qr->setText(qt::toText(bought->receipt.qrText));
    m_qrCaption->setText(DoneWords::qrCaption(m_presenter));
    const auto print = m_presenter.printStage();
    m_print->setVisible(print != PrintStage::NoPrinter);
    m_print->setEnabled(print == PrintStage::Offered || print == PrintStage::Printed);
    const QString state = DoneWords::print(print);
    m_printState->setText(state);
    m_printState->setVisible(!state.isEmpty());
    if (std::exchange(m_spoken, print) != print && !state.isEmpty())
        context().say(state);
    Q_EMIT chromeChanged();
}

bool DoneScreen::eventFilter(QObject* watched, QEvent* event)
{
    // whoever touches or walks is still reading
    const auto type = event->type();
    if (m_isShown && m_ring->isRunning() &&
        (type == QEvent::MouseButtonPress || type == QEvent::TouchBegin ||
         type == QEvent::KeyPress))
        restartRing();
    return Screen::eventFilter(watched, event);
}

void DoneScreen::restartRing()
{
    const auto& times = context().settings().times;
    m_ring->start(times.done * (context().shopper().isReach() ? times.reachFactor : 1));
}

void DoneScreen::act()
{
    Q_EMIT finished();
}

void DoneScreen::wipe()
{
    leave();
    m_presenter.forget();
    m_receipt->wipe();
    m_qr->wipe();
    for (auto* label : {m_thanks, m_number, m_next, m_notes, m_printState})
        label->clear();
    m_number->setAccessibleName({});
}

} // namespace vitrine::kiosk

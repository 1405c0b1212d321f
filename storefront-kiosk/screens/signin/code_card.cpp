#include "storefront-kiosk/screens/signin/code_card.hpp"

#include "storefront-kiosk/parts/countdown_ring.hpp"
#include "storefront-kiosk/parts/qr_view.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kQrSide = 384;
constexpr int kQrSideReach = 280;
constexpr int kRing = 112;
constexpr int kSymbolSide = 144;

QLabel* centred(qt::TextStyle style, QWidget* parent, bool isMuted = false)
{
    auto* label = qt::makeLabel({}, style, parent, isMuted);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

struct Word
{
    qt::Icon symbol = qt::Icon::Clock;
    qt::Tone tone = qt::Tone::Accent;
    QString headline{};
    QString text{};
};

/// What there is to say when no code is shown.
Word wordOf(SignInStage stage, const QString& name)
{
    switch (stage) {
    case SignInStage::Welcome:
        return {qt::Icon::Success,
                qt::Tone::Ok,
                //: %1: a person's name
                name.isEmpty() ? CodeCard::tr("Welcome!") : CodeCard::tr("Welcome, %1!").arg(name),
                CodeCard::tr("You are signed in until you finish.")};
    case SignInStage::Expired:
        return {qt::Icon::Clock,
                qt::Tone::Warn,
                CodeCard::tr("The code has run out"),
                CodeCard::tr("Take your time: another code is one touch away.")};
    case SignInStage::Refused:
        return {qt::Icon::PersonOff,
                qt::Tone::Warn,
                CodeCard::tr("The sign-in was refused on the phone"),
                CodeCard::tr("If that was a mistake, try another code.")};
    case SignInStage::Unavailable:
        return {qt::Icon::Offline,
                qt::Tone::Warn,
                CodeCard::tr("Signing in does not work right now"),
                CodeCard::tr("The shop does not answer. You can buy as a guest all the same.")};
    default:
        return {qt::Icon::Clock, qt::Tone::Accent, CodeCard::tr("One moment, please"), {}};
    }
}

} // namespace

CodeCard::CodeCard(QWidget* parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
{
    m_codePage = makeCodePage();
    m_wordPage = makeWordPage();
    setObjectName(u"codeCard"_s);
    m_pages->addWidget(m_codePage);
    m_pages->addWidget(m_wordPage);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(touch::kPage, touch::kPage, touch::kPage, touch::kPage);
    column->addWidget(m_pages);
    connect(m_again, &TouchButton::clicked, this, &CodeCard::again);
}

QWidget* CodeCard::makeCodePage()
{
    auto* page = new QWidget(m_pages);
    m_qr = new QrView(page);
    m_qr->setObjectName(u"signInQr"_s);
    m_scan = centred(qt::TextStyle::Emphasis, page);
    m_type = centred(qt::TextStyle::Body, page, true);
    m_address = centred(qt::TextStyle::Body, page);
    m_letters = qt::makeLabel({}, qt::TextStyle::Price, page);
    m_letters->setAlignment(Qt::AlignCenter);
    m_letters->setObjectName(u"userCode"_s);
    m_letters->setFocusPolicy(Qt::TabFocus); // to be heard again
    m_address->setObjectName(u"verificationAddress"_s);
    m_ring = new CountdownRing(page);
    m_ring->setDiameter(kRing);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(touch::kGap);
    texts->addStretch();
    for (auto* label : {m_scan, m_type, m_address, m_letters})
        texts->addWidget(label);
    texts->addWidget(m_ring, 0, Qt::AlignHCenter);
    texts->addStretch();
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(touch::kGroup);
    m_row->addWidget(m_qr, 0, Qt::AlignCenter);
    m_row->addLayout(texts, 1);
    return page;
}

QWidget* CodeCard::makeWordPage()
{
    auto* page = new QWidget(m_pages);
    m_symbol = new QLabel(page);
    m_symbol->setAlignment(Qt::AlignCenter);
    m_headline = centred(qt::TextStyle::Section, page);
    m_headline->setObjectName(u"signInHeadline"_s);
    m_text = centred(qt::TextStyle::Body, page, true);
    m_again = new TouchButton({}, TouchButton::Kind::Normal, page);
    m_again->setObjectName(u"anotherCode"_s);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(touch::kGap);
    column->addStretch();
    for (auto* label : {m_symbol, m_headline, m_text})
        column->addWidget(label);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

void CodeCard::arrange(const Layout& layout)
{
    m_qr->setSide(layout.isReach ? kQrSideReach : kQrSide);
    m_row->setDirection(layout.isReach && layout.form == Layout::Form::Portrait
                            ? QBoxLayout::TopToBottom
                            : QBoxLayout::LeftToRight);
}

void CodeCard::retranslate()
{
    m_scan->setText(tr("Scan this with your phone to sign in"));
    //: followed by an address and a code
    m_type->setText(tr("or open this page and enter the code:"));
    m_again->setText(tr("Show another code"));
    m_qr->setAccessibleName(tr("Code to scan with your phone"));
}

void CodeCard::present(const SignInPresenter& presenter, const QString& name)
{
    if (presenter.stage() == SignInStage::Showing) {
        showCode(presenter);
        m_pages->setCurrentWidget(m_codePage);
        return;
    }
    m_ring->stop();
    m_shown.clear();
    showWord(presenter, name);
    m_pages->setCurrentWidget(m_wordPage);
}

void CodeCard::showCode(const SignInPresenter& presenter)
{
    m_address->setText(presenter.address());
    m_letters->setText(presenter.code());
    m_letters->setAccessibleName(presenter.spelledCode());
    if (m_shown == presenter.code())
        return;
    m_shown = presenter.code();
    m_qr->setText(presenter.link());
    m_ring->start(presenter.validFor());
}

void CodeCard::showWord(const SignInPresenter& presenter, const QString& name)
{
    const auto word = wordOf(presenter.stage(), name);
    m_symbol->setPixmap(
        qt::iconPixmap(word.symbol, kSymbolSide, qt::colors().of(word.tone), devicePixelRatioF()));
    m_headline->setText(word.headline);
    m_text->setText(word.text);
    m_text->setVisible(!word.text.isEmpty());
    const auto stage = presenter.stage();
    m_again->setVisible(stage == SignInStage::Expired || stage == SignInStage::Refused ||
                        stage == SignInStage::Unavailable);
}

void CodeCard::wipe()
{
    m_ring->stop();
    m_qr->wipe();
    m_shown.clear();
    for (auto* label : {m_address, m_letters, m_headline})
        label->clear();
    m_letters->setAccessibleName({});
}

void CodeCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt::colors().border, 2));
    painter.setBrush(qt::colors().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), touch::kRadius, touch::kRadius);
}

} // namespace vitrine::kiosk

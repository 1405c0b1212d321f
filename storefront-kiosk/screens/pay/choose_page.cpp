#include "storefront-kiosk/screens/pay/choose_page.hpp"

#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/basket/fitted_label.hpp"
#include "storefront-kiosk/screens/pay/pay_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kWidest = 1200;
constexpr int kChoiceHigh = 320;
constexpr int kChoiceLow = 224;

} // namespace

ChoosePage::ChoosePage(QWidget* parent)
    : TouchScroll(parent)
    , m_ways(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto* content = new QWidget(this);
    content->setObjectName(u"scrollContent"_s);
    auto* page = new QWidget(content);
    page->setMaximumWidth(kWidest);
    m_title = qt::makeLabel({}, qt::TextStyle::Page, page);
    m_total = qt::makeLabel({}, qt::TextStyle::Price, page);
    m_notice = new MessageCard(page);
    m_terminal = new TouchButton({}, TouchButton::Kind::Normal, page);
    m_counter = new TouchButton({}, TouchButton::Kind::Normal, page);
    m_email = new TouchButton({}, TouchButton::Kind::Normal, page);
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignCenter);
    m_total->setAlignment(Qt::AlignCenter);
    m_total->setObjectName(u"payTotal"_s);
    m_notice->setObjectName(u"payNotice"_s);
    m_terminal->setObjectName(u"payByCard"_s);
    m_counter->setObjectName(u"payAtCounter"_s);
    m_email->setObjectName(u"payEmail"_s);
    m_terminal->setSymbol(qt::Icon::Card);
    m_counter->setSymbol(qt::Icon::Store);
    m_email->setSymbol(qt::Icon::Mail);
    m_ways->setSpacing(touch::kGroup);
    m_ways->addWidget(m_terminal, 1);
    m_ways->addWidget(m_counter, 1);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addStretch(2);
    m_column->addWidget(m_title);
    m_column->addWidget(m_total);
    m_column->addWidget(m_notice);
    m_column->addLayout(m_ways);
    m_column->addWidget(m_email);
    m_column->addStretch(3);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(touch::kPage, touch::kGroup, touch::kPage, touch::kGap);
    row->addStretch(1);
    row->addWidget(page, 1000);
    row->addStretch(1);
    setWidget(content);
    connect(m_terminal, &TouchButton::clicked, this, [this] { Q_EMIT chosen(PayWay::Terminal); });
    connect(m_counter, &TouchButton::clicked, this, [this] { Q_EMIT chosen(PayWay::Counter); });
    connect(m_email, &TouchButton::clicked, this, &ChoosePage::emailWanted);
}

void ChoosePage::arrange(const Layout& layout)
{
    const bool isLow = layout.form == Layout::Form::Landscape;
    m_ways->setDirection(layout.isReach ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_column->setSpacing(isLow || layout.isReach ? 16 : touch::kGroup);
    m_title->setVisible(!layout.isReach); // the window says it above
    for (auto* way : {m_terminal, m_counter}) {
        way->setSymbolAbove(!layout.isReach);
        way->setMinimumHeight(layout.isReach ? touch::kTarget : isLow ? kChoiceLow : kChoiceHigh);
    }
}

void ChoosePage::present(const PayPresenter& presenter, bool asksForEmail, const QLocale& locale)
{
    m_title->setText(tr("How would you like to pay?"));
    m_total->setText(qt::formatMoney(presenter.total(), locale));
    fitLabel(*m_total,
             std::min(width(), kWidest) - 2 * touch::kPage,
             {qt::TextStyle::Price, qt::TextStyle::Section, qt::TextStyle::Body});
    const auto notice = PayWords::notice(presenter);
    if (notice.title.isEmpty())
        m_notice->hide();
    else
        m_notice->show(notice.tone, notice.title, notice.text);
    m_counter->setText(tr("At the counter"));
    m_counter->setNote(tr("Cash or card, by your number"));
    m_counter->setVisible(presenter.offers(PayWay::Counter));
    showTerminal(presenter);
    showEmail(presenter, asksForEmail);
}

void ChoosePage::showTerminal(const PayPresenter& presenter)
{
    m_terminal->setText(tr("By card, here"));
    m_terminal->setVisible(presenter.offers(PayWay::Terminal));
    switch (presenter.terminal()) {
    case PayPresenter::Terminal::Unknown:
        m_terminal->setNote(tr("One moment, please"));
        break;
    case PayPresenter::Terminal::Ready:
        m_terminal->setNote(tr("At the reader below the screen"));
        break;
    case PayPresenter::Terminal::NotReady:
        m_terminal->setNote(tr("The reader is not ready right now"));
        break;
    }
    m_terminal->setEnabled(presenter.terminal() == PayPresenter::Terminal::Ready);
}

void ChoosePage::showEmail(const PayPresenter& presenter, bool isAsked)
{
    m_email->setVisible(isAsked);
    m_email->setText(tr("Receipt by e-mail"));
    m_email->setNote(presenter.email().isEmpty() ? tr("Touch to enter your address")
                                                 : presenter.email());
}

void ChoosePage::wipe()
{
    m_email->setNote({});
    m_total->clear();
    m_notice->hide();
    rewind();
}

} // namespace vitrine::kiosk

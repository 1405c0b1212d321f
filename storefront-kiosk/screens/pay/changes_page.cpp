#include "storefront-kiosk/screens/pay/changes_page.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/screens/basket/basket_words.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kWidest = 1200;

} // namespace

ChangesPage::ChangesPage(QWidget* parent)
    : TouchScroll(parent)
    , m_column(new QVBoxLayout)
{
    auto* content = new QWidget(this);
    content->setObjectName(u"scrollContent"_s);
    auto* page = new QWidget(content);
    page->setMaximumWidth(kWidest);
    m_title = qt::makeLabel({}, qt::TextStyle::Page, page);
    m_text = qt::makeLabel({}, qt::TextStyle::Body, page, true);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_column->setSpacing(touch::kGap);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(touch::kGap);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(m_column);
    column->addStretch();
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(touch::kPage, touch::kGroup, touch::kPage, touch::kGap);
    row->addStretch(1);
    row->addWidget(page, 1000);
    row->addStretch(1);
    setWidget(content);
}

void ChangesPage::present(const BasketChanges& changes, const QLocale& locale)
{
    m_title->setText(tr("Something has changed"));
    m_text->setText(tr("since you put it into your basket. Nothing was charged. Do you agree?"));
    while (m_cards.size() < changes.size()) {
        auto* card = new MessageCard(m_title->parentWidget());
        m_column->addWidget(card);
        m_cards.push_back(card);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (i >= changes.size()) {
            m_cards[i]->hide();
            continue;
        }
        const bool isGood = changes[i].kind == BasketChange::Kind::PriceFell;
        m_cards[i]->show(isGood ? qt::Tone::Ok : qt::Tone::Warn,
                         BasketWords::change(changes[i], locale));
    }
}

void ChangesPage::wipe()
{
    for (auto* card : m_cards)
        delete card;
    m_cards.clear();
    rewind();
}

} // namespace vitrine::kiosk

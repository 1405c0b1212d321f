#include "storefront-kiosk/app/idle_card.hpp"

#include "storefront-kiosk/parts/countdown_ring.hpp"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kRing = 200;

} // namespace

IdleCard::IdleCard(QWidget* over)
    : DialogCard(over)
    , m_ring(new CountdownRing(this))
    , m_here(addAnswer({}, TouchButton::Kind::Primary))
{
    setObjectName(u"idleCard"_s);
    m_here->setObjectName(u"stillHere"_s);
    m_ring->setDiameter(kRing);
    body()->addWidget(m_ring, 0, Qt::AlignHCenter);
    connect(m_here, &TouchButton::clicked, this, &IdleCard::stillHere);
    connect(this, &Overlay::closed, m_ring, &CountdownRing::stop);
    retranslate();
}

void IdleCard::count(std::chrono::milliseconds time)
{
    m_ring->start(time);
    open();
    Q_EMIT said(title() + u' ' + text());
}

void IdleCard::retranslate()
{
    setTitle(tr("Are you still there?"));
    setText(tr("Otherwise your basket is emptied, and everything that you entered is forgotten."));
    m_here->setText(tr("I am still here"));
}

void IdleCard::changeEvent(QEvent* event)
{
    DialogCard::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace vitrine::kiosk

#include "storefront-kiosk/shelf_view/notice.hpp"

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/message_card.hpp"

#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr auto kStays = std::chrono::milliseconds(6000);
constexpr int kWidest = 960;

} // namespace

Notice::Notice(KioskContext& context, QWidget* over)
    : QObject(over)
    , m_context(context)
    , m_over(over)
    , m_card(new MessageCard(over))
{
    m_card->setObjectName(u"notice"_s);
    m_stays.setSingleShot(true);
    over->installEventFilter(this);
    connect(&m_stays, &QTimer::timeout, this, &Notice::clear);
    connect(m_card, &MessageCard::acted, this, [this] {
        const auto act = std::exchange(m_onAction, {});
        clear();
        if (act)
            act();
    });
}

void Notice::show(qt::Tone tone,
                  const QString& title,
                  const QString& text,
                  const QString& action,
                  std::function<void()> onAction)
{
    m_onAction = std::move(onAction);
    m_card->show(tone, title, text, action);
    place();
    m_card->raise();
    const bool isReach = m_context.shopper().isReach();
    m_stays.start(kStays * (isReach ? m_context.settings().times.reachFactor : 1));
    m_context.say(text.isEmpty() ? title : title + u". "_s + text);
}

void Notice::clear()
{
    m_stays.stop();
    m_onAction = {};
    m_card->show(qt::Tone::Info, {});
    m_card->hide();
}

bool Notice::isShown() const
{
    return !m_card->isHidden();
}

bool Notice::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isShown())
        place();
    return QObject::eventFilter(watched, event);
}

void Notice::place()
{
    const int width = std::min(kWidest, m_over->width() - 2 * touch::kGap);
    const int wanted =
        m_card->hasHeightForWidth() ? m_card->heightForWidth(width) : m_card->sizeHint().height();
    const int height = std::min(wanted, m_over->height());
    m_card->setGeometry(
        (m_over->width() - width) / 2, m_over->height() - height - touch::kGap, width, height);
}

} // namespace vitrine::kiosk

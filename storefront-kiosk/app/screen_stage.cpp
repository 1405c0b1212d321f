#include "storefront-kiosk/app/screen_stage.hpp"

#include <QVBoxLayout>

#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr qreal kSheetShare = 0.95;

bool isSheet(Place::Id id)
{
    return id == Place::Id::Product;
}

} // namespace

ScreenStage::ScreenStage(QWidget* parent)
    : QWidget(parent)
    , m_sheet(new Sheet(this))
{
    m_sheet->setObjectName(QStringLiteral("productSheet"));
    m_sheet->setFills(true);
    m_sheet->setShare(kSheetShare);
    m_sheet->setWidest(1400);
    m_sheet->setClosesBeside(true);
    m_sheet->body()->setContentsMargins(2, 2 * touch::kRadius, 2, 0);
    connect(m_sheet, &Overlay::closed, this, [this] {
        if (!m_isLowering)
            Q_EMIT sheetDismissed();
    });
}

void ScreenStage::add(Place::Id id, Screen* screen)
{
    m_screens[id] = screen;
    if (isSheet(id)) {
        m_sheet->body()->addWidget(screen);
    } else {
        screen->setParent(this);
        screen->lower();
    }
    screen->hide();
}

Screen* ScreenStage::screenOf(Place::Id id) const
{
    const auto found = m_screens.find(id);
    return found == m_screens.end() ? nullptr : found->second;
}

Screen* ScreenStage::current() const
{
    return m_onSheet != nullptr ? m_onSheet : m_base;
}

void ScreenStage::prepare(Screen& screen)
{
    const auto arranged = m_arranged.find(&screen);
    if (arranged != m_arranged.end() && arranged->second == m_layout)
        return;
    m_arranged[&screen] = m_layout;
    prepareScreen(screen, m_layout);
}

bool ScreenStage::show(const Place& place)
{
    auto* screen = screenOf(place.id);
    if (screen == nullptr)
        return false;
    prepare(*screen);
    if (isSheet(place.id)) {
        showSheet(*screen, place);
        return true;
    }
    const bool comesUpAgain = m_onSheet != nullptr && screen == m_base && place == m_basePlace;
    lowerSheet();
    if (!comesUpAgain)
        showBase(*screen, place);
    return true;
}

void ScreenStage::showBase(Screen& screen, const Place& place)
{
    auto* before = std::exchange(m_base, &screen);
    m_basePlace = place;
    if (before != nullptr && before != m_base)
        before->leave();
    screen.setGeometry(rect());
    screen.enter(place);
    screen.show();
    if (before != nullptr && before != m_base)
        before->hide(); // after the other one is there: nothing else is seen in between
}

void ScreenStage::showSheet(Screen& screen, const Place& place)
{
    if (m_onSheet != nullptr && m_onSheet != &screen) {
        m_onSheet->leave();
        m_onSheet->hide();
    }
    m_onSheet = &screen;
    screen.enter(place);
    screen.show();
    if (!m_sheet->isOpen())
        m_sheet->open();
}

void ScreenStage::lowerSheet()
{
    if (m_onSheet == nullptr)
        return;
    m_onSheet->leave();
    m_onSheet->hide();
    m_onSheet = nullptr;
    m_isLowering = true;
    m_sheet->close();
    m_isLowering = false;
}

void ScreenStage::arrange(const Layout& layout)
{
    m_layout = layout;
    for (auto* shown : {m_base, m_onSheet}) {
        if (shown != nullptr)
            prepare(*shown);
    }
}

void ScreenStage::resizeEvent(QResizeEvent*)
{
    if (m_base != nullptr)
        m_base->setGeometry(rect());
}

} // namespace vitrine::kiosk

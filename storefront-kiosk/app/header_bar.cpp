#include "storefront-kiosk/app/header_bar.hpp"

#include "storefront-kiosk/parts/language_switch.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

HeaderBar::HeaderBar(KioskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_offline(makeIconButton(qt::Icon::Offline, {}, this))
    , m_languages(new LanguageSwitch(this))
    , m_reach(makeIconButton(qt::Icon::Accessibility, {}, this))
{
    m_name->setObjectName(u"shopName"_s);
    m_name->installEventFilter(this);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_offline->setObjectName(u"offlineSign"_s);
    m_offline->setKind(TouchButton::Kind::Quiet);
    m_reach->setObjectName(u"reachButton"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(touch::kPage, 16, touch::kPage, 16);
    row->setSpacing(touch::kGap);
    row->addWidget(m_name, 1);
    row->addWidget(m_offline);
    row->addWidget(m_languages);
    row->addWidget(m_reach);
    connect(m_languages, &LanguageSwitch::chosen, this, &HeaderBar::languageChosen);
    connect(m_reach, &TouchButton::clicked, this, &HeaderBar::reachToggled);
    connect(m_offline, &TouchButton::clicked, this, &HeaderBar::offlineTouched);
    connect(&context.shop(), &ShopStatus::linkChanged, this, &HeaderBar::refresh);
    connect(&context.settingsStore(), &SettingsStore::changed, this, &HeaderBar::refresh);
    retranslate();
}

void HeaderBar::arrange(const Layout& layout)
{
    m_isReach = layout.isReach;
    const int edge = layout.isReach ? 8 : 16;
    this->layout()->setContentsMargins(touch::kPage, edge, touch::kPage, edge);
    m_reach->setTextStyle(qt::TextStyle::Body); // beside the sign of the network too
    m_name->setVisible(!layout.isReach);        // it stands above, where nobody has to reach it
    retranslate();
}

void HeaderBar::refresh()
{
    m_offline->setVisible(m_context.shop().isOffline());
    m_languages->setLanguages(m_context.settings().languages);
    m_languages->setCurrent(m_context.language().language());
    m_languages->setVisible(m_context.settings().languages.size() > 1);
    showName();
}

void HeaderBar::showName()
{
    const auto name = qt::toText(m_context.settings().shop.name);
    m_name->setText(m_name->fontMetrics().elidedText(
        name.isEmpty() ? u"Vitrine"_s : name, Qt::ElideRight, m_name->width()));
}

bool HeaderBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::Resize)
        showName();
    return QWidget::eventFilter(watched, event);
}

void HeaderBar::retranslate()
{
    m_offline->setAccessibleName(tr("The network is away"));
    m_reach->setText(m_isReach ? tr("Standard view") : QString());
    m_reach->setAccessibleName(m_isReach ? tr("Back to the standard view")
                                         : tr("Accessible view: large, low and spoken"));
    m_reach->setSizePolicy(m_isReach ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                           QSizePolicy::Fixed);
    refresh();
}

void HeaderBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace vitrine::kiosk

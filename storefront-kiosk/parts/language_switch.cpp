#include "storefront-kiosk/parts/language_switch.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"

#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

LanguageSwitch::LanguageSwitch(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QString LanguageSwitch::nameOf(const QString& code)
{
    if (code == "en"_L1)
        return u"English"_s; // and not "American English"
    auto name = QLocale(code).nativeLanguageName();
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name.isEmpty() ? code : name;
}

void LanguageSwitch::setLanguages(const QStringList& codes)
{
    if (codes == m_codes)
        return;
    m_codes = codes;
    for (auto* button : m_buttons)
        delete button;
    m_buttons.clear();
    for (const auto& code : codes) {
        auto* button = new TouchButton(this);
        button->setKind(TouchButton::Kind::Chip);
        button->setObjectName(u"language-"_s + code);
        button->setAccessibleName(nameOf(code));
        connect(button, &TouchButton::clicked, this, [this, code] {
            refresh(); // it shows what is in use, not what was touched
            Q_EMIT chosen(code);
        });
        m_row->addWidget(button);
        m_buttons.push_back(button);
    }
    setVisible(codes.size() > 1);
    refresh();
}

void LanguageSwitch::setCurrent(const QString& code)
{
    m_current = code;
    refresh();
}

void LanguageSwitch::setNamesInFull(bool isInFull)
{
    m_isInFull = isInFull;
    refresh();
}

void LanguageSwitch::refresh()
{
    for (qsizetype i = 0; i < m_codes.size(); ++i) {
        auto* button = m_buttons[std::size_t(i)];
        button->setText(m_isInFull ? nameOf(m_codes[i]) : m_codes[i].toUpper());
        button->setChecked(m_codes[i] == m_current);
    }
}

} // namespace vitrine::kiosk

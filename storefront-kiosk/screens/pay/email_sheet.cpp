#include "storefront-kiosk/screens/pay/email_sheet.hpp"

#include "storefront-kiosk/frame/on_screen_keyboard.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/pay/pay_presenter.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kLengthMax = 254;

} // namespace

EmailSheet::EmailSheet(KioskContext& context, QWidget* over)
    : Sheet(over)
    , m_context(context)
    , m_title(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_fault(qt::makeLabel({}, qt::TextStyle::Body, this))
    , m_field(new QLineEdit(this))
    , m_none(new TouchButton({}, TouchButton::Kind::Quiet, this))
    , m_noneShort(makeIconButton(qt::Icon::Close, {}, this))
    , m_save(new TouchButton({}, TouchButton::Kind::Primary, this))
    , m_keyboard(context.makeKeyboard(this))
{
    setObjectName(u"emailSheet"_s);
    m_field->setObjectName(u"emailField"_s);
    m_fault->setObjectName(u"emailFault"_s);
    m_none->setObjectName(u"emailNone"_s);
    m_noneShort->setObjectName(u"emailNoneShort"_s);
    m_save->setObjectName(u"emailSave"_s);
    m_fault->setProperty("tone", u"danger"_s);
    m_fault->hide();
    m_title->setWordWrap(true);
    m_fault->setWordWrap(true);
    m_field->setMaxLength(kLengthMax);
    m_field->setMinimumHeight(touch::kTarget);
    m_field->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoPredictiveText);
    m_field->setContextMenuPolicy(Qt::NoContextMenu);
    qt::setTextStyle(m_field, qt::TextStyle::Emphasis);
    setWidest(1400);
    setClosesBeside(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_none);
    auto* row = new QHBoxLayout;
    row->setSpacing(touch::kGap);
    row->addWidget(m_field, 1);
    row->addWidget(m_noneShort);
    row->addWidget(m_save);
    body()->addLayout(head);
    body()->addLayout(row);
    body()->addWidget(m_fault);
    if (m_keyboard != nullptr) {
        m_keyboard->setUse(OnScreenKeyboard::Use::EMail);
        m_keyboard->typeInto(m_field);
        body()->addWidget(m_keyboard);
        connect(m_keyboard, &OnScreenKeyboard::entered, this, &EmailSheet::save);
    }
    connect(m_save, &TouchButton::clicked, this, &EmailSheet::save);
    connect(m_field, &QLineEdit::returnPressed, this, &EmailSheet::save);
    connect(m_field, &QLineEdit::textEdited, m_fault, &QWidget::hide);
    for (auto* none : {m_none, m_noneShort})
        connect(none, &TouchButton::clicked, this, &EmailSheet::chooseNone);
}

void EmailSheet::chooseNone()
{
    close();
    Q_EMIT chosen({});
}

void EmailSheet::ask(const QString& email)
{
    m_field->setText(email);
    m_fault->hide();
    open();
    m_field->setFocus();
}

void EmailSheet::save()
{
    const QString typed = m_field->text().trimmed();
    if (!looksLikeEmail(typed)) {
        m_fault->show();
        m_context.say(m_fault->text());
        return;
    }
    close();
    Q_EMIT chosen(typed);
}

void EmailSheet::arrange(const Layout& layout)
{
    // the keys come first: where the window is low, all else makes room
    const bool isTight = layout.isReach || layout.form == Layout::Form::Landscape;
    const int margin = isTight ? touch::kGap : touch::kPage;
    setShare(isTight ? 1.0 : 0.9);
    body()->setContentsMargins(touch::kPage, margin, touch::kPage, margin);
    m_title->setVisible(!layout.isReach);
    m_none->setVisible(!layout.isReach);
    m_noneShort->setVisible(layout.isReach);
    m_save->setVisible(!layout.isReach || m_keyboard == nullptr); // the keyboard has it too
    if (m_keyboard != nullptr)
        m_keyboard->arrange(layout);
}

void EmailSheet::retranslate()
{
    m_title->setText(tr("Where shall we send the receipt?"));
    m_field->setPlaceholderText(tr("name@example.com"));
    m_field->setAccessibleName(tr("E-mail address"));
    m_fault->setText(tr("This address is not complete yet."));
    m_none->setText(tr("No e-mail"));
    m_noneShort->setAccessibleName(tr("No e-mail"));
    m_save->setText(tr("Save"));
    if (m_keyboard != nullptr)
        m_keyboard->setEnterText(tr("Save"));
}

void EmailSheet::wipe()
{
    close();
    m_field->setText(QString(m_field->text().size(), QChar(u' ')));
    m_field->setText({}); // ends what could be undone, too
    m_fault->hide();
}

} // namespace vitrine::kiosk

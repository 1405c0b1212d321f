#include "admin-console/screens/kiosks/kiosk_dialog.hpp"

#include "vitrine/qt/error_text.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

constexpr int kCodeLetters = 8;
constexpr int kNameMax = 100;
constexpr int kPlaceMax = 200;

/// The letters of a code, as the kiosk shows them: upper case, without what stands between.
QString lettersOf(const QString& typed)
{
    QString letters;
    for (const QChar c : typed.toUpper()) {
        if (c.isLetterOrNumber() && letters.size() < kCodeLetters)
            letters += c;
    }
    return letters;
}

} // namespace

KioskDialog::KioskDialog(QWidget* parent)
    : QDialog(parent)
{
    build(true);
}

KioskDialog::KioskDialog(const wire::Device& kiosk, QWidget* parent)
    : QDialog(parent)
{
    build(false);
    m_name->setText(qt::toText(kiosk.name));
    m_place->setText(qt::toText(kiosk.place));
    m_name->selectAll();
    updateSubmit();
}

void KioskDialog::build(bool isPairing)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(isPairing ? QStringLiteral("pairDialog") : QStringLiteral("renameDialog"));
    setModal(true);
    setWindowTitle(isPairing ? tr("Add a kiosk") : tr("Rename the kiosk"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kGroup);
    column->addWidget(qt::makeLabel(windowTitle(), qt::TextStyle::Section, this));
    m_banner = new qt::MessageBanner(this);
    m_banner->setObjectName(QStringLiteral("kioskDialogBanner"));
    column->addWidget(m_banner);
    if (isPairing) {
        m_code = new QLineEdit(this);
        m_code->setObjectName(QStringLiteral("kioskCode"));
        m_code->setFont(qt::Theme::instance().monospace(qt::TextStyle::Page));
        m_code->setPlaceholderText(QStringLiteral("XXXX-XXXX"));
        m_code->setAlignment(Qt::AlignCenter);
        connect(m_code, &QLineEdit::textEdited, this, &KioskDialog::formatCode);
        m_codeBox = new qt::FieldBox(tr("&Code on the kiosk's screen"), m_code, this);
        m_codeBox->setHelp(tr("A new kiosk shows it as soon as it is switched on."));
        column->addWidget(m_codeBox);
    }
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("kioskName"));
    m_name->setMaxLength(kNameMax);
    m_nameBox = new qt::FieldBox(tr("&Name"), m_name, this);
    m_place = new QLineEdit(this);
    m_place->setObjectName(QStringLiteral("kioskPlace"));
    m_place->setMaxLength(kPlaceMax);
    m_placeBox = new qt::FieldBox(tr("&Place"), m_place, this);
    m_placeBox->setHelp(tr("Where people find it: “Ground floor, entrance”."));
    column->addWidget(m_nameBox);
    column->addWidget(m_placeBox);
    auto* close = new QPushButton(tr("Cancel"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_submit = new QPushButton(isPairing ? tr("Add the kiosk") : tr("Rename"), this);
    m_submit->setObjectName(QStringLiteral("kioskSubmit"));
    m_submit->setDefault(true);
    m_submit->setToolTip(tr("Ctrl+Enter"));
    qt::setButtonKind(m_submit, qt::ButtonKind::Primary);
    connect(m_submit, &QPushButton::clicked, this, &KioskDialog::submit);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this),
            &QShortcut::activated,
            m_submit,
            &QPushButton::click);
    connect(m_name, &QLineEdit::textChanged, this, &KioskDialog::updateSubmit);
    connect(m_place, &QLineEdit::textChanged, this, &KioskDialog::updateSubmit);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_submit);
    column->addLayout(buttons);
    setMinimumWidth(440);
    (isPairing ? m_code : m_name)->setFocus();
    updateSubmit();
}

/// Two groups of four, whatever was typed or pasted.
void KioskDialog::formatCode()
{
    const bool isAtEnd = m_code->cursorPosition() == m_code->text().size();
    QString letters = lettersOf(m_code->text());
    if (letters.size() > kCodeLetters / 2)
        letters.insert(kCodeLetters / 2, u'-');
    if (letters != m_code->text()) {
        const int cursor = m_code->cursorPosition();
        m_code->setText(letters);
        m_code->setCursorPosition(isAtEnd ? int(letters.size()) : cursor);
    }
    m_codeBox->setError({});
    updateSubmit();
}

void KioskDialog::updateSubmit()
{
    m_nameBox->setError({});
    m_placeBox->setError({});
    const bool hasCode = m_code == nullptr || lettersOf(m_code->text()).size() == kCodeLetters;
    m_submit->setEnabled(!m_isBusy && hasCode && !m_name->text().trimmed().isEmpty());
}

void KioskDialog::submit()
{
    if (!m_submit->isEnabled())
        return;
    m_banner->dismiss();
    Q_EMIT submitted({.userCode = m_code == nullptr ? std::string() : qt::toUtf8(m_code->text()),
                      .name = qt::toUtf8(m_name->text().trimmed()),
                      .place = qt::toUtf8(m_place->text().trimmed())});
}

void KioskDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    for (QLineEdit* field : {m_code, m_name, m_place}) {
        if (field != nullptr)
            field->setReadOnly(isBusy);
    }
    updateSubmit();
}

void KioskDialog::showError(const Error& error)
{
    const bool isCode = m_code != nullptr && error.code == ErrorCode::NotFound;
    if (isCode) {
        m_codeBox->setError(tr("No kiosk shows this code now. Codes change after a few minutes: "
                               "look at its screen again."));
        m_code->setFocus();
        m_code->selectAll();
    } else if (error.code == ErrorCode::Conflict && error.field == "/name") {
        m_nameBox->setError(tr("Another kiosk has this name."));
        m_name->setFocus();
        m_name->selectAll();
    } else {
        m_banner->showError(error);
    }
}

} // namespace vitrine::console

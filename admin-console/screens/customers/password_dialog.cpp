#include "admin-console/screens/customers/password_dialog.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace vitrine::console {

PasswordDialog::PasswordDialog(const QString& name, const QString& password, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("passwordDialog"));
    setModal(true);
    setWindowTitle(tr("Temporary password"));
    auto* head =
        qt::makeLabel(tr("Temporary password for %1").arg(name), qt::TextStyle::Section, this);
    head->setWordWrap(true);
    m_password = new QLineEdit(password, this);
    m_password->setObjectName(QStringLiteral("temporaryPassword"));
    m_password->setReadOnly(true);
    m_password->setFont(qt::Theme::instance().monospace(qt::TextStyle::Section));
    m_password->setAccessibleName(tr("Temporary password"));
    auto* help = qt::makeLabel(
        tr("It is shown only now and kept nowhere. It works once: at the next sign-in "
           "a password of their own must be chosen."),
        qt::TextStyle::Body,
        this,
        true);
    help->setWordWrap(true);
    auto* copy = new QPushButton(qt::icon(qt::Icon::Copy), tr("&Copy"), this);
    copy->setObjectName(QStringLiteral("copyPassword"));
    copy->setToolTip(tr("Ctrl+C"));
    connect(copy, &QPushButton::clicked, this, &PasswordDialog::copy);
    connect(new QShortcut(QKeySequence::Copy, this),
            &QShortcut::activated,
            this,
            &PasswordDialog::copy);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    qt::setButtonKind(close, qt::ButtonKind::Primary);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_password, 1);
    row->addWidget(copy);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kGroup);
    column->addWidget(head);
    column->addLayout(row);
    column->addWidget(help);
    column->addLayout(buttons);
    setMinimumWidth(460);
    copy->setFocus();
}

void PasswordDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_password->text());
    m_password->selectAll();
}

} // namespace vitrine::console

#include "vitrine/qt/widgets/confirm.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace vitrine::qt {

QMessageBox* confirm(QWidget* parent,
                     const Question& question,
                     std::function<void()> onVerb,
                     std::function<void()> onOther)
{
    auto* box = new QMessageBox(parent);
    box->setObjectName(u"confirmDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(question.title);
    box->setIconPixmap(iconPixmap(question.isDestructive ? Icon::Warning : Icon::Question,
                                  32,
                                  colors().of(question.isDestructive ? Tone::Danger : Tone::Info),
                                  box->devicePixelRatioF()));
    box->setTextFormat(Qt::PlainText);
    box->setText(question.title);
    box->setInformativeText(question.text);
    // Rejecting roles first, so that the verb stands where the platform puts what is accepted.
    auto* cancel = box->addButton(QMessageBox::Cancel);
    QPushButton* other = nullptr;
    if (!question.otherVerb.isEmpty()) {
        other = box->addButton(question.otherVerb, QMessageBox::DestructiveRole);
        other->setObjectName(u"confirmOther"_s);
    }
    auto* verb = box->addButton(question.verb, QMessageBox::AcceptRole);
    verb->setObjectName(u"confirmVerb"_s);
    setButtonKind(verb, question.isDestructive ? ButtonKind::Danger : ButtonKind::Primary);
    box->setDefaultButton(question.isDestructive ? cancel : verb);
    box->setEscapeButton(cancel);
    QObject::connect(box,
                     &QMessageBox::buttonClicked,
                     parent != nullptr ? static_cast<QObject*>(parent) : box,
                     [verb, other, onVerb = std::move(onVerb), onOther = std::move(onOther)](
                         const QAbstractButton* clicked) {
                         if (clicked == verb && onVerb)
                             onVerb();
                         else if (other != nullptr && clicked == other && onOther)
                             onOther();
                     });
    box->open();
    return box;
}

} // namespace vitrine::qt

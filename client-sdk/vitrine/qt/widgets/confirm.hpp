#pragma once

#include <QString>

#include <functional>

class QWidget;
class QMessageBox;

namespace vitrine::qt {

/// A question before something that cannot be undone; the verb is on the button, Cancel is the
/// default.
struct Question
{
    QString title; ///< "Delete 3 products?"
    QString text;  ///< What will happen.
    QString verb;  ///< "Delete"
    bool isDestructive = true;
    QString otherVerb{}; ///< A third way out, e.g. "Discard"; "" for none.
};

/// Does not block: `onVerb` (or `onOther`) is called when chosen. The dialog deletes itself; its
/// object name is "confirmDialog".
QMessageBox* confirm(QWidget* parent,
                     const Question& question,
                     std::function<void()> onVerb,
                     std::function<void()> onOther = {});

} // namespace vitrine::qt

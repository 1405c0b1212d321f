#pragma once

#include <QDialog>

class QLineEdit;

namespace vitrine::console {

/// A temporary password, shown once, to read out or to copy. Deletes itself when closed.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(const QString& name, const QString& password, QWidget* parent);

private:
    void copy();

    QLineEdit* m_password;
};

} // namespace vitrine::console

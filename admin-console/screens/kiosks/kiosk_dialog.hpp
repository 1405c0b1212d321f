#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/device.hpp"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace vitrine::qt {
class FieldBox;
class MessageBanner;
} // namespace vitrine::qt

namespace vitrine::console {

/// Adds a kiosk by the short code that it shows, or gives one another name and place. Stays open
/// with what was typed until its owner says that it went well. Deletes itself when closed.
class KioskDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Asks for code, name and place.
    explicit KioskDialog(QWidget* parent);
    /// Asks for name and place of `kiosk`.
    KioskDialog(const wire::Device& kiosk, QWidget* parent);

    void setBusy(bool isBusy);
    /// Tells why it did not go well, at the field if one is at fault.
    void showError(const Error& error);

Q_SIGNALS:
    void submitted(const vitrine::wire::DeviceDraft& draft);

private:
    void build(bool isPairing);
    void submit();
    void updateSubmit();
    void formatCode();

    QLineEdit* m_code = nullptr;
    QLineEdit* m_name;
    QLineEdit* m_place;
    qt::FieldBox* m_codeBox = nullptr;
    qt::FieldBox* m_nameBox;
    qt::FieldBox* m_placeBox;
    qt::MessageBanner* m_banner;
    QPushButton* m_submit;
    bool m_isBusy = false;
};

} // namespace vitrine::console

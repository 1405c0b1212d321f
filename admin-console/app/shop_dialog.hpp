#pragma once

#include "admin-console/app/profiles.hpp"

#include <QDialog>

class QLineEdit;

namespace vitrine::qt {
class FieldBox;
}

namespace vitrine::console {

/// Adds or edits one shop: name, address, and who signs people in.
class ShopDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param profile with an empty id for a new shop.
    ShopDialog(Profiles& profiles, Profile profile, QWidget* parent);

Q_SIGNALS:
    void saved(const QString& id);

private:
    [[nodiscard]] bool check();
    void save();
    QLineEdit*
    addField(qt::FieldBox*& box, const QString& name, const QString& label, const QString& help);

    Profiles& m_profiles;
    Profile m_profile;
    qt::FieldBox* m_nameBox = nullptr;
    qt::FieldBox* m_gatewayBox = nullptr;
    qt::FieldBox* m_issuerBox = nullptr;
    qt::FieldBox* m_clientBox = nullptr;
    qt::FieldBox* m_portsBox = nullptr;
    QLineEdit* m_name;
    QLineEdit* m_gateway;
    QLineEdit* m_issuer;
    QLineEdit* m_client;
    QLineEdit* m_ports;
};

} // namespace vitrine::console

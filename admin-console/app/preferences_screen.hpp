#pragma once

#include "admin-console/app/screen.hpp"

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace vitrine::qt {
class FieldBox;
class FormSection;
class PageHeader;
} // namespace vitrine::qt

namespace vitrine::console {

class Profiles;

/// What a person sets for themselves: looks, language, shops. Every change holds at once.
class PreferencesScreen final : public Screen
{
    Q_OBJECT

public:
    PreferencesScreen(ConsoleContext& context, Profiles& profiles, QWidget* parent);

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    void makeAppearance();
    void makeShops();
    void showPreferences();
    void showShops();
    void editShop(bool isNew);
    void removeShop();

    Profiles& m_profiles;
    qt::PageHeader* m_header;
    qt::FormSection* m_looks;
    qt::FormSection* m_shopSection;
    QComboBox* m_theme;
    QComboBox* m_density;
    QComboBox* m_language;
    QCheckBox* m_motion;
    qt::FieldBox* m_themeBox;
    qt::FieldBox* m_densityBox;
    qt::FieldBox* m_languageBox;
    QListWidget* m_shops;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_remove;
};

} // namespace vitrine::console

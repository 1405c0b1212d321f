#include "admin-console/app/preferences_screen.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/app/profiles.hpp"
#include "admin-console/app/shop_dialog.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr int kFormWidth = 760;
constexpr int kRowHeight = 36;
constexpr int kRowsShown = 6;
using Mode = qt::Theme::Mode;

/// The card that a group of settings lies in.
QVBoxLayout* addCard(QVBoxLayout& column, QWidget* section)
{
    auto* card = new QWidget(section->parentWidget());
    qt::setCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(qt::space::kPage, 20, qt::space::kPage, qt::space::kPage);
    inside->addWidget(section);
    column.addWidget(card);
    return inside;
}

void choose(QComboBox& box, const QVariant& value)
{
    const QSignalBlocker quiet(&box);
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

PreferencesScreen::PreferencesScreen(ConsoleContext& context, Profiles& profiles, QWidget* parent)
    : Screen(context, parent)
    , m_profiles(profiles)
    , m_header(new qt::PageHeader({}, this))
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(qt::space::kPage, qt::space::kPage, 0, 0);
    page->setSpacing(qt::space::kGroup);
    page->addWidget(m_header);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget;
    content->setObjectName(u"scrollContent"_s);
    content->setMaximumWidth(kFormWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kGroup);
    scroll->setWidget(content);
    page->addWidget(scroll, 1);

    m_looks = new qt::FormSection({}, content);
    m_looks->setTwoColumnsFrom(kFormWidth / 2);
    m_shopSection = new qt::FormSection({}, content);
    makeAppearance();
    makeShops();
    addCard(*column, m_looks);
    addCard(*column, m_shopSection);
    column->addStretch();
    connect(&m_profiles, &Profiles::changed, this, &PreferencesScreen::showShops);
}

void PreferencesScreen::makeAppearance()
{
    auto& preferences = context().preferences();
    m_theme = new QComboBox(m_looks);
    m_density = new QComboBox(m_looks);
    m_language = new QComboBox(m_looks);
    m_motion = new QCheckBox(m_looks);
    m_theme->setObjectName(u"preferTheme"_s);
    m_density->setObjectName(u"preferDensity"_s);
    m_language->setObjectName(u"preferLanguage"_s);
    m_motion->setObjectName(u"preferMotion"_s);
    m_themeBox = new qt::FieldBox({}, m_theme, m_looks);
    m_densityBox = new qt::FieldBox({}, m_density, m_looks);
    m_languageBox = new qt::FieldBox({}, m_language, m_looks);
    m_looks->addField(m_themeBox);
    m_looks->addField(m_densityBox);
    m_looks->addField(m_languageBox);
    m_looks->addField(m_motion);
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this, &preferences] {
        preferences.setTheme(Mode(m_theme->currentData().toInt()));
    });
    connect(m_density, &QComboBox::currentIndexChanged, this, [this, &preferences] {
        preferences.setDensity(qt::Density(m_density->currentData().toInt()));
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this, &preferences] {
        preferences.setLanguage(m_language->currentData().toString());
    });
    connect(m_motion, &QCheckBox::toggled, &preferences, &Preferences::setMotionEnabled);
    // The menus change the same settings.
    connect(&preferences, &Preferences::themeChanged, this, &PreferencesScreen::showPreferences);
    connect(&preferences, &Preferences::densityChanged, this, &PreferencesScreen::showPreferences);
    connect(&preferences, &Preferences::motionChanged, this, &PreferencesScreen::showPreferences);
}

void PreferencesScreen::makeShops()
{
    m_shops = new QListWidget(m_shopSection);
    m_shops->setObjectName(u"preferShops"_s);
    m_shops->setProperty("framed", true);
    m_add = new QPushButton(m_shopSection);
    m_edit = new QPushButton(m_shopSection);
    m_remove = new QPushButton(m_shopSection);
    m_add->setObjectName(u"shopAdd"_s);
    m_edit->setObjectName(u"shopEdit"_s);
    m_remove->setObjectName(u"shopRemove"_s);
    auto* buttons = new QWidget(m_shopSection);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_add);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    row->addStretch();
    m_shopSection->addField(m_shops, true);
    m_shopSection->addField(buttons, true);
    connect(m_add, &QPushButton::clicked, this, [this] { editShop(true); });
    connect(m_edit, &QPushButton::clicked, this, [this] { editShop(false); });
    connect(m_shops, &QListWidget::itemActivated, this, [this] { editShop(false); });
    connect(m_remove, &QPushButton::clicked, this, &PreferencesScreen::removeShop);
}

QString PreferencesScreen::title() const
{
    return tr("Preferences");
}

void PreferencesScreen::open(const Route&)
{
    showPreferences();
    showShops();
}

Route PreferencesScreen::route() const
{
    return {.page = u"preferences"_s};
}

void PreferencesScreen::refresh()
{
}

void PreferencesScreen::retranslate()
{
    m_header->setTitle(title());
    m_looks->setTitle(tr("Appearance and language"));
    m_shopSection->setTitle(tr("Shops"));
    m_themeBox->setLabel(tr("&Theme"));
    m_densityBox->setLabel(tr("&Rows in tables"));
    m_languageBox->setLabel(tr("&Language"));
    m_motion->setText(tr("&Animate transitions"));
    m_shops->setAccessibleName(tr("Shops"));
    m_add->setText(tr("Add shop…"));
    m_edit->setText(tr("Edit…"));
    m_remove->setText(tr("Remove…"));

    const auto fill = [](QComboBox& box,
                         std::initializer_list<std::pair<QString, QVariant>> choices) {
        const QSignalBlocker quiet(&box);
        box.clear();
        for (const auto& [text, value] : choices)
            box.addItem(text, value);
    };
    fill(*m_theme,
         {{tr("Like the desktop"), int(Mode::System)},
          {tr("Light"), int(Mode::Light)},
          {tr("Dark"), int(Mode::Dark)}});
    fill(*m_density,
         {{tr("Comfortable"), int(qt::Density::Comfortable)},
          {tr("Dense"), int(qt::Density::Dense)}});
    // Each language in its own words, so that nobody is lost in the wrong one.
    fill(*m_language,
         {{tr("Like the desktop"), QString()}, {u"English"_s, u"en"_s}, {u"Deutsch"_s, u"de"_s}});
    showPreferences();
}

void PreferencesScreen::showPreferences()
{
    const auto& preferences = context().preferences();
    choose(*m_theme, int(preferences.theme()));
    choose(*m_density, int(preferences.density()));
    choose(*m_language, preferences.language());
    const QSignalBlocker quiet(m_motion);
    m_motion->setChecked(preferences.isMotionEnabled());
}

void PreferencesScreen::showShops()
{
    const int row = std::max(0, m_shops->currentRow());
    m_shops->clear();
    for (const auto& profile : m_profiles.all()) {
        auto* item = new QListWidgetItem(
            qt::icon(qt::Icon::Store), u"%1 – %2"_s.arg(profile.name, profile.gateway), m_shops);
        item->setData(Qt::UserRole, profile.id);
        item->setSizeHint(QSize(0, kRowHeight));
    }
    m_shops->setCurrentRow(std::min(row, m_shops->count() - 1));
    m_shops->setFixedHeight(std::min(kRowsShown, m_shops->count()) * kRowHeight + 2);
    m_remove->setEnabled(m_profiles.all().size() > 1);
}

void PreferencesScreen::editShop(bool isNew)
{
    const auto* known =
        isNew || m_shops->currentItem() == nullptr
            ? nullptr
            : m_profiles.find(m_shops->currentItem()->data(Qt::UserRole).toString());
    auto* dialog = new ShopDialog(m_profiles, known == nullptr ? Profile() : *known, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PreferencesScreen::removeShop()
{
    if (m_shops->currentItem() == nullptr)
        return;
    const auto id = m_shops->currentItem()->data(Qt::UserRole).toString();
    const auto* profile = m_profiles.find(id);
    if (profile == nullptr)
        return;
    qt::confirm(this,
                {.title = tr("Remove %1?").arg(profile->name),
                 .text = tr("Only this program forgets it. The shop itself is not touched."),
                 .verb = tr("Remove")},
                [this, id] { m_profiles.remove(id); });
}

} // namespace vitrine::console

#include "vitrine/qt/theme/theme.hpp"

#include "vitrine/qt/theme/desktop_appearance.hpp"
#include "vitrine/qt/theme/theme_style.hpp"

#include <QFile>
#include <QFontDatabase>
#include <QLabel>
#include <QPalette>
#include <QStyle>
#include <QToolTip>
#include <QVariant>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

Theme* g_theme = nullptr; // the one of this application; dies with it

int sizeOf(TextStyle style, Scale scale)
{
    static constexpr std::array<int, 7> console{12, 13, 15, 18, 24, 32, 48};
    static constexpr std::array<int, 7> kiosk{22, 28, 34, 44, 44, 64, 96};
    return scale == Scale::Console ? console[std::size_t(style)] : kiosk[std::size_t(style)];
}

/// The part of the text factor that a style takes.
qreal growthOf(TextStyle style, qreal factor)
{
    switch (style) {
    case TextStyle::Section:
    case TextStyle::Page:
        return 1 + (factor - 1) * 0.6;
    case TextStyle::Price:
        return 1 + (factor - 1) * 0.5;
    case TextStyle::Attract:
        return 1 + (factor - 1) * 0.2;
    default:
        return factor;
    }
}

constexpr auto kStyleProperty = "textStyle";

void applyTextStyle(QWidget* widget, TextStyle style)
{
    const bool isTitle = style == TextStyle::Section || style == TextStyle::Page;
    widget->setFont(Theme::instance().font(
        style, isTitle || style == TextStyle::Emphasis ? QFont::DemiBold : QFont::Normal));
}

void loadFonts()
{
    for (const auto* weight : {"Regular", "Medium", "SemiBold", "Bold"})
        QFontDatabase::addApplicationFont(u":/vitrine/fonts/Inter-"_s +
                                          QString::fromLatin1(weight) + u".otf"_s);
}

QString fontFamily()
{
    static const QString family =
        QFontDatabase::hasFamily(u"Inter"_s)
            ? u"Inter"_s
            : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    return family;
}

QString sheetOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The sheet with colours in place of its @names.
QString styleSheetFor(const Colors& colors, Scale scale)
{
    QString sheet = sheetOf(u":/vitrine/theme/style.qss"_s);
    if (scale == Scale::Kiosk)
        sheet += sheetOf(u":/vitrine/theme/kiosk.qss"_s);
    // Longer names first: @accent is the beginning of @accentHover.
    const std::pair<const char*, QColor> names[] = {
        {"@background", colors.background},
        {"@surface", colors.surface},
        {"@border", colors.border},
        {"@controlHover", colors.text},
        {"@control", colors.control},
        {"@text", colors.text},
        {"@muted", colors.muted},
        {"@accentHover", colors.isDark ? colors.accent.lighter(112) : colors.accent.darker(118)},
        {"@accent", colors.accent},
        {"@onAccent", colors.onAccent},
        {"@select", colors.select},
        {"@hover", colors.hover},
        {"@dangerHover", colors.isDark ? colors.danger.lighter(108) : colors.danger.darker(118)},
        {"@dangerGround", colors.groundOf(Tone::Danger)},
        {"@danger", colors.danger},
        {"@onDanger", colors.isDark ? QColor(0x2B, 0x05, 0x03) : QColor(Qt::white)},
        {"@warn", colors.warn},
        {"@ok", colors.ok},
        {"@info", colors.info}};
    for (const auto& [name, color] : names)
        sheet.replace(QLatin1StringView(name), color.name());
    sheet.replace("@shade"_L1, colors.isDark ? "dark"_L1 : "light"_L1);
    return sheet;
}

QPalette paletteFor(const Colors& colors)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, colors.background);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.surface);
    set(QPalette::AlternateBase, colors.hover);
    set(QPalette::Text, colors.text);
    set(QPalette::Button, colors.surface);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, colors.danger);
    set(QPalette::PlaceholderText, colors.muted);
    set(QPalette::ToolTipBase, colors.text);
    set(QPalette::ToolTipText, colors.background);
    set(QPalette::Highlight, colors.select);
    set(QPalette::HighlightedText, colors.text);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    set(QPalette::Light, colors.surface);
    set(QPalette::Midlight, colors.border);
    set(QPalette::Mid, colors.border);
    set(QPalette::Dark, colors.control);
    set(QPalette::Shadow, colors.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.control);
    return palette;
}

/// After a change of a property that the sheet asks for. Before the first polish there is nothing
/// to repeat (and a font set afterwards would get lost).
void repolish(QWidget* widget)
{
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace

Theme& Theme::install(QApplication& app, Mode mode, Scale scale)
{
    if (g_theme == nullptr)
        g_theme = new Theme(app, mode, scale);
    else
        g_theme->setMode(mode);
    return *g_theme;
}

Theme& Theme::instance()
{
    Q_ASSERT_X(g_theme != nullptr, "Theme", "install it first");
    return *g_theme;
}

Theme::Theme(QApplication& app, Mode mode, Scale scale)
    : QObject(&app)
    , m_app(app)
    , m_mode(mode)
    , m_scale(scale)
    , m_desktop(std::make_unique<DesktopAppearance>(
          QGuiApplication::palette().color(QPalette::Window).lightness() < 128))
    , m_focusRing(std::make_unique<FocusRing>())
{
    loadFonts();
    m_app.setFont(font(TextStyle::Body));
    m_app.setStyle(new ThemeStyle);
    connect(m_desktop.get(), &DesktopAppearance::changed, this, &Theme::apply);
    m_colors = chosenColors();
    m_app.setPalette(paletteFor(m_colors));
    QToolTip::setFont(font(TextStyle::Caption));
    m_app.setStyleSheet(styleSheetFor(m_colors, m_scale));
}

Theme::~Theme()
{
    g_theme = nullptr;
}

void Theme::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setMotionEnabled(bool isEnabled)
{
    if (m_motionEnabled == isEnabled)
        return;
    m_motionEnabled = isEnabled;
    Q_EMIT changed();
}

Colors Theme::chosenColors() const
{
    switch (m_mode) {
    case Mode::Light:
        return lightColors();
    case Mode::Dark:
        return darkColors();
    case Mode::HighContrast:
        return highContrastColors();
    case Mode::System:
        break;
    }
    return m_desktop->isDark() ? darkColors() : lightColors();
}

void Theme::apply()
{
    const auto chosen = chosenColors();
    if (chosen.background != m_colors.background || chosen.accent != m_colors.accent) {
        m_colors = chosen;
        m_app.setPalette(paletteFor(m_colors));
        m_app.setStyleSheet(styleSheetFor(m_colors, m_scale));
        applyFonts(); // a new sheet gives widgets the font of their first polish back
    }
    Q_EMIT changed();
}

void Theme::setTextFactor(qreal factor)
{
    if (qFuzzyCompare(m_textFactor, factor))
        return;
    m_textFactor = factor;
    applyFonts();
    Q_EMIT changed();
}

void Theme::applyFonts()
{
    const auto widgets = QApplication::allWidgets();
    for (auto* widget : widgets) {
        const auto style = widget->property(kStyleProperty);
        if (style.isValid())
            applyTextStyle(widget, TextStyle(style.toInt()));
    }
}

QFont Theme::font(TextStyle style, QFont::Weight weight) const
{
    QFont font(fontFamily());
    font.setPixelSize(qRound(sizeOf(style, m_scale) * growthOf(style, m_textFactor)));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QFont Theme::monospace(TextStyle style) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // they look larger than Inter
    font.setPixelSize(qRound(sizeOf(style, m_scale) * growthOf(style, m_textFactor)) - 1);
    return font;
}

int Theme::duration(Motion motion) const
{
    return m_motionEnabled && m_desktop->wantsMotion() ? int(motion) : 0;
}

const Colors& colors()
{
    return Theme::instance().colors();
}

void setTextStyle(QWidget* widget, TextStyle style, bool isMuted)
{
    widget->setProperty(kStyleProperty, int(style));
    widget->setProperty("muted", isMuted);
    repolish(widget);
    applyTextStyle(widget, style); // a polish gives back the font of the first one
}

QLabel* makeLabel(const QString& text, TextStyle style, QWidget* parent, bool isMuted)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setTextStyle(label, style, isMuted);
    return label;
}

void setButtonKind(QWidget* button, ButtonKind kind)
{
    static constexpr std::array names{"", "primary", "danger", "quiet"};
    button->setProperty("kind", QString::fromLatin1(names[std::size_t(kind)]));
    repolish(button);
}

void setCard(QWidget* widget)
{
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->setProperty("card", true);
    repolish(widget);
}

} // namespace vitrine::qt

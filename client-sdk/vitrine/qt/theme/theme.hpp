#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QApplication>
#include <QFont>
#include <QObject>

#include <memory>

class QLabel;

namespace vitrine::qt {

class DesktopAppearance;
class FocusRing;

/// How a program looks: colours, fonts, style sheet, focus ring. One object per application;
/// everything painted by hand asks it and repaints on `changed`.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark, HighContrast };
    Q_ENUM(Mode)

    /// Sets fonts, palette, style and style sheet of `app`; the theme dies with the application.
    static Theme&
    install(QApplication& app, Mode mode = Mode::System, Scale scale = Scale::Console);
    /// The installed theme. @pre install was called.
    [[nodiscard]] static Theme& instance();
    ~Theme() override;

    [[nodiscard]] Mode mode() const { return m_mode; }
    /// Switches live.
    void setMode(Mode mode);
    [[nodiscard]] bool isDark() const { return m_colors.isDark; }
    [[nodiscard]] const Colors& colors() const { return m_colors; }

    [[nodiscard]] QFont font(TextStyle style, QFont::Weight weight = QFont::Normal) const;
    /// For codes and ids.
    [[nodiscard]] QFont monospace(TextStyle style = TextStyle::Body) const;

    [[nodiscard]] Scale scale() const { return m_scale; }
    /// How much larger text is than its style says: 2 in the kiosk's accessibility mode. Titles and
    /// what is large already grow less, so that words still fit a line. Everything that has its
    /// style from setTextStyle follows.
    void setTextFactor(qreal factor);
    [[nodiscard]] qreal textFactor() const { return m_textFactor; }

    /// Milliseconds of a movement; 0 when motion is off.
    [[nodiscard]] int duration(Motion motion) const;
    /// Off when the person said so; the desktop's own wish is respected in any case.
    void setMotionEnabled(bool isEnabled);

Q_SIGNALS:
    /// Colours, fonts or motion changed; everything was repolished already.
    void changed();

private:
    Theme(QApplication& app, Mode mode, Scale scale);
    void apply();
    void applyFonts();
    [[nodiscard]] Colors chosenColors() const;

    QApplication& m_app;
    Mode m_mode;
    Scale m_scale;
    Colors m_colors;
    qreal m_textFactor = 1;
    bool m_motionEnabled = true;
    std::unique_ptr<DesktopAppearance> m_desktop;
    std::unique_ptr<FocusRing> m_focusRing;
};

/// Shorthand for Theme::instance().colors().
[[nodiscard]] const Colors& colors();

/// Gives a label its type style and colour (kept through theme changes). `isMuted`: secondary text.
void setTextStyle(QWidget* widget, TextStyle style, bool isMuted = false);
/// A label in a type style, word wrap off.
[[nodiscard]] QLabel*
makeLabel(const QString& text, TextStyle style, QWidget* parent, bool isMuted = false);

/// What a button is for; the style sheet draws it accordingly. Buttons are Normal without a word.
enum class ButtonKind {
    Normal,
    Primary, ///< The one main action of a screen.
    Danger,  ///< Destroys something.
    Quiet    ///< No frame until hovered: tool buttons, links in text.
};
void setButtonKind(QWidget* button, ButtonKind kind);

/// Draws `widget` as a card: surface, hairline, radius.
void setCard(QWidget* widget);

} // namespace vitrine::qt

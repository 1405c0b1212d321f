#pragma once

#include <QColor>
#include <QFont>

namespace vitrine::qt {

/// What a colour says. A status never speaks by colour alone; see StatusBadge.
enum class Tone { Neutral, Ok, Warn, Danger, Info, Accent };

/// The colours of one appearance. Every text pair has a contrast of at least 4.5 : 1.
struct Colors
{
    QColor background; ///< The window.
    QColor surface;    ///< Cards, tables, inputs, menus.
    QColor border;     ///< Hairlines between things; decoration only.
    QColor control;    ///< Borders that show where a control is.
    QColor text;
    QColor muted;    ///< Secondary text, captions, placeholders.
    QColor accent;   ///< The main action, links, focus ring, selection mark.
    QColor onAccent; ///< Text on accent.
    QColor select;   ///< Selected row, pressed chip.
    QColor hover;    ///< What the pointer is over, on surface.
    QColor ok;
    QColor warn;
    QColor danger;
    QColor info;
    bool isDark = false;

    [[nodiscard]] QColor of(Tone tone) const;
    /// A faint ground behind text of `tone`: banners, badges.
    [[nodiscard]] QColor groundOf(Tone tone) const;
};

[[nodiscard]] const Colors& lightColors();
[[nodiscard]] const Colors& darkColors();
/// Black, white and yellow, nothing else: the kiosk's accessibility mode.
[[nodiscard]] const Colors& highContrastColors();

/// Which table of sizes a program uses.
enum class Scale { Console, Kiosk };

/// Console: 12, 13, 15, 18, 24. Kiosk: 22, 28, 34, 44, 44; Price 64; Attract 96 (logical pixels).
enum class TextStyle { Caption, Body, Emphasis, Section, Page, Price, Attract };

/// Distances of the console in logical pixels; the kiosk's are in its own tokens.
namespace space {
inline constexpr int kTight = 4;
inline constexpr int kInside = 8; ///< Inside controls, between controls of a group.
inline constexpr int kControls = 12;
inline constexpr int kGroup = 16; ///< Between groups.
inline constexpr int kPage = 24;  ///< Margin of a page.
inline constexpr int kRadius = 6;
} // namespace space

/// Durations in milliseconds; ask Theme::duration, which knows when motion is off.
enum class Motion { State = 120, Place = 220 };

} // namespace vitrine::qt

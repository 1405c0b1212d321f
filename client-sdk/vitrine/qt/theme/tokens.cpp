#include "vitrine/qt/theme/tokens.hpp"

namespace vitrine::qt {
namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

/// `share` of `over`, the rest of `under`.
QColor mixed(const QColor& over, const QColor& under, double share)
{
    const auto part = [share](int a, int b) { return int(a * share + b * (1.0 - share) + 0.5); };
    return QColor(part(over.red(), under.red()),
                  part(over.green(), under.green()),
                  part(over.blue(), under.blue()));
}

} // namespace

QColor Colors::of(Tone tone) const
{
    switch (tone) {
    case Tone::Ok:
        return ok;
    case Tone::Warn:
        return warn;
    case Tone::Danger:
        return danger;
    case Tone::Info:
        return info;
    case Tone::Accent:
        return accent;
    case Tone::Neutral:
        break;
    }
    return muted;
}

QColor Colors::groundOf(Tone tone) const
{
    return mixed(of(tone), surface, isDark ? 0.16 : 0.09);
}

const Colors& lightColors()
{
    static const Colors colors{.background = rgb(0xF7F6F3),
                               .surface = rgb(0xFFFFFF),
                               .border = rgb(0xDEDBD4),
                               .control = rgb(0x88837A),
                               .text = rgb(0x1C1B1A),
                               .muted = rgb(0x5F5B55),
                               .accent = rgb(0x0F6B66),
                               .onAccent = rgb(0xFFFFFF),
                               .select = rgb(0xD9EEEC),
                               .hover = rgb(0xF1F0EC),
                               .ok = rgb(0x1B7A43),
                               .warn = rgb(0x8A5A00),
                               .danger = rgb(0xB3261E),
                               .info = rgb(0x1F5FBF),
                               .isDark = false};
    return colors;
}

const Colors& darkColors()
{
    static const Colors colors{.background = rgb(0x141516),
                               .surface = rgb(0x1D1F21),
                               .border = rgb(0x34373A),
                               .control = rgb(0x767B81),
                               .text = rgb(0xEDEBE7),
                               .muted = rgb(0xA8A49C),
                               .accent = rgb(0x4CC2B8),
                               .onAccent = rgb(0x06201E),
                               .select = rgb(0x16403D),
                               .hover = rgb(0x26292B),
                               .ok = rgb(0x6FD39A),
                               .warn = rgb(0xF2B84B),
                               .danger = rgb(0xFF8A80),
                               .info = rgb(0x8AB8FF),
                               .isDark = true};
    return colors;
}

const Colors& highContrastColors()
{
    static const QColor black = rgb(0x000000);
    static const QColor white = rgb(0xFFFFFF);
    static const QColor yellow = rgb(0xFFD54A);
    static const Colors colors{.background = black,
                               .surface = black,
                               .border = white,
                               .control = white,
                               .text = white,
                               .muted = white,
                               .accent = yellow,
                               .onAccent = black,
                               .select = rgb(0x4A3D00),
                               .hover = rgb(0x2A2300),
                               .ok = white,
                               .warn = yellow,
                               .danger = yellow,
                               .info = white,
                               .isDark = true};
    return colors;
}

} // namespace vitrine::qt

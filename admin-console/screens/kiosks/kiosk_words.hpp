#pragma once

#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/wire/device.hpp"

namespace vitrine::console {

/// What people are told of a kiosk.
namespace kiosk_words {

[[nodiscard]] qt::Badge state(const wire::Device& kiosk);
/// How it does, by its last report; nothing for one that sells nothing by will (locked, unpaired).
[[nodiscard]] qt::Badge health(const wire::Device& kiosk);
[[nodiscard]] QString lastSeen(const wire::Device& kiosk);
/// "Ready", "Out of paper"; "" where there is none, or it never reported.
[[nodiscard]] QString printer(const wire::Device& kiosk);
[[nodiscard]] QString terminal(const wire::Device& kiosk);
[[nodiscard]] qt::Tone toneOf(std::string_view part);
/// "3 sales, the oldest 2 hours ago".
[[nodiscard]] QString queue(const wire::Device& kiosk);
/// "40 seconds ahead"; "" when nobody would mind.
[[nodiscard]] QString clockSkew(const wire::Device& kiosk);

/// Whether somebody should go and look: it is in use and does not report, or a part of it fails.
[[nodiscard]] bool needsCare(const wire::Device& kiosk);

} // namespace kiosk_words
} // namespace vitrine::console

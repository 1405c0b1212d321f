#pragma once

#include "storefront-kiosk/frame/kiosk_settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// A setting that says something wrong.
struct SettingFault
{
    std::string key;  ///< "idle-seconds"; of a list its name: "staff".
    std::string text; ///< What is wrong, for staff and the log.
};

/// Settings as dotted keys and texts, as the config server has them.
using SettingTexts = std::map<std::string, std::string>;

struct ParsedSettings
{
    KioskSettings settings{}; ///< With the defaults where a key is missing or faulty.
    std::vector<SettingFault> faults{};
};

/// Reads what the shop has written about its kiosks (see README.md for the keys). A value that is
/// wrong, a key that nobody knows and a list with a fault are named and left out; the others count.
/// `pricing` and what the shop calls itself come from the shop's profile, not from here.
[[nodiscard]] ParsedSettings parseKioskSettings(const SettingTexts& texts,
                                                const KioskSettings& defaults = {});

/// `texts` with what `faults` names taken from `lastGood`, or left out where that has nothing.
[[nodiscard]] SettingTexts mendSettings(SettingTexts texts,
                                        const std::vector<SettingFault>& faults,
                                        const SettingTexts& lastGood);

} // namespace vitrine::kiosk

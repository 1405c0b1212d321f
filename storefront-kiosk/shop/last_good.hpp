#pragma once

#include "storefront-kiosk/shop/settings_parser.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/wire/shop.hpp"

#include <optional>
#include <string>

namespace vitrine::kiosk {

/// What the shop has said last that could be used.
struct LastGood
{
    std::optional<wire::ShopProfile> profile{};
    SettingTexts settings{}; ///< Of all kiosks and of this one, without what was faulty.

    bool operator==(const LastGood&) const = default;
};

/// It on the disk, so that a kiosk that starts without a network is the shop's all the same. Blocks
/// for the disk: put it into Confined. Errors are those of durable_file.hpp.
class LastGoodFile
{
public:
    explicit LastGoodFile(std::string path)
        : m_path(std::move(path))
    {
    }

    /// Nothing for a file that is not there or cannot be read.
    [[nodiscard]] LastGood read() const;
    [[nodiscard]] Outcome keep(const LastGood& said);

private:
    std::string m_path;
};

} // namespace vitrine::kiosk

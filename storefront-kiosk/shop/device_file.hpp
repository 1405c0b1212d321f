#pragma once

#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::kiosk {

/// What makes this kiosk a member of its shop.
struct DeviceCredentials
{
    std::string deviceId;
    std::string clientId; ///< "kiosk-<device id>"
    std::string clientSecret;

    bool operator==(const DeviceCredentials&) const = default;
};

/// The credentials on the disk, readable by the kiosk's user only. Blocks for the disk: put it into
/// Confined. Errors are those of durable_file.hpp.
class DeviceFile
{
public:
    explicit DeviceFile(std::string path)
        : m_path(std::move(path))
    {
    }

    /// @return NotFound: the kiosk was never paired; InvalidArgument: the file says something else.
    [[nodiscard]] Result<DeviceCredentials> read() const;
    /// In place of those of an earlier pairing.
    [[nodiscard]] Outcome keep(const DeviceCredentials& credentials);

private:
    std::string m_path;
};

} // namespace vitrine::kiosk

#pragma once

#include "services/catalog/application/image_scaler.hpp"

#include <string>

namespace vitrine::catalog {

/// Scales each picture in a process of its own (vitrine-image-tool). Decoders of pictures are where
/// hostile bytes do their harm: there, a crash, an endless loop or a hunger for memory ends one
/// upload and nothing else. It also keeps some 25 MB of codec libraries out of the service, which
/// needs them for one request in a thousand.
class ProcessImageScaler final : public ImageScaler
{
public:
    /// @param toolPath of vitrine-image-tool
    explicit ProcessImageScaler(std::string toolPath)
        : m_toolPath(std::move(toolPath))
    {
    }

    [[nodiscard]] Result<ScaledImage>
    scale(const std::string& bytes, ImageFormat format, Deadline deadline) override;

    /// The tool beside the running executable.
    [[nodiscard]] static std::string defaultToolPath();

private:
    const std::string m_toolPath;
};

} // namespace vitrine::catalog

#pragma once

#include "services/supervisor/data/data_folder.hpp"
#include "services/supervisor/domain/service_plan.hpp"

#include <filesystem>
#include <string>

/// The commands of `vitrine`: each returns the process's exit code and reports on standard output
/// and error.
namespace vitrine::supervisor {

struct UpArguments
{
    ShopOptions options;            ///< What the command line said; merged over what was saved.
    bool detach = false;            ///< Return when the shop is ready and leave it running.
    std::filesystem::path programs; ///< The folder with vitrine-catalog and the others.
    std::chrono::seconds readyWithin{120};
};

int up(const DataFolder& folder, const UpArguments& arguments);
int down(const DataFolder& folder);
int status(const DataFolder& folder);
/// @param service "" for all. @param follow keeps printing what is added.
int logs(const DataFolder& folder, const std::string& service, std::size_t lines, bool follow);
int doctor(const DataFolder& folder);

} // namespace vitrine::supervisor

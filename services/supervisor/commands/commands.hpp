#pragma once

#include "services/supervisor/data/data_folder.hpp"
#include "services/supervisor/domain/service_plan.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

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
/// Prints the address of one process, e.g. "gateway" or "order-2".
int url(const DataFolder& folder, const std::string& service);
/// Makes an account with a generated password and prints it, this once.
int createAccount(const DataFolder& folder,
                  const std::string& email,
                  const std::vector<std::string>& roles);
int resetPassword(const DataFolder& folder, const std::string& email);
/// Loads products from CSV. @param stock units put on stock of each product that has none; 0 leaves
/// stock alone.
int importProducts(const DataFolder& folder,
                   const std::filesystem::path& file,
                   std::int64_t stock,
                   bool dryRun);

/// Compares the services' databases with themselves and each other. @param settleTime what was
/// touched within it is still under way and left out. @return 0 without differences, 1 with, 2 when
/// a database cannot be read.
int checkBooks(const DataFolder& folder, std::chrono::seconds settleTime);

} // namespace vitrine::supervisor

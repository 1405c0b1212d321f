#include "services/supervisor/commands/commands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace {

using namespace vitrine::supervisor;

/// The folder this program lies in: the services are beside it.
std::filesystem::path ownFolder()
{
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

/// "order=2" into ("order", "2").
std::map<std::string, std::string> pairs(const std::vector<std::string>& texts)
{
    std::map<std::string, std::string> split;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos)
            throw CLI::ValidationError(text, "is not of the form name=value");
        split[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return split;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Runs a Vitrine shop on this machine.", "vitrine");
    app.require_subcommand(1);
    app.set_version_flag("--version", VITRINE_VERSION);
    std::string data = DataFolder::defaultRoot().string();
    app.add_option("--data", data, "Data folder (VITRINE_DATA)")->capture_default_str();
    app.fallthrough();

    UpArguments upArguments;
    std::vector<std::string> instances;
    std::vector<std::string> settings;
    std::uint16_t portBase = 0;
    int readyWithin = 120;
    auto* upCommand = app.add_subcommand("up", "Start the shop and stay; Ctrl-C stops it");
    upCommand->add_flag(
        "-d,--detach", upArguments.detach, "Return when the shop is ready and leave it running");
    auto* portOption =
        upCommand->add_option("--port-base", portBase, "Ports N, N+1, ... instead of the defaults");
    portOption->check(CLI::Range(1024, 65000));
    upCommand->add_option("--instances", instances, "How many of a service, e.g. order=2")
        ->take_all();
    upCommand->add_option("--set", settings, "A setting for every service, e.g. log.level=debug")
        ->take_all();
    upCommand->add_option(
        "--public-url", upArguments.options.publicUrl, "How browsers reach the gateway");
    upCommand->add_option(
        "--oidc-issuer", upArguments.options.oidcIssuer, "Sign-in provider, e.g. an Okta org");
    upCommand->add_option("--ready-within", readyWithin, "Seconds to wait with --detach")
        ->capture_default_str();

    app.add_subcommand("down", "Stop the shop: requests in flight are answered first");
    app.add_subcommand("status", "Show each process: port, health, memory, uptime");
    app.add_subcommand("doctor", "Look for what is wrong on this machine and say what to do");

    std::string service;
    std::size_t lines = 50;
    bool follow = false;
    auto* logsCommand = app.add_subcommand("logs", "Show the logs");
    logsCommand->add_option("service", service, "One service only");
    logsCommand->add_option("-n,--lines", lines, "Last lines of each")->capture_default_str();
    logsCommand->add_flag("-f,--follow", follow, "Keep printing what is added");

    std::string urlService = "gateway";
    app.add_subcommand("url", "Print the address of a process")
        ->add_option("service", urlService)
        ->capture_default_str();

    std::string email;
    std::vector<std::string> roles{"CUSTOMER"};
    auto* accountCommand = app.add_subcommand("account", "Make accounts, reset passwords");
    accountCommand->require_subcommand(1);
    auto* createCommand =
        accountCommand->add_subcommand("create", "Make an account with a generated password");
    createCommand->add_option("email", email)->required();
    createCommand->add_option("--role", roles, "ADMIN or CUSTOMER; may be repeated")
        ->capture_default_str();
    auto* resetCommand =
        accountCommand->add_subcommand("reset-password", "Give an account a new password");
    resetCommand->add_option("email", email)->required();

    int settleSeconds = 10;
    auto* booksCommand = app.add_subcommand("books", "Audit money and stock over all databases");
    booksCommand->require_subcommand(1);
    auto* booksCheck = booksCommand->add_subcommand("check", "Report every difference");
    booksCheck
        ->add_option(
            "--settled-for", settleSeconds, "Leave out what changed within so many seconds")
        ->capture_default_str();

    std::string file;
    std::int64_t stock = 0;
    bool dryRun = false;
    auto* importCommand = app.add_subcommand("import", "Load products from a CSV file");
    importCommand->add_option("file", file)->required()->check(CLI::ExistingFile);
    importCommand->add_option("--stock", stock, "Units for each product that has no stock")
        ->check(CLI::Range(0, 1000000));
    importCommand->add_flag("--dry-run", dryRun, "Check only");

    CLI11_PARSE(app, argc, argv);
    const DataFolder folder(std::filesystem::absolute(data));

    if (app.got_subcommand("up")) {
        try {
            for (const auto& [name, count] : pairs(instances))
                upArguments.options.instances[name] = std::stoi(count);
            upArguments.options.settings = pairs(settings);
        } catch (const std::exception& e) {
            std::cerr << "vitrine: " << e.what() << "\n";
            return 2;
        }
        if (portOption->count() > 0)
            upArguments.options.portBase = portBase;
        upArguments.programs = ownFolder();
        upArguments.readyWithin = std::chrono::seconds(readyWithin);
        return up(folder, upArguments);
    }
    if (app.got_subcommand("down"))
        return down(folder);
    if (app.got_subcommand("status"))
        return status(folder);
    if (app.got_subcommand("doctor"))
        return doctor(folder);
    if (app.got_subcommand("url"))
        return url(folder, urlService);
    if (createCommand->parsed())
        return createAccount(folder, email, roles);
    if (resetCommand->parsed())
        return resetPassword(folder, email);
    if (booksCheck->parsed())
        return checkBooks(folder, std::chrono::seconds(settleSeconds));
    if (importCommand->parsed())
        return importProducts(folder, file, stock, dryRun);
    return logs(folder, service, lines, follow);
}

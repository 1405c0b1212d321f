#include "storefront-kiosk/app/kiosk_stores.hpp"

#include "storefront-kiosk/app/absent_terminal.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "storefront-kiosk/terminal/terminal_simulator.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <tuple>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::string_view kFilePrinter = "file:";
constexpr const char* kPrintedFile = "/receipts.escpos";

Result<TerminalScript> scriptOf(const std::string& path)
{
    return path.empty() ? Result<TerminalScript>(TerminalScript{}) : TerminalScript::load(path);
}

} // namespace

Result<std::unique_ptr<KioskStores>> KioskStores::open(const std::string& folder,
                                                       const Clock& clock)
{
    using Opened = Result<std::unique_ptr<KioskStores>>;
    if (const auto made = makeFolder(folder); !made.ok())
        return Opened(made.error());
    auto lock = FileLock::take(folder + "/kiosk.lock");
    if (!lock.ok())
        return Opened(lock.error());
    auto images = ImageStore::open({.folder = folder + "/pictures"});
    if (!images.ok())
        return Opened(images.error());
    return std::unique_ptr<KioskStores>(new KioskStores(
        folder, clock, *std::move(lock), std::shared_ptr<ImageStore>(*std::move(images))));
}

KioskStores::KioskStores(const std::string& folder,
                         const Clock& clock,
                         std::unique_ptr<FileLock> lock,
                         std::shared_ptr<ImageStore> images)
    : m_folder(folder)
    , m_lock(std::move(lock))
    , m_images(std::move(images))
    , m_shelf([path = pathOf("catalog.db"), &clock] {
        return LocalCatalog::open({.path = path}, clock);
    })
    , m_queue(
          [path = pathOf("queue.db"), &clock] { return OrderQueue::open({.path = path}, clock); })
    , m_attempts([path = pathOf("attempts.db"), &clock] {
        return AttemptLog::open({.path = path}, clock);
    })
    , m_spool(
          [path = pathOf("print"), &clock] { return PrintSpool::open({.folder = path}, clock); })
    , m_door([path = pathOf("staff.lock"), &clock] {
        return StaffDoor::open({.path = path, .members = {}}, clock);
    })
{
}

std::string KioskStores::pathOf(const char* name) const
{
    return m_folder + "/" + name;
}

void KioskStores::begin(const KioskSettings& settings)
{
    apply(settings);
    beginPrinter(settings.devices.printer);
    m_terminal = makeTerminal(settings.devices);
}

void KioskStores::apply(const KioskSettings& settings)
{
    m_door.tell([staff = settings.staff](StaffDoor& door) {
        std::ignore = door.setMembers(staff); // the settings' parser has counted them
    });
    m_queue.tell([prefix = settings.numberPrefix + "-"](OrderQueue& queue) {
        std::ignore = queue.setNumberPrefix(prefix); // the same one has looked at it
    });
}

void KioskStores::beginPrinter(const std::string& wanted)
{
    if (wanted.empty())
        return;
    m_printer = std::make_unique<Confined<Printer>>([wanted] {
        using Made = Result<std::unique_ptr<Printer>>;
        const bool isFile = wanted.starts_with(kFilePrinter);
        const auto folder = wanted.substr(isFile ? kFilePrinter.size() : 0);
        if (isFile) {
            if (const auto made = makeFolder(folder); !made.ok())
                return Made(made.error());
        }
        return Made(std::make_unique<DevicePrinter>(DevicePrinter::Options{
            .path = isFile ? folder + kPrintedFile : wanted, .isFile = isFile}));
    });
}

std::shared_ptr<PaymentTerminal>
KioskStores::makeTerminal(const KioskSettings::Devices& devices) const
{
    if (devices.terminal.empty())
        return std::make_shared<AbsentTerminal>("");
    if (devices.terminal != "simulator")
        return std::make_shared<AbsentTerminal>("there is no driver " + devices.terminal);
    auto script = scriptOf(devices.terminalScript);
    if (!script.ok())
        return std::make_shared<AbsentTerminal>(script.error().message);
    auto terminal = TerminalSimulator::create(
        *std::move(script), client::makeNetworkScheduler(), pathOf("terminal-simulator.ledger"));
    if (!terminal.ok())
        return std::make_shared<AbsentTerminal>(terminal.error().message);
    return *std::move(terminal);
}

} // namespace vitrine::kiosk

#include "storefront-kiosk/receipt/print_spool.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr std::string_view kSuffix = ".job";
constexpr std::chrono::hours kClockOff{24}; ///< A job from the future is one of a wrong clock.

/// Names are version 7 UUIDs: sorted by name they are in the order of putting.
std::optional<domain::Uuid> idOf(std::string_view name)
{
    if (!name.ends_with(kSuffix))
        return std::nullopt;
    name.remove_suffix(kSuffix.size());
    const auto id = domain::Uuid::parse(name);
    return id.ok() ? std::optional(*id) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<PrintSpool>> PrintSpool::open(Options options, const Clock& clock)
{
    using Opened = Result<std::unique_ptr<PrintSpool>>;
    if (const auto made = makeFolder(options.folder); !made.ok())
        return Opened(made.error());
    const auto names = filesOf(options.folder);
    if (!names.ok())
        return Opened(names.error());
    for (const auto& name : *names) {
        if (!idOf(name)) // half written when the plug was pulled: nobody was told that it is there
            std::ignore = removeDurably(options.folder + "/" + name);
    }
    return Opened(std::unique_ptr<PrintSpool>(new PrintSpool(std::move(options), clock)));
}

Result<std::string> PrintSpool::put(std::string_view bytes)
{
    if (bytes.size() > m_options.jobBytesMax)
        return failure<std::string>(ErrorCode::TooLarge, "the job is too long to be printed");
    const auto names = waiting();
    if (!names.ok())
        return names.error();
    if (names->size() >= m_options.waitingMax)
        return failure<std::string>(ErrorCode::Conflict, "too many receipts wait for the printer");
    std::string id = m_ids.next().text();
    if (const auto written = writeDurably(pathOf(id + std::string(kSuffix)), bytes); !written.ok())
        return written.error();
    return id;
}

Result<std::optional<PrintSpool::Job>> PrintSpool::next()
{
    using Next = Result<std::optional<Job>>;
    const auto names = waiting();
    if (!names.ok())
        return Next(names.error());
    if (names->empty())
        return Next(std::nullopt);
    auto bytes = readFile(pathOf(names->front()), m_options.jobBytesMax);
    if (!bytes.ok())
        return Next(bytes.error());
    std::string id = names->front();
    id.resize(id.size() - kSuffix.size());
    return Next(Job{std::move(id), std::move(bytes).value()});
}

Outcome PrintSpool::done(std::string_view id)
{
    return removeDurably(pathOf(std::string(id) + std::string(kSuffix)));
}

Outcome PrintSpool::clear()
{
    const auto names = waiting();
    if (!names.ok())
        return names.error();
    for (const auto& name : *names) {
        if (auto removed = removeDurably(pathOf(name)); !removed.ok())
            return removed;
    }
    return Done{};
}

Result<PrintSpool::Status> PrintSpool::status()
{
    const auto names = waiting();
    if (!names.ok())
        return names.error();
    return Status{.waiting = names->size(), .dropped = m_dropped};
}

Result<std::vector<std::string>> PrintSpool::waiting()
{
    const auto names = filesOf(m_options.folder);
    if (!names.ok())
        return names.error();
    std::vector<std::string> jobs;
    std::copy_if(names->begin(), names->end(), std::back_inserter(jobs), [](const auto& name) {
        return idOf(name).has_value();
    });
    if (const auto dropped = dropOld(jobs); !dropped.ok())
        return dropped.error();
    return jobs;
}

Outcome PrintSpool::dropOld(std::vector<std::string>& names)
{
    const auto now = m_clock.now();
    std::vector<std::string> kept;
    for (auto& name : names) {
        const auto madeAt = idOf(name)->timestamp();
        if (now - madeAt <= m_options.keepFor && madeAt - now <= kClockOff) {
            kept.push_back(std::move(name));
            continue;
        }
        if (auto removed = removeDurably(pathOf(name)); !removed.ok())
            return removed;
        ++m_dropped;
    }
    names = std::move(kept);
    return Done{};
}

std::string PrintSpool::pathOf(std::string_view name) const
{
    return m_options.folder + "/" + std::string(name);
}

} // namespace vitrine::kiosk

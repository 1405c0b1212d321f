#include "storefront-kiosk/shop/allotment_book.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vitrine::kiosk {
namespace {

using State = Allotment::State;

constexpr std::size_t kBytesMax = 1024 * 1024;
constexpr std::int64_t kTimeMax = std::int64_t{1} << 60;
constexpr std::array<std::pair<State, std::string_view>, 4> kStates{
    {{State::None, "none"},
     {State::Taking, "taking"},
     {State::Held, "held"},
     {State::Returning, "returning"}}};

std::string encode(const Allotment& allotment)
{
    std::string_view state;
    for (const auto& [known, name] : kStates) {
        if (known == allotment.state)
            state = name;
    }
    return nlohmann::json{{"state", state},
                          {"leaseId", allotment.leaseId},
                          {"wanted", allotment.wanted},
                          {"granted", allotment.granted},
                          {"since", allotment.since.time_since_epoch().count()},
                          {"until", allotment.until.time_since_epoch().count()},
                          {"used", allotment.used}}
        .dump();
}

Result<Allotment> decodeAllotment(const std::string& text)
{
    const auto document = wire::parseJson(text);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    Allotment allotment;
    const auto state = in.text("state");
    for (const auto& [known, name] : kStates) {
        if (name == state)
            allotment.state = known;
    }
    allotment.leaseId = in.optionalText("leaseId");
    allotment.since = Timestamp(std::chrono::milliseconds(in.integer("since", 0, kTimeMax)));
    allotment.until = Timestamp(std::chrono::milliseconds(in.integer("until", 0, kTimeMax)));
    try { // our own writing; anything else is a damaged file
        allotment.wanted = document->at("wanted").get<Units>();
        allotment.granted = document->at("granted").get<Units>();
        allotment.used = document->at("used").get<std::map<std::string, Units>>();
    } catch (const nlohmann::json::exception& fault) {
        return failure<Allotment>(ErrorCode::InvalidArgument, fault.what());
    }
    return in.finish(std::move(allotment));
}

std::int64_t unitsOf(const Units& units, const std::string& productId)
{
    const auto found = units.find(productId);
    return found != units.end() ? found->second : 0;
}

} // namespace

std::int64_t Allotment::left(const std::string& productId) const
{
    std::int64_t left = unitsOf(granted, productId);
    for (const auto& [sale, units] : used)
        left -= unitsOf(units, productId);
    return std::max<std::int64_t>(left, 0);
}

AllotmentStep nextStep(const Allotment& allotment, const Units& wanted, bool isQuiet, Timestamp now)
{
    switch (allotment.state) {
    case State::None:
        return wanted.empty() ? AllotmentStep::Nothing : AllotmentStep::Take;
    case State::Taking:
        return AllotmentStep::Take;
    case State::Returning:
        return AllotmentStep::Return;
    case State::Held:
        break;
    }
    if (now >= allotment.until)
        return isQuiet && !allotment.isInUse ? AllotmentStep::Forget : AllotmentStep::Nothing;
    const bool isDue = now >= allotment.since + (allotment.until - allotment.since) / 3;
    const bool isPartial = allotment.granted != allotment.wanted;
    const bool isOutdated =
        wanted != allotment.wanted || !allotment.used.empty() || (isPartial && isDue);
    if (isQuiet && isOutdated && !allotment.isInUse)
        return AllotmentStep::Return;
    return isDue ? AllotmentStep::Renew : AllotmentStep::Nothing;
}

Result<std::unique_ptr<AllotmentBook>> AllotmentBook::open(std::string path, const Clock& clock)
{
    using Opened = Result<std::unique_ptr<AllotmentBook>>;
    std::unique_ptr<AllotmentBook> book(new AllotmentBook(std::move(path), clock));
    const auto text = readFile(book->m_path, kBytesMax);
    if (!text.ok() && text.error().code == ErrorCode::NotFound)
        return Opened(std::move(book));
    if (!text.ok())
        return Opened(text.error());
    if (auto allotment = decodeAllotment(*text); allotment.ok())
        book->m_allotment = *std::move(allotment);
    return Opened(std::move(book));
}

Allotment AllotmentBook::allotment() const
{
    auto allotment = m_allotment;
    allotment.isInUse = !m_open.empty();
    return allotment;
}

Outcome AllotmentBook::write(Allotment allotment)
{
    const auto written = writeDurably(m_path, encode(allotment));
    if (written.ok())
        m_allotment = std::move(allotment);
    return written;
}

Outcome AllotmentBook::begin(const std::string& leaseId, const Units& wanted)
{
    return write({.state = State::Taking, .leaseId = leaseId, .wanted = wanted});
}

Outcome AllotmentBook::settle(const Units& granted, std::chrono::seconds ttl)
{
    auto held = m_allotment;
    held.since = m_clock.now();
    held.until = held.since + ttl;
    if (held.state == State::Taking) // a renewal changes nothing but the time
        held.granted = granted;
    held.state = State::Held;
    return write(std::move(held));
}

Outcome AllotmentBook::beginReturn()
{
    auto returning = m_allotment;
    returning.state = State::Returning;
    return write(std::move(returning));
}

Outcome AllotmentBook::forget()
{
    return write({});
}

Result<Hold>
AllotmentBook::take(const std::string& saleId, const std::vector<HoldLine>& lines, bool partly)
{
    auto after = m_allotment;
    after.used.erase(saleId);
    const auto now = m_clock.now();
    const bool isHeld = after.state == State::Held && now < after.until;
    Hold hold{.isOffline = true};
    Units taken;
    for (const auto& line : lines) {
        const auto left = isHeld ? after.left(line.productId) - unitsOf(taken, line.productId) : 0;
        if (left < line.quantity && !partly)
            hold.shortLines.push_back({line.productId, left, now});
        if (const auto units = std::min(left, line.quantity); units > 0)
            taken[line.productId] += units;
    }
    if (!hold.shortLines.empty()) {
        const auto released = release(saleId);
        return released.ok() ? Result<Hold>(std::move(hold)) : Result<Hold>(released.error());
    }
    if (taken.empty()) // nothing of it, and nothing is needed
        return hold;
    hold.leaseId = after.leaseId;
    after.used[saleId] = std::move(taken);
    if (const auto written = write(std::move(after)); !written.ok())
        return written.error();
    m_open.insert(saleId);
    return hold;
}

Outcome AllotmentBook::release(const std::string& saleId)
{
    m_open.erase(saleId);
    if (!m_allotment.used.contains(saleId))
        return Done{};
    auto after = m_allotment;
    after.used.erase(saleId);
    return write(std::move(after));
}

} // namespace vitrine::kiosk

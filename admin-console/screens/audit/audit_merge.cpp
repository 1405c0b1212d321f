#include "admin-console/screens/audit/audit_merge.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vitrine::console {

namespace {

/// Whether `left` comes before `right` in the list. Times are RFC 3339 of one form, so their text
/// sorts as they do; the id decides within a millisecond.
bool isNewer(const wire::AuditEntry& left, const wire::AuditEntry& right)
{
    return std::tie(left.at, left.id) > std::tie(right.at, right.id);
}

} // namespace

AuditMerge::AuditMerge(const std::vector<std::string>& services)
{
    for (const auto& service : services)
        m_sources.push_back({.service = service});
}

AuditMerge::Source& AuditMerge::source(const std::string& service)
{
    return const_cast<Source&>(std::as_const(*this).source(service));
}

const AuditMerge::Source& AuditMerge::source(const std::string& service) const
{
    return *std::find_if(m_sources.begin(), m_sources.end(), [&](const Source& each) {
        return each.service == service;
    });
}

std::vector<std::string> AuditMerge::wanted() const
{
    std::vector<std::string> names;
    for (const auto& each : m_sources) {
        if (each.waiting.empty() && !each.complete && !each.leftOut)
            names.push_back(each.service);
    }
    return names;
}

std::string AuditMerge::tokenOf(const std::string& service) const
{
    return source(service).token;
}

void AuditMerge::add(const std::string& service, wire::Page<wire::AuditEntry> page)
{
    auto& target = source(service);
    target.waiting.insert(target.waiting.end(),
                          std::make_move_iterator(page.items.begin()),
                          std::make_move_iterator(page.items.end()));
    target.token = std::move(page.nextToken);
    target.complete = target.token.empty();
    if (page.total)
        target.total = page.total;
}

void AuditMerge::leaveOut(const std::string& service)
{
    source(service).leftOut = true;
}

std::vector<std::string> AuditMerge::leftOut() const
{
    std::vector<std::string> names;
    for (const auto& each : m_sources) {
        if (each.leftOut)
            names.push_back(each.service);
    }
    return names;
}

std::optional<wire::AuditEntry> AuditMerge::next()
{
    if (!wanted().empty())
        return std::nullopt;
    Source* newest = nullptr;
    for (auto& each : m_sources) {
        if (!each.waiting.empty() &&
            (newest == nullptr || isNewer(each.waiting.front(), newest->waiting.front())))
            newest = &each;
    }
    if (newest == nullptr)
        return std::nullopt;
    auto entry = std::move(newest->waiting.front());
    newest->waiting.pop_front();
    return entry;
}

bool AuditMerge::atEnd() const
{
    return std::all_of(m_sources.begin(), m_sources.end(), [](const Source& each) {
        return each.waiting.empty() && (each.complete || each.leftOut);
    });
}

std::optional<std::int64_t> AuditMerge::total() const
{
    std::int64_t sum = 0;
    for (const auto& each : m_sources) {
        if (each.leftOut)
            continue;
        if (!each.total)
            return std::nullopt;
        sum += *each.total;
    }
    return sum;
}

} // namespace vitrine::console

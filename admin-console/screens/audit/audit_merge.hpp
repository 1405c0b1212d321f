#pragma once

#include "vitrine/wire/audit.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// The lists of several services as one, newest first. Each service answers its own list page by
/// page; an entry may be shown only when no service can still send a newer one, so `next` waits for
/// every service that has not said all.
class AuditMerge
{
public:
    explicit AuditMerge(const std::vector<std::string>& services);

    /// The services whose next page is needed before the order of the following row is sure.
    [[nodiscard]] std::vector<std::string> wanted() const;
    /// The token to ask `service` with; "" for its first page.
    [[nodiscard]] std::string tokenOf(const std::string& service) const;
    /// One more page of `service`.
    void add(const std::string& service, wire::Page<wire::AuditEntry> page);
    /// `service` does not answer: the rest goes on without it.
    void leaveOut(const std::string& service);
    /// The services that were left out.
    [[nodiscard]] std::vector<std::string> leftOut() const;

    /// The newest entry that was not taken yet; none while a service is wanted, and at the end.
    [[nodiscard]] std::optional<wire::AuditEntry> next();
    /// Whether everything was taken.
    [[nodiscard]] bool atEnd() const;
    /// How many entries there are, as far as every service that takes part has said so.
    [[nodiscard]] std::optional<std::int64_t> total() const;

private:
    struct Source
    {
        std::string service;
        std::deque<wire::AuditEntry> waiting;
        std::string token;
        std::optional<std::int64_t> total;
        bool complete = false;
        bool leftOut = false;
    };

    Source& source(const std::string& service);
    [[nodiscard]] const Source& source(const std::string& service) const;

    std::vector<Source> m_sources;
};

} // namespace vitrine::console

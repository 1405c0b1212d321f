#pragma once

#include "services/platform/http/http_types.hpp"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace vitrine::platform {

/// Who may call a route. Checked from the head of the request, before a body is read.
class Access
{
public:
    enum class Kind { Open, Guest, User, Permission, Service };

    /// Anybody who can reach the port: actuator paths, and the protocols of registry, config and
    /// tracing.
    static Access open() { return Access(Kind::Open, {}); }
    /// Through the gateway or from a service, with or without a user.
    static Access guest() { return Access(Kind::Guest, {}); }
    /// Through the gateway or from a service, with a user's token.
    static Access user() { return Access(Kind::User, {}); }
    /// As `user`, and one of the user's roles maps to `permission` (see auth/permissions.hpp).
    static Access permission(std::string permission)
    {
        return Access(Kind::Permission, {std::move(permission)});
    }
    /// Only these services, by their service token; the gateway is not one of them unless it is
    /// named.
    static Access services(std::initializer_list<std::string> names)
    {
        return Access(Kind::Service, names);
    }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    Access(Kind kind, std::vector<std::string> names)
        : m_kind(kind)
        , m_names(std::move(names))
    {
    }

    Kind m_kind;
    std::vector<std::string> m_names;
};

/// Where a handler runs.
enum class Lane {
    Inline,  ///< On the network thread: only for handlers that never wait (health, metrics, memory
             ///< reads).
    Workers, ///< On the service's worker pool; the normal case.
    Slow     ///< On the small pool for what could starve the rest: hashing, image scaling, imports.
};

using Handler = std::function<HttpResponse(const HttpRequest&)>;

/// One row of a service's route table.
struct Route
{
    std::string method; ///< Upper case. GET answers HEAD as well.
    std::string
        pattern; ///< Segments; {name} matches one segment, a final {name...} the rest of the path.
    Access access;
    Handler handler;
    Lane lane = Lane::Workers;
    std::size_t bodyBytesMax = 1024 * 1024;
};

} // namespace vitrine::platform

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// One request as it came over the wire.
struct RawRequest
{
    std::string head; ///< Request line and fields, without the empty line.
    std::string body;

    [[nodiscard]] std::string firstLine() const { return head.substr(0, head.find("\r\n")); }
    /// Value of the first field called `name` (any case), or "".
    [[nodiscard]] std::string field(const std::string& name) const;
};

/// What to answer, byte for byte.
struct RawAnswer
{
    std::string bytes;
    bool thenClose = false;
};

/// "HTTP/1.1 <status> ..." with Content-Length and `body`.
[[nodiscard]] std::string
plainAnswer(int status, const std::string& body, const std::string& fields = {});

/// A server on a free port of 127.0.0.1 that answers with whatever bytes a test wants, right or
/// wrong, and remembers what it was asked. One thread per connection; the script may block.
class ScriptedServer
{
public:
    using Script = std::function<RawAnswer(const RawRequest&)>;
    enum class Bodies {
        Read,
        LeaveUnread ///< Answers as soon as it has the head; what follows is not looked at.
    };

    explicit ScriptedServer(Script script, Bodies bodies = Bodies::Read);
    /// Answers every request with 200 and `body`.
    explicit ScriptedServer(const std::string& body = "{}");
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::vector<RawRequest> requests() const;
    [[nodiscard]] std::size_t connections() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::testkit

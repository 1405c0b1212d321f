#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// One message that servers are known to read differently, or to fall over, and what a strict one
/// must do with it.
struct Attack
{
    std::string name;
    std::string bytes;
    int status =
        400; ///< Of the only right answer. 200: it is harmless, and the connection must live on.
    bool inBody = false; ///< The fault lies in the body: a server that answers before it reads that
                         ///< may refuse otherwise.
};

/// Where attacks are sent.
struct AttackTarget
{
    std::uint16_t port = 0;
    bool readsBodies = false;      ///< The path reads a body of any method before it answers.
    std::string path = "/";        ///< For the attacks.
    std::string healthyPath = "/"; ///< A GET of it is answered with a status below 500.
    int pid = 0;                   ///< Whose memory is watched; 0: this process.
};

enum class Delivery {
    OneSegment,
    ByteByByte,
    WithSecondRequest ///< In one segment with a good request behind it, which a refused connection
                      ///< must never answer.
};

/// The corpus: every row of the table of edge servers' reactions, the framing cases of RFC 9112,
/// and the malformed targets.
[[nodiscard]] std::vector<Attack> framingAttacks(const std::string& path);

/// Sends `attack` and then checks that the server still answers a good request.
/// @return What the server did wrong, "" when nothing.
[[nodiscard]] std::string
tryAttack(const AttackTarget& target, const Attack& attack, Delivery delivery);

/// A header of `bytes` bytes in one field: must be refused early, without keeping it.
[[nodiscard]] std::string tryHugeHeader(const AttackTarget& target, std::size_t bytes);
/// A body of `bytes` announced to (and partly sent to) a path that does not take it: must be
/// answered at once with one of `statuses`, without memory for it.
[[nodiscard]] std::string tryHugeBody(const AttackTarget& target,
                                      std::size_t bytes,
                                      const std::vector<int>& statuses,
                                      const std::string& fields = {});
/// `count` connections that each send half a header and stay: a good request must still be
/// answered.
[[nodiscard]] std::string tryHalfRequests(const AttackTarget& target, std::size_t count);

/// Everything above, in every delivery that makes sense. @return One line for each fault.
[[nodiscard]] std::vector<std::string> tryEverything(const AttackTarget& target);

} // namespace vitrine::testkit

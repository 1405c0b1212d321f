#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// The auditor: reads the databases of the services and says where they contradict themselves or
/// each other. It only reads, each database from one snapshot, and may run while the shop works.
namespace vitrine::books {

/// Connection URLs; "" leaves a database out, with the checks that need it.
struct Sources
{
    std::string inventory;
    std::string order;
    std::string payment;
    std::string catalog;
};

struct Options
{
    /// What was touched within this time is still under way and is compared with nothing. 0 for a
    /// shop at rest.
    std::chrono::seconds settleTime{60};
    /// Orders that a client was told of (I3): each must exist.
    std::vector<std::string> acknowledgedOrders{};
    /// The report stops growing here.
    std::size_t differencesMax = 1000;
};

/// One broken invariant.
struct Difference
{
    std::string invariant; ///< "I1" to "I7", "I13".
    std::string subject;   ///< "product 0192...", "order 0192..."
    std::string detail;    ///< What is there and what should be, with the figures.

    bool operator==(const Difference&) const = default;
};

struct Report
{
    std::vector<Difference> differences;
    bool isCut = false;                          ///< There were more than Options::differencesMax.
    std::map<std::string, std::int64_t> checked; ///< What was looked at: "orders" -> 500, ...
};

/// Checks I1 (no oversell; leases and shortfalls are in the log), I2 (money conserved), I3 (no
/// acknowledged order lost), I4 (one final payment), I5 (one effect per key), I6 (nothing stuck),
/// I7 (reservations die) and I13 (price integrity).
/// @return Unavailable, naming the database, when one cannot be read; else the report, empty of
/// differences when all is well.
[[nodiscard]] Result<Report>
check(const Sources& sources, const Options& options, Deadline deadline);

} // namespace vitrine::books

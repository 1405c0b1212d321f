#pragma once

#include <string>
#include <vector>

namespace vitrine::testkit {

/// Registers `count` new customers of the shop at `gateway` and signs each in through its sign-in
/// page, two at a time.
/// @return their access tokens. Throws std::runtime_error when one is refused.
[[nodiscard]] std::vector<std::string> signInNewCustomers(const std::string& gateway, int count);

} // namespace vitrine::testkit

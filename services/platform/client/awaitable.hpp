#pragma once

// clang-format off
#include <utility> // first: the coroutine header of Asio 1.74 uses std::exchange without including it
#include <boost/asio/awaitable.hpp>
// clang-format on

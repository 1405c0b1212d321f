#pragma once

#include <boost/asio/awaitable.hpp>

#include <utility> // g++ 12: Asio 1.74's coroutine header uses std::exchange without including it

namespace vitrine::transport {

/// A coroutine on a network thread. It must never block; what waits is awaited.
///
/// g++ 12 miscompiles two things. co_await inside a condition that short-circuits or inside ?: (the
/// coroutine traps when it is resumed): await into a variable first. And a temporary made with
/// braces, e.g. Error{.code = ...}, in the expression that is awaited (it is copied bytewise, and
/// freed twice): make it in a plain function or a named variable before.
template <typename T> using Task = boost::asio::awaitable<T>;

} // namespace vitrine::transport

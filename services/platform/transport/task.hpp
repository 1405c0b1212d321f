#pragma once

#include <boost/asio/awaitable.hpp>

#include <utility> // g++ 12: Asio 1.74's coroutine header uses std::exchange without including it

namespace vitrine::transport {

/// A coroutine on a network thread. It must never block; what waits is awaited.
///
/// g++ 12 miscompiles three things (all shown with AddressSanitizer):
/// * `switch (co_await f())`: the coroutine traps when it is resumed;
/// * `c ? co_await f() : g()` of a class type: the result is moved byte by byte and freed twice;
/// * a temporary made with braces, e.g. Error{.code = ...}, as an argument of an awaited call:
/// likewise. So: await into a named variable, and make such arguments in a plain function or a
/// variable before.
template <typename T> using Task = boost::asio::awaitable<T>;

} // namespace vitrine::transport

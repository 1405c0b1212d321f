#pragma once

#include "admin-console/app/route.hpp"

#include <QLabel>

#include <functional>

namespace vitrine::console {

/// A text that leads to another place of the console, by mouse and by keyboard. It is announced by
/// its text; a long one is wrapped.
QLabel* makeRouteLink(const QString& text,
                      const Route& route,
                      std::function<void(const Route&)> go,
                      QWidget* parent);

} // namespace vitrine::console

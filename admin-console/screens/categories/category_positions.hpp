#pragma once

#include <QString>

#include <vector>

namespace vitrine::console {

/// A category and its place number among its siblings.
struct SiblingPosition
{
    QString id;
    int position = 0;

    bool operator==(const SiblingPosition&) const = default;
};

/// Which numbers have to change so that `movedId` stands at `row` among `siblings` (itself not
/// among them): few where there is room between its neighbours; else all siblings are numbered
/// anew, with room between them for the next moves. The moved one is always in the answer, and
/// first.
/// @param siblings in their present order
[[nodiscard]] std::vector<SiblingPosition>
positionsFor(const std::vector<SiblingPosition>& siblings, const QString& movedId, int row);

} // namespace vitrine::console

#include "admin-console/screens/categories/category_positions.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr int kRoom = 16;
constexpr std::size_t kFew = 4;
constexpr int kPositionMax = 1'000'000; // the catalogue's limit

/// The moved one's number between its neighbours, and those of the ones behind it that must give
/// way.
std::vector<SiblingPosition>
squeezedIn(const std::vector<SiblingPosition>& siblings, const QString& movedId, std::size_t row)
{
    const int before = row == 0 ? -1 : siblings[row - 1].position;
    int position = before + 1;
    if (row < siblings.size())
        position = std::max(position, before + (siblings[row].position - before) / 2);
    else if (row > 0)
        position = before + kRoom;
    std::vector<SiblingPosition> changes{{movedId, position}};
    for (std::size_t i = row; i < siblings.size(); ++i) {
        // Behind the first one that has room, all stays: they are in order already.
        if (siblings[i].position > position)
            break;
        changes.push_back({siblings[i].id, ++position});
    }
    return changes;
}

std::vector<SiblingPosition>
spread(const std::vector<SiblingPosition>& siblings, const QString& movedId, std::size_t row)
{
    std::vector<SiblingPosition> changes{{movedId, static_cast<int>(row) * kRoom}};
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        const int position = static_cast<int>(i < row ? i : i + 1) * kRoom;
        if (siblings[i].position != position)
            changes.push_back({siblings[i].id, position});
    }
    return changes;
}

} // namespace

std::vector<SiblingPosition>
positionsFor(const std::vector<SiblingPosition>& siblings, const QString& movedId, int row)
{
    const auto at = std::min(siblings.size(), static_cast<std::size_t>(std::max(0, row)));
    auto few = squeezedIn(siblings, movedId, at);
    const bool isInRange =
        few.back().position <= kPositionMax && few.front().position <= kPositionMax;
    return few.size() <= kFew && isInRange ? few : spread(siblings, movedId, at);
}

} // namespace vitrine::console

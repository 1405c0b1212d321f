#pragma once

#include <QString>

#include <string>
#include <vector>

namespace vitrine::console {

/// One member of an entity that a change touched.
struct MemberChange
{
    enum class Kind { Added, Removed, Changed };

    QString path; ///< "price", "images[0].altText"
    Kind kind = Kind::Changed;
    QString before; ///< As plain text, "" when it was added.
    QString after;  ///< As plain text, "" when it was removed.

    bool operator==(const MemberChange&) const = default;
};

/// What differs between two JSON texts, member by member, in the order of their names. Objects are
/// looked into; {"amount","currency"} counts as one value, "109.99 EUR"; lists of plain values are
/// compared as a whole, lists of objects place by place.
/// @param before, after an object each, or "" for none. A text that is no JSON is one value with
/// the path "".
[[nodiscard]] std::vector<MemberChange> memberChanges(const std::string& before,
                                                      const std::string& after);

} // namespace vitrine::console

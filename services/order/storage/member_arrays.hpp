#pragma once

#include "services/platform/database/sql_array.hpp"

#include <string>
#include <vector>

namespace vitrine::order::storage {

/// The members of a list of structs as one SQL array.
template <typename T, typename Member>
[[nodiscard]] std::string arrayOf(const std::vector<T>& items, Member T::*member)
{
    std::vector<Member> values;
    for (const T& item : items)
        values.push_back(item.*member);
    return platform::sqlArray(values);
}

template <typename T, typename Function>
[[nodiscard]] std::string textArray(const std::vector<T>& items, const Function& text)
{
    std::vector<std::string> values;
    for (const T& item : items)
        values.emplace_back(text(item));
    return platform::sqlArray(values);
}

} // namespace vitrine::order::storage

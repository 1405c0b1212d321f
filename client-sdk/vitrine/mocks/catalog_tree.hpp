#pragma once

#include "vitrine/mocks/versions.hpp"
#include "vitrine/wire/catalog.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// The categories of a fake catalogue. Whoever owns it locks.
class CatalogTree
{
public:
    /// Puts a category there as it is.
    void put(wire::Category category) { m_categories[category.id] = std::move(category); }

    [[nodiscard]] std::vector<wire::Category> all() const
    {
        std::vector<wire::Category> all;
        for (const auto& [id, category] : m_categories)
            all.push_back(category);
        return all;
    }

    /// @return NotFound
    [[nodiscard]] Result<wire::Category> get(const std::string& id) const
    {
        const auto found = m_categories.find(id);
        if (found == m_categories.end())
            return failure<wire::Category>(ErrorCode::NotFound, "there is no " + id);
        return found->second;
    }

    wire::Category create(const std::string& id, const wire::CategoryDraft& draft)
    {
        wire::Category category;
        static_cast<wire::CategoryDraft&>(category) = draft;
        category.id = id;
        category.version = 1;
        m_categories[id] = category;
        return category;
    }

    [[nodiscard]] Result<wire::Category>
    update(const std::string& id, std::int64_t version, const wire::CategoryDraft& draft)
    {
        if (const auto sound = checkVersion(m_categories, id, version); !sound.ok())
            return sound.error();
        wire::Category& category = m_categories[id];
        static_cast<wire::CategoryDraft&>(category) = draft;
        ++category.version;
        return category;
    }

    [[nodiscard]] Outcome erase(const std::string& id, std::int64_t version)
    {
        const auto sound = checkVersion(m_categories, id, version);
        if (sound.ok())
            m_categories.erase(id);
        return sound;
    }

    /// All of them when they are not those that were told last, or the reader is new. A fake has
    /// one reader.
    [[nodiscard]] std::optional<std::vector<wire::Category>> news(bool isReaderNew)
    {
        auto categories = all();
        auto text = wire::encode(categories);
        if (!isReaderNew && text == m_told)
            return std::nullopt;
        m_told = std::move(text);
        return categories;
    }

private:
    std::map<std::string, wire::Category> m_categories;
    std::string m_told;
};

} // namespace vitrine::client::mocks

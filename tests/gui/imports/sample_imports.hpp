#pragma once

#include "tests/gui/products/sample_products.hpp"

#include <QByteArray>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// A table of `rows` products as a spreadsheet of an English shop saves it.
[[nodiscard]] QByteArray sampleTable(int rows);

/// Lets the shop's catalogue answer imports as the real one does: even SKUs are new, odd ones
/// change their price, each tenth is unchanged, and a price that is no number is a fault. Keeps the
/// tables.
class ImportLog
{
public:
    explicit ImportLog(FakeShop& shop);

    [[nodiscard]] int calls() const { return static_cast<int>(m_tables->size()); }
    [[nodiscard]] const std::vector<std::string>& tables() const { return *m_tables; }
    void clear() { m_tables->clear(); }

private:
    std::shared_ptr<std::vector<std::string>> m_tables;
};

} // namespace vitrine::testkit

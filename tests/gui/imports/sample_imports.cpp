#include "tests/gui/imports/sample_imports.hpp"

#include "admin-console/parts/csv_text.hpp"

namespace vitrine::testkit {
namespace {

wire::ImportRow answerOf(const console::CsvRow& row, int number, const QStringList& header)
{
    const auto cell = [&](const char* key) {
        return row.cells.value(header.indexOf(QString::fromLatin1(key))).toStdString();
    };
    wire::ImportRow detail{number, cell("sku"), "CREATED", {}};
    bool isPrice = true;
    (void)QString::fromStdString(cell("price")).toDouble(&isPrice);
    if (!isPrice)
        detail.outcome = "FAULTY";
    else if (number % 10 == 0)
        detail.outcome = "UNCHANGED";
    else if (number % 2 == 1) {
        detail.outcome = "UPDATED";
        detail.changes.push_back({"price", "9.99", cell("price")});
    }
    return detail;
}

wire::ImportReport reportOf(const std::string& csv)
{
    const auto table = console::parseCsv(QString::fromStdString(csv), u',');
    wire::ImportReport report;
    int number = 1;
    for (const console::CsvRow& row : table.rows) {
        const auto detail = answerOf(row, ++number, table.header);
        ++report.rows;
        report.created += detail.outcome == "CREATED";
        report.updated += detail.outcome == "UPDATED";
        report.unchanged += detail.outcome == "UNCHANGED";
        if (detail.outcome == "FAULTY")
            report.faults.push_back({number,
                                     "price",
                                     "price must be digits with a decimal point, such as 19.99, "
                                     "without sign or separators",
                                     {"price_format"}});
        report.details.push_back(detail);
    }
    return report;
}

} // namespace

QByteArray sampleTable(int rows)
{
    QString text;
    const QStringList header{QStringLiteral("SKU"),
                             QStringLiteral("Title"),
                             QStringLiteral("Price"),
                             QStringLiteral("Vendor"),
                             QStringLiteral("EAN"),
                             QStringLiteral("Weight"),
                             QStringLiteral("Notes")};
    console::appendCsvRow(text, header, u',');
    for (int i = 0; i < rows; ++i) {
        const auto product = sampleProduct(i);
        console::appendCsvRow(text,
                              {QString::fromStdString(product.sku),
                               QString::fromStdString(product.name),
                               QStringLiteral("%1.%2").arg(product.price.amount() / 100).arg(99),
                               QString::fromStdString(product.brand),
                               QString(),
                               QStringLiteral("%1 g").arg(100 + i),
                               i % 3 == 0 ? QStringLiteral("from the spring list") : QString()},
                              u',');
    }
    return text.toUtf8();
}

ImportLog::ImportLog(FakeShop& shop)
    : m_tables(std::make_shared<std::vector<std::string>>())
{
    shop.catalog->readImport = [tables = m_tables](const std::string& csv) {
        tables->push_back(csv);
        return reportOf(csv);
    };
}

} // namespace vitrine::testkit

#include "admin-console/parts/csv_text.hpp"
#include "admin-console/screens/imports/import_mapping.hpp"
#include "admin-console/screens/imports/import_plan.hpp"
#include "services/catalog/application/csv.hpp"
#include "services/catalog/application/product_csv.hpp"
#include "tests/gui/testkit/gui_main.hpp"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;

/// Files, tables and mappings, without a shop.
class ImportCsvTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detectsEncodings_data();
    void detectsEncodings();
    void detectsDelimiters_data();
    void detectsDelimiters();
    void readsQuotedCells();
    void numbersRowsAsASpreadsheetDoes();
    void keepsFaultyRowsAside();
    void oneForgottenQuoteDoesNotSwallowTheFile();
    void saysWhyAFileIsNoTable();
    void writesWhatItReads();
    void guessesColumns();
    void remembersMappings();
    void refusesAMappingWithoutSku();
    void detectsDecimalSigns_data();
    void detectsDecimalSigns();
    void readsPrices_data();
    void readsPrices();
    void readsYesAndNo();
    void plansOnlySoundRows();
    void joinsColumnsOfOneMeaning();
    void failedRowsCanBeMendedAndRead();
    void exportedTableComesBackAsItWas();
};

namespace {

ImportPlan planOf(const QString& text, QChar delimiter = u',')
{
    CsvTable table = parseCsv(text, delimiter);
    ImportMapping mapping = guessMapping(table.header);
    return {std::move(table), std::move(mapping)};
}

} // namespace

void ImportCsvTest::detectsEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("encoding");
    const QString text = QStringLiteral("sku,name\nA-1,Größe 5 €\n");
    QTest::newRow("utf-8") << text.toUtf8() << int(TextEncoding::Utf8);
    QTest::newRow("utf-8 with mark")
        << QByteArray("\xEF\xBB\xBF") + text.toUtf8() << int(TextEncoding::Utf8);
    QTest::newRow("windows-1252") << QByteArray("sku,name\nA-1,Gr\xF6\xDF"
                                                "e 5 \x80\n")
                                  << int(TextEncoding::Windows1252);
    QStringEncoder little(QStringEncoder::Utf16LE);
    QTest::newRow("utf-16 little") << QByteArray(little(text)) << int(TextEncoding::Utf16Le);
    QStringEncoder big(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom);
    QTest::newRow("utf-16 big with mark") << QByteArray(big(text)) << int(TextEncoding::Utf16Be);
}

void ImportCsvTest::detectsEncodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, encoding);
    const TextEncoding detected = detectEncoding(bytes);
    QCOMPARE(int(detected), encoding);
    QCOMPARE(decodeText(bytes, detected), QStringLiteral("sku,name\nA-1,Größe 5 €\n"));
}

void ImportCsvTest::detectsDelimiters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QChar>("delimiter");
    QTest::newRow("comma") << QStringLiteral("a,b,c\n1,\"x;y;z\",3\n") << QChar(u',');
    QTest::newRow("semicolon") << QStringLiteral("a;b\n1,5;2,5\n3,0;4,0\n") << QChar(u';');
    QTest::newRow("tab") << QStringLiteral("a\tb\n1, 2\t3, 4\n") << QChar(u'\t');
    QTest::newRow("bar") << QStringLiteral("a|b|c\n1|2|3\n") << QChar(u'|');
    QTest::newRow("one column") << QStringLiteral("sku\nA-1\n") << QChar(u',');
}

void ImportCsvTest::detectsDelimiters()
{
    QFETCH(QString, text);
    QFETCH(QChar, delimiter);
    QCOMPARE(detectDelimiter(text), delimiter);
}

void ImportCsvTest::readsQuotedCells()
{
    const CsvTable table =
        parseCsv(QStringLiteral("a,b\r\n\"1,\"\"2\"\"\",\"line\nbreak\"\r3' 5\",x\n"), u',');
    QVERIFY(table.problem.isEmpty());
    QCOMPARE(table.rows.size(), std::size_t(2));
    QCOMPARE(table.rows[0].cells,
             QStringList({QStringLiteral("1,\"2\""), QStringLiteral("line\nbreak")}));
    QCOMPARE(table.rows[1].cells, QStringList({QStringLiteral("3' 5\""), QStringLiteral("x")}));
}

void ImportCsvTest::numbersRowsAsASpreadsheetDoes()
{
    const CsvTable table = parseCsv(QStringLiteral("a,b\n1,2\n\n3,4\n"), u',');
    QCOMPARE(table.rows[0].number, 2);
    QCOMPARE(table.rows[1].number, 4);
}

void ImportCsvTest::keepsFaultyRowsAside()
{
    const CsvTable table = parseCsv(QStringLiteral("a,b\n1,2,3\n4,5\n\"6\"x,7\n8\n9,10,\n"), u',');
    QVERIFY(table.problem.isEmpty());
    QCOMPARE(table.rows.size(), std::size_t(5));
    QVERIFY(!table.rows[0].problem.isEmpty());
    QVERIFY(table.rows[1].problem.isEmpty());
    QVERIFY(!table.rows[2].problem.isEmpty());
    QVERIFY(!table.rows[3].problem.isEmpty());
    QVERIFY2(table.rows[4].problem.isEmpty(), "spreadsheets add empty cells at the end");
}

void ImportCsvTest::oneForgottenQuoteDoesNotSwallowTheFile()
{
    const CsvTable table = parseCsv(QStringLiteral("a,b\n1,\"2\n3,4\n5,6\n"), u',');
    QCOMPARE(table.rows.size(), std::size_t(3));
    QVERIFY(!table.rows[0].problem.isEmpty());
    QCOMPARE(table.rows[2].cells, QStringList({QStringLiteral("5"), QStringLiteral("6")}));
}

void ImportCsvTest::saysWhyAFileIsNoTable()
{
    QVERIFY(!parseCsv(QString(), u',').problem.isEmpty());
    QVERIFY(!parseCsv(QStringLiteral("\n\n"), u',').problem.isEmpty());
    QVERIFY(!parseCsv(QStringLiteral("sku,name\n"), u',').problem.isEmpty());
}

void ImportCsvTest::writesWhatItReads()
{
    const QStringList cells{QStringLiteral("a;b"),
                            QStringLiteral("\"quoted\""),
                            QStringLiteral("two\nlines"),
                            QStringLiteral(" space "),
                            QString()};
    QString text = QStringLiteral("h1;h2;h3;h4;h5\n");
    appendCsvRow(text, cells, u';');
    QCOMPARE(parseCsv(text, u';').rows.front().cells, cells);
}

void ImportCsvTest::guessesColumns()
{
    const auto mapping = guessMapping({QStringLiteral("Artikel-Nr."),
                                       QStringLiteral("Bezeichnung"),
                                       QStringLiteral("Preis"),
                                       QStringLiteral("EAN"),
                                       QStringLiteral("UPC"),
                                       QStringLiteral("Title"),
                                       QStringLiteral("taxCategory"),
                                       QStringLiteral("Lagerplatz")});
    const std::vector<ImportField> expected{ImportField::Sku,
                                            ImportField::Name,
                                            ImportField::Price,
                                            ImportField::Gtins,
                                            ImportField::Gtins,
                                            ImportField::Ignore, // the second name
                                            ImportField::TaxCategory,
                                            ImportField::Ignore};
    QVERIFY(mapping.columns == expected);
}

void ImportCsvTest::remembersMappings()
{
    ImportMapping mapping{{ImportField::Sku, ImportField::OneSpecification}, DecimalSign::Comma};
    const auto again = mappingFromText(mappingToText(mapping), 2);
    QVERIFY(again);
    QVERIFY(again->columns == mapping.columns);
    QCOMPARE(int(again->decimalSign), int(DecimalSign::Comma));
    QVERIFY(!mappingFromText(mappingToText(mapping), 3));
    QVERIFY(!mappingFromText(QStringLiteral("0 99 1"), 2));
    QVERIFY(!mappingFromText(QStringLiteral("x"), 0));
    QCOMPARE(headerSignature({QStringLiteral(" SKU "), QStringLiteral("Name")}),
             headerSignature({QStringLiteral("sku"), QStringLiteral("NAME")}));
    QVERIFY(headerSignature({QStringLiteral("ab"), QStringLiteral("c")}) !=
            headerSignature({QStringLiteral("a"), QStringLiteral("bc")}));
}

void ImportCsvTest::refusesAMappingWithoutSku()
{
    const QStringList header{QStringLiteral("one"), QStringLiteral("two")};
    QVERIFY(!mappingProblem({{ImportField::Name, ImportField::Price}}, header).isEmpty());
    QVERIFY(!mappingProblem({{ImportField::Sku, ImportField::Ignore}}, header).isEmpty());
    QVERIFY(!mappingProblem({{ImportField::Sku, ImportField::Sku}}, header).isEmpty());
    QVERIFY(mappingProblem({{ImportField::Sku, ImportField::Name}}, header).isEmpty());
}

void ImportCsvTest::detectsDecimalSigns_data()
{
    QTest::addColumn<QStringList>("prices");
    QTest::addColumn<int>("sign");
    const auto list = [](std::initializer_list<const char*> texts) {
        QStringList result;
        for (const char* text : texts)
            result.append(QString::fromUtf8(text));
        return result;
    };
    QTest::newRow("point") << list({"19.99", "1,299.00"}) << int(DecimalSign::Point);
    QTest::newRow("comma") << list({"19,99", "1.299,00", ""}) << int(DecimalSign::Comma);
    QTest::newRow("whole") << list({"19", "20"}) << int(DecimalSign::Point);
    QTest::newRow("with currency") << list({"19,99 €", "EUR 5,00"}) << int(DecimalSign::Comma);
    QTest::newRow("with words") << list({"19,99", "on request", "5,00"}) << int(DecimalSign::Comma);
    QTest::newRow("both") << list({"19,99", "19.99"}) << int(DecimalSign::Point);
}

void ImportCsvTest::detectsDecimalSigns()
{
    QFETCH(QStringList, prices);
    QFETCH(int, sign);
    QCOMPARE(int(detectDecimalSign(prices)), sign);
}

void ImportCsvTest::readsPrices_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<int>("sign");
    QTest::addColumn<QString>("price");
    const int point = int(DecimalSign::Point);
    const int comma = int(DecimalSign::Comma);
    QTest::newRow("plain") << QStringLiteral("19.99") << point << QStringLiteral("19.99");
    QTest::newRow("grouped") << QStringLiteral("1,299.5") << point << QStringLiteral("1299.5");
    QTest::newRow("german") << QStringLiteral("1.299,00 €") << comma << QStringLiteral("1299.00");
    QTest::newRow("swiss blank") << QStringLiteral("CHF 1 299,00") << comma
                                 << QStringLiteral("1299.00");
    QTest::newRow("no price") << QStringLiteral("on request") << point
                              << QStringLiteral("on request");
    QTest::newRow("wrong groups") << QStringLiteral("1,29,00") << point
                                  << QStringLiteral("1,29,00");
    QTest::newRow("empty") << QString() << comma << QString();
}

void ImportCsvTest::readsPrices()
{
    QFETCH(QString, cell);
    QFETCH(int, sign);
    QFETCH(QString, price);
    QCOMPARE(normalPrice(cell, DecimalSign(sign)), price);
}

void ImportCsvTest::readsYesAndNo()
{
    QCOMPARE(normalActive(QStringLiteral(" Ja ")), QStringLiteral("true"));
    QCOMPARE(normalActive(QStringLiteral("0")), QStringLiteral("false"));
    QCOMPARE(normalActive(QStringLiteral("perhaps")), QStringLiteral("perhaps"));
}

void ImportCsvTest::plansOnlySoundRows()
{
    const ImportPlan plan = planOf(QStringLiteral(
        "sku,name\nA-1,One\n,No SKU\na-1,Twice\nB 2,Blank\nA-2,Two,three\nA-3,Three\n"));
    QCOMPARE(plan.size(), std::size_t(2));
    const auto chunk = plan.chunk(0, 10);
    QCOMPARE(chunk.rows, (std::vector<int>{2, 7}));
    QCOMPARE(chunk.csv, std::string("sku,name\r\nA-1,One\r\nA-3,Three\r\n"));
    std::vector<int> faulty;
    for (const RowFault& fault : plan.faults())
        faulty.push_back(fault.row);
    QCOMPARE(faulty, (std::vector<int>{3, 4, 5, 6}));
    QVERIFY(plan.faults()[1].message.contains(QStringLiteral("2"))); // names the first of both
    QCOMPARE(plan.chunk(1, 10).rows, (std::vector<int>{7}));
}

void ImportCsvTest::joinsColumnsOfOneMeaning()
{
    CsvTable table = parseCsv(
        QStringLiteral(
            "SKU,EAN,UPC,Weight|kg,Colour,Preis\nA-1,1,2,0=5,,\"19,99\"\nA-2,,3,1,red,\"5,00\"\n"),
        u',');
    ImportMapping mapping = guessMapping(table.header);
    mapping.columns[3] = ImportField::OneSpecification;
    mapping.columns[4] = ImportField::OneSpecification;
    const ImportPlan plan(std::move(table), std::move(mapping));
    QCOMPARE(plan.cell(2, ImportField::Gtins), QStringLiteral("1|2"));
    QCOMPARE(plan.cell(3, ImportField::Gtins), QStringLiteral("3"));
    QCOMPARE(plan.cell(2, ImportField::Specifications), QStringLiteral("Weight\\|kg=0\\=5"));
    QCOMPARE(plan.cell(3, ImportField::Specifications), QStringLiteral("Weight\\|kg=1|Colour=red"));
    QCOMPARE(plan.cell(2, ImportField::Price), QStringLiteral("19.99"));
    QCOMPARE(plan.headingOf(QStringLiteral("price")), QStringLiteral("Preis"));
}

void ImportCsvTest::failedRowsCanBeMendedAndRead()
{
    const ImportPlan plan = planOf(QStringLiteral("sku,name\nA-1,\"One;\"\n,Two\nA-3,Three\n"));
    std::vector<RowFault> faults = plan.faults();
    faults.push_back({4, QStringLiteral("name"), QStringLiteral("is taken")});
    const CsvTable again = parseCsv(plan.failedRows(faults, u';'), u';');
    QCOMPARE(again.header.back(), QStringLiteral("error"));
    QCOMPARE(again.rows.size(), std::size_t(2));
    QCOMPARE(again.rows[1].cells.value(0), QStringLiteral("A-3"));
    QCOMPARE(again.rows[1].cells.back(), QStringLiteral("name: is taken"));
    QCOMPARE(int(guessMapping(again.header).columns.back()), int(ImportField::Ignore));
    QCOMPARE(plan.onlyRows(faults).rows.size(), std::size_t(2));
}

/// The catalogue's own writer and reader at both ends, this program's reading, mapping and writing
/// in between: whatever a product holds, it is unchanged.
void ImportCsvTest::exportedTableComesBackAsItWas()
{
    std::vector<catalog::ProductFields> products(2);
    products[0].sku = "A=1|2";
    products[0].name = "Boots, \"Wanderer\"\t2.0";
    products[0].brand = "Größe & Söhne";
    products[0].description = "Line one\nline; two | \\ three = 3";
    products[0].price = domain::Money::create(129900, "EUR").value();
    products[0].gtins = {"04006381333931", "00000096385074"};
    products[0].specifications = {{"Weight | dry", "a=b"}, {"Empty", ""}};
    products[0].metadata = {{"key=1", "v|1"}, {"path", "C:\\x"}};
    products[0].active = false;
    products[1].sku = "B-2";
    products[1].name = "Yen";
    products[1].price = domain::Money::create(1299, "JPY").value();
    const std::vector<catalog::CategoryPath> paths{{"Shoes > Boots", "A|B"}, {"Sale"}};

    std::string exported;
    catalog::appendCsvRow(exported, catalog::csvHeader());
    for (const auto& product : products)
        catalog::appendCsvRow(exported, catalog::writeCsvProduct(product, paths));

    const QByteArray bytes = QByteArray::fromStdString(exported);
    const QString text = decodeText(bytes, detectEncoding(bytes));
    const QChar delimiter = detectDelimiter(text);
    QCOMPARE(delimiter, QChar(u','));
    const ImportPlan plan = planOf(text, delimiter);
    QVERIFY(plan.faults().empty());
    const std::string sent = plan.chunk(0, 100).csv;

    catalog::CsvReader reader(sent);
    const auto header = reader.next();
    QVERIFY(header.ok() && header->has_value());
    const auto layout = catalog::CsvLayout::fromHeader((*header)->cells);
    QVERIFY(layout.ok());
    for (const auto& product : products) {
        const auto row = reader.next();
        QVERIFY(row.ok() && row->has_value());
        const auto read =
            catalog::readCsvProduct(*layout, (*row)->cells, &product, product.price.currency());
        QVERIFY(read.faults.empty());
        QVERIFY(read.fields == product);
        QVERIFY(read.categories && *read.categories == paths);
    }
}

VITRINE_GUI_MAIN(ImportCsvTest)
#include "import_csv_test.moc"

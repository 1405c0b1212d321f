#include "tests/integration/catalog/catalog_fixture.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ImportPg : public CatalogTest
{
protected:
    ImportReport import(const std::string& csv, bool dryRun = false)
    {
        auto report = importer.run(asAdmin(), csv, {.dryRun = dryRun});
        EXPECT_TRUE(report.ok()) << report.error().message;
        return report.ok() ? *report : ImportReport();
    }
    static std::vector<std::string> faultsOf(const ImportReport& report)
    {
        std::vector<std::string> faults;
        for (const ImportFault& fault : report.faults)
            faults.push_back(std::to_string(fault.row) + " " + fault.column);
        return faults;
    }
    static std::string countsOf(const ImportReport& report)
    {
        std::ostringstream text;
        text << report.rows << " rows: " << report.created << " new, " << report.updated
             << " changed, " << report.unchanged << " same, " << report.faults.size() << " faults";
        return text.str();
    }
};

constexpr char kTable[] =
    "sku,name,brand,price,categories,gtins,specifications\r\n"
    "HB-1,Hiking boots,Alpina,109.99,Shoes > Boots | Sale,4006381333931,Weight = 1 kg\r\n"
    "SD-1,\"Sandals, open\",,49.5,shoes,,\r\n"
    "TN-1,Tent,Raptor,300,,,\r\n";

TEST_F(ImportPg, MakesProductsAndTheirCategories)
{
    const auto report = import(kTable);

    EXPECT_EQ(countsOf(report), "3 rows: 3 new, 0 changed, 0 same, 0 faults");
    const auto boots = products.findBySku(asGuest(), "HB-1");
    ASSERT_TRUE(boots.ok());
    EXPECT_EQ(boots->fields.price, eur(10999));
    EXPECT_EQ(boots->fields.categoryIds.size(), 2u);
    std::map<std::string, std::int64_t> counts;
    for (const Category& category : tree())
        counts[category.fields.name] = category.productCount;
    EXPECT_EQ(counts,
              (std::map<std::string, std::int64_t>{{"Shoes", 2}, {"Boots", 1}, {"Sale", 1}}));
    EXPECT_EQ(database.value("SELECT count(*) FROM outbox"), "3");
}

TEST_F(ImportPg, ChangesNothingTheSecondTime)
{
    import(kTable);

    EXPECT_EQ(countsOf(import(kTable)), "3 rows: 0 new, 0 changed, 3 same, 0 faults");
    EXPECT_EQ(products.findBySku(asGuest(), "HB-1")->version, 1);
}

TEST_F(ImportPg, ReadsItsOwnExportAsUnchanged)
{
    ProductFields nasty = fields("N|1", "Boots > \"x\", y | z = \\", 5);
    nasty.brand = "Ünï|ted";
    nasty.description = "line\r\n\"two\", three";
    nasty.specifications = {{"Size = cm", "30|31"}, {"Material", "a > b"}};
    nasty.metadata = {{"k=1", "v|2"}};
    nasty.categoryIds = {addCategory("R&D > Labs").id, addCategory("a|b").id};
    nasty.active = false;
    nasty.price = domain::Money::create(7, "KWD").value();
    add(nasty);
    import(kTable);
    const auto csv = exporter.run(asAdmin(), {});
    ASSERT_TRUE(csv.ok()) << csv.error().message;

    EXPECT_EQ(countsOf(import(*csv)), "4 rows: 0 new, 0 changed, 4 same, 0 faults");
    EXPECT_EQ(*exporter.run(asAdmin(), {}), *csv);
}

TEST_F(ImportPg, ExportsTheCurrentFilterOnly)
{
    import(kTable);
    storage::ProductFilter filter;
    filter.brand = "raptor";

    const auto csv = exporter.run(asAdmin(), filter);

    EXPECT_THAT(*csv, HasSubstr("TN-1,Tent"));
    EXPECT_THAT(*csv, ::testing::Not(HasSubstr("HB-1")));
}

TEST_F(ImportPg, ExportsInPartsWhatOnePartIsTooSmallFor)
{
    import(kTable);
    const auto whole = exporter.run(asAdmin(), {});
    std::string joined;
    std::string after;
    int parts = 0;
    do {
        const auto part = exporter.runPart(asAdmin(), {}, after, 1);
        ASSERT_TRUE(part.ok()) << part.error().message;
        joined += part->csv;
        after = part->next;
        ++parts;
    } while (!after.empty() && parts < 10);
    EXPECT_EQ(parts, 3);
    EXPECT_EQ(joined, *whole);

    storage::ProductFilter other;
    other.brand = "Raptor";
    const auto first = exporter.runPart(asAdmin(), {}, "", 1);
    EXPECT_EQ(exporter.runPart(asAdmin(), other, first->next, 1).error().code,
              ErrorCode::InvalidArgument);
}

TEST_F(ImportPg, UpdatesByTheColumnsThereAre)
{
    import(kTable);

    const auto report = import("price,sku\n99,hb-1\n49.50,SD-1\n");

    EXPECT_EQ(countsOf(report), "2 rows: 0 new, 1 changed, 1 same, 0 faults");
    const auto boots = products.findBySku(asGuest(), "HB-1");
    EXPECT_EQ(boots->fields.price, eur(9900));
    EXPECT_EQ(boots->fields.name, "Hiking boots");
    EXPECT_EQ(boots->fields.categoryIds.size(), 2u);
    EXPECT_EQ(database.value("SELECT count(*) FROM outbox WHERE type = 'PriceChanged'"), "1");
}

TEST_F(ImportPg, ReportsFaultyRowsAndAppliesTheOthers)
{
    const auto report = import("sku,name,price,gtins,categories,active\n"
                               "A-1,Good,1,4006381333931,,\n"          // row 2
                               ",No SKU,1,,,\n"                        // 3
                               "A-1,Twice,1,,,\n"                      // 4
                               "A-2,,1,,,\n"                           // 5: no name
                               "A-3,No price,,,,\n"                    // 6
                               "A-4,Comma,\"1,99\",,,\n"               // 7
                               "A-5,Bad code,1,4006381333932,,\n"      // 8
                               "A-6,Taken code,1,4006381333931,,\n"    // 9
                               "A-7,Bad category,1,,Shoes >,\n"        // 10
                               "A-8,Bad flag,1,,,maybe\n"              // 11
                               "A-9,Short\n"                           // 12
                               "A-10,Deep,1,,a>b>c>d>e>f>g>h>i>j>k,\n" // 13
                               "A-11,Also good,2,,Shoes,true\n");      // 14

    EXPECT_EQ(report.rows, 13);
    EXPECT_EQ(report.created, 2);
    EXPECT_THAT(faultsOf(report),
                ElementsAre("3 sku",
                            "4 sku",
                            "5 name",
                            "6 price",
                            "7 price",
                            "8 gtins",
                            "9 gtins",
                            "10 categories",
                            "11 active",
                            "12 ",
                            "13 categories"));
    EXPECT_THAT(namesOf({}), ElementsAre("Also good", "Good"));
    std::vector<std::string> codes;
    for (const ImportFault& fault : report.faults)
        codes.push_back(fault.reason.code);
    EXPECT_THAT(codes,
                ElementsAre("sku_empty",
                            "sku_repeated",
                            "empty",
                            "price_missing",
                            "price_format",
                            "gtin_check_digit",
                            "gtin_taken",
                            "not_paths",
                            "not_flag",
                            "cell_count",
                            "too_deep"));
    EXPECT_THAT(report.faults[5].reason.values, ElementsAre("4006381333932", "1"));
}

TEST_F(ImportPg, OnlyPretendsInADryRun)
{
    import("sku,name,price\nA-1,Old,1\n");

    const auto report = import(
        "sku,name,price,categories\nA-1,New,1,\nA-2,Second,1,Shoes > Boots\nA-3,,1,\n", true);

    EXPECT_TRUE(report.dryRun);
    EXPECT_EQ(countsOf(report), "3 rows: 1 new, 1 changed, 0 same, 1 faults");
    EXPECT_THAT(namesOf({}), ElementsAre("Old"));
    EXPECT_THAT(*categories.all(asGuest()), IsEmpty());
}

TEST_F(ImportPg, RehearsesWhatEarlierPartsWouldHaveTaken)
{
    std::string table = "sku,name,price,gtins\n";
    for (int i = 0; i < 600; ++i)
        table +=
            "S" + std::to_string(i) + ",Product,1," + (i % 599 == 0 ? "4006381333931" : "") + "\n";

    const auto rehearsed = import(table, true);
    const auto real = import(table);

    EXPECT_THAT(faultsOf(rehearsed), ElementsAre("601 gtins"));
    EXPECT_EQ(faultsOf(real), faultsOf(rehearsed));
    EXPECT_EQ(real.created, rehearsed.created);
}

TEST_F(ImportPg, WillNotTouchArchivedProducts)
{
    const Product gone = add(fields("A-1", "Gone"));
    ASSERT_TRUE(products.archive(asAdmin(), gone.id, 1).ok());

    const auto report = import("sku,name,price\nA-1,Back,1\n");

    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_THAT(report.faults[0].message, HasSubstr(gone.id));
}

TEST_F(ImportPg, RefusesWhatIsNoTable)
{
    const auto error = [&](const std::string& csv) {
        return importer.run(asAdmin(), csv, {}).error();
    };
    EXPECT_EQ(error("").code, ErrorCode::InvalidArgument);
    EXPECT_THAT(error("sku,colour\nA,red\n").message, HasSubstr("no column \"colour\""));
    EXPECT_THAT(error("sku,name\nA,\"open\n").message, HasSubstr("row 2, cell 2"));
    std::string many = "sku\n";
    for (std::size_t i = 0; i <= kImportRowsMax; ++i)
        many += "S" + std::to_string(i) + "\n";
    EXPECT_EQ(error(many).code, ErrorCode::TooLarge);
    EXPECT_THAT(namesOf({}), IsEmpty());
}

TEST_F(ImportPg, TakesTheSampleCatalogue)
{
    const char* source = std::getenv("VITRINE_SOURCE");
    std::ifstream file(std::string(source != nullptr ? source : ".") +
                           "/installers/sample-catalog/products.csv",
                       std::ios::binary);
    const std::string csv{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(csv.empty());

    const auto report = import(csv);

    EXPECT_THAT(faultsOf(report), IsEmpty());
    EXPECT_EQ(report.created, report.rows);
    EXPECT_GE(report.rows, 40);
    EXPECT_EQ(import(*exporter.run(asAdmin(), {})).unchanged, report.rows);
}

TEST_F(ImportPg, TakesThousandsOfRowsInParts)
{
    std::string table = "sku,name,description,price,categories\n";
    for (int i = 0; i < 2000; ++i)
        table += "S" + std::to_string(i) + ",Product " + std::to_string(i) +
                 ",Some words about number " + std::to_string(i) + ",1.00,Group " +
                 std::to_string(i % 40) + " > Part " + std::to_string(i % 7) + "\n";

    EXPECT_EQ(countsOf(import(table)), "2000 rows: 2000 new, 0 changed, 0 same, 0 faults");
    EXPECT_EQ(countsOf(import(table)), "2000 rows: 0 new, 0 changed, 2000 same, 0 faults");
    EXPECT_EQ(categories.all(asGuest())->size(), 40u + 280u);
    EXPECT_EQ(namesOf({}, 200).size(), 2000u);
}

TEST_F(ImportPg, SaysWhatIsDoneWhenItRunsOutOfTime)
{
    std::string table = "sku,name,price\n";
    for (int i = 0; i < 1000; ++i)
        table += "S" + std::to_string(i) + ",Product,1\n";
    // The clock of the rows runs the deadline down: it is asked once per part.
    class SlowClock final : public Clock
    {
    public:
        explicit SlowClock(Deadline deadline)
            : m_deadline(deadline)
        {
        }
        [[nodiscard]] Timestamp now() const override
        {
            while (++m_calls > 1 && !m_deadline.expired())
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return Timestamp();
        }

    private:
        Deadline m_deadline;
        mutable int m_calls = 0;
    };
    auto context = asAdmin();
    context.deadline = Deadline::in(std::chrono::seconds(3));
    SlowClock slow(context.deadline);
    ProductImport hurried(database.pool(), slow, domain::Currency::create("EUR").value());

    const auto report = hurried.run(context, table, {});

    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_THAT(report.error().message, HasSubstr("rows before row 252 are applied"));
    EXPECT_EQ(namesOf({}).size(), 250u);
}

} // namespace
} // namespace vitrine::catalog

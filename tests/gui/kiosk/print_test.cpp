#include "kiosk_support.hpp"
#include "storefront-kiosk/receipt/print_runner.hpp"
#include "storefront-kiosk/receipt/receipt_painter.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QImage>
#include <QSignalSpy>

#include <atomic>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

namespace {

/// Does what the test says.
struct Hardware
{
    std::atomic<ErrorCode> fault{ErrorCode::Internal};
    std::atomic<bool> isBroken{false};
    std::mutex mutex;
    std::vector<std::string> sheets; // guarded by mutex

    std::vector<std::string> printed()
    {
        const std::lock_guard lock(mutex);
        return sheets;
    }
};

class ScriptedPrinter final : public Printer
{
public:
    explicit ScriptedPrinter(Hardware& hardware)
        : m_hardware(hardware)
    {
    }
    Outcome print(std::string_view bytes) override
    {
        if (m_hardware.isBroken)
            return failure<Done>(m_hardware.fault, "made up by the test");
        const std::lock_guard lock(m_hardware.mutex);
        m_hardware.sheets.emplace_back(bytes);
        return Done{};
    }

private:
    Hardware& m_hardware;
};

std::vector<ReceiptBlock> sampleBlocks()
{
    Receipt receipt{.shop = {.name = "Bergsport Müller", .address = {"80331 München"}},
                    .number = "K1-000042",
                    .pickupNumber = 117,
                    .currency = must(domain::Currency::create("EUR")),
                    .subtotal = 123456789,
                    .total = 123456789,
                    .qrText = "https://shop.example/r/K1-000042"};
    receipt.lines = {{.name = "Ein Produkt mit einem sehr langen Namen, der umbrochen werden muß, "
                              "weil er achtzig Zeichen hat",
                      .quantity = 3,
                      .unitPrice = 41152263,
                      .amount = 123456789}};
    receipt.taxes = {{.letter = 'A',
                      .rateMillionths = 190'000,
                      .net = 103745201,
                      .tax = 19711588,
                      .gross = 123456789}};
    return layOut(receipt, QStringLiteral("de"));
}

} // namespace

class PrintTest : public QObject
{
    Q_OBJECT

private:
    struct Setup
    {
        Folder folder;
        SystemClock clock;
        Hardware hardware;
        Confined<PrintSpool> spool{
            [this] { return PrintSpool::open({.folder = folder.file("spool")}, clock); }};
        Confined<Printer> printer{[this]() -> Result<std::unique_ptr<Printer>> {
            return std::unique_ptr<Printer>(new ScriptedPrinter(hardware));
        }};
    };

private Q_SLOTS:
    void printsWhatItKeptOnceAndInOrder()
    {
        Setup setup;
        PrintRunner runner(setup.spool, setup.printer, 10ms);
        QSignalSpy printed(&runner, &PrintRunner::printed);
        for (const char* text : {"one", "two", "three"})
            runner.print(text);
        QVERIFY(waitFor([&] { return printed.count() == 3; }));
        QCOMPARE(setup.hardware.printed(), (std::vector<std::string>{"one", "two", "three"}));
        QCOMPARE(askNow(setup.spool, [](PrintSpool& s) { return s.status(); }).waiting,
                 std::size_t(0));
    }

    void waitsForPaper()
    {
        Setup setup;
        setup.hardware.fault = ErrorCode::Conflict;
        setup.hardware.isBroken = true;
        {
            PrintRunner runner(setup.spool, setup.printer, 10ms);
            QSignalSpy failed(&runner, &PrintRunner::failed);
            runner.print("one");
            QVERIFY(waitFor([&] { return failed.count() >= 3; }));
            QVERIFY(failed.at(0).at(0).value<ErrorCode>() == ErrorCode::Conflict);
        }
        setup.hardware.isBroken = false; // and the program was started again
        PrintRunner runner(setup.spool, setup.printer, 10ms);
        QSignalSpy printed(&runner, &PrintRunner::printed);
        runner.wake();
        QVERIFY(waitFor([&] { return printed.count() == 1; }));
        QCOMPARE(setup.hardware.printed(), (std::vector<std::string>{"one"}));
    }

    void saysWhenAReceiptCannotBeKept()
    {
        Setup setup;
        PrintRunner runner(setup.spool, setup.printer, 10ms);
        QSignalSpy refused(&runner, &PrintRunner::refused);
        runner.print(std::string(2'000'000, 'x'));
        QVERIFY(waitFor([&] { return refused.count() == 1; }));
        QVERIFY(refused.at(0).at(0).value<ErrorCode>() == ErrorCode::TooLarge);
    }

    void paintsTheWholeReceiptWithinItsPaper()
    {
        const ReceiptPainter receipt(sampleBlocks(), 600);
        QImage image(600 + 200, static_cast<int>(receipt.height()) + 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        receipt.paint(painter);
        painter.end();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == QColor(Qt::white))
                    continue;
                ++inked;
                QVERIFY2(x >= 20 && x < 580 && y < receipt.height(), "ink beside the paper");
            }
        }
        QVERIFY(inked > 5000);
        const auto folder = qEnvironmentVariable("VITRINE_SCREENSHOTS");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            image.copy(0, 0, 600, static_cast<int>(receipt.height()))
                .save(folder + QStringLiteral("/kiosk-receipt-de.png"));
    }

    void writesAPdfOfOnePage()
    {
        const Folder folder;
        const auto path = folder.file("receipt.pdf");
        const auto written = writeReceiptPdf(sampleBlocks(), QStringLiteral("K1-000042"), path);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().message.c_str());
        const auto bytes = must(readFile(path, 10'000'000));
        QVERIFY(bytes.starts_with("%PDF-1."));
        QVERIFY(bytes.find("/Count 1") != std::string::npos);
        const auto box = bytes.find("/MediaBox [0 0 ");
        QVERIFY(box != std::string::npos);
        const double width = std::strtod(bytes.c_str() + box + 15, nullptr);
        QVERIFY2(qAbs(width - 80 / 25.4 * 72) < 1, "80 mm wide");
        QVERIFY(!writeReceiptPdf(sampleBlocks(), {}, folder.file("no/such/receipt.pdf")).ok());
    }
};

QTEST_MAIN(PrintTest)
#include "print_test.moc"

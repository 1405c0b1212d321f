#include "kiosk_testing.hpp"
#include "storefront-kiosk/scanner/scan_decoder.hpp"
#include "storefront-kiosk/scanner/wedge_recogniser.hpp"

#include <random>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace std::chrono_literals;
using vitrine::kiosk::testing::codeOf;
using vitrine::kiosk::testing::must;

namespace {

using Key = WedgeRecogniser::Key;
using Kind = ScannedCode::Kind;
using Value = domain::InternalNumberRule::Value;

Key sign(char32_t text)
{
    return {Key::Kind::Text, text};
}
constexpr Key kEnter{Key::Kind::Terminator, 0};
constexpr Key kShift{Key::Kind::Modifier, 0};
constexpr Key kArrow{Key::Kind::Other, 0};

/// What a program behind the recogniser would see.
class Typist
{
public:
    explicit Typist(WedgeOptions options = {})
        : m_recogniser(options)
    {
    }
    void press(Key key, std::chrono::milliseconds after)
    {
        m_now += after;
        settle(m_recogniser.expire(m_now));
        const auto verdict = m_recogniser.press(key, m_now);
        if (std::holds_alternative<WedgeRecogniser::Hold>(verdict)) {
            m_held.push_back(key);
            return;
        }
        settle(verdict);
        if (std::holds_alternative<WedgeRecogniser::PassOn>(verdict))
            passed.push_back(key);
    }
    void type(std::u32string_view text, std::chrono::milliseconds gap)
    {
        for (const auto c : text)
            press(sign(c), gap);
    }
    void wait(std::chrono::milliseconds time)
    {
        m_now += time;
        settle(m_recogniser.expire(m_now));
    }
    [[nodiscard]] std::size_t held() const { return m_recogniser.held(); }

    std::vector<Key> passed;
    std::vector<std::u32string> scans;

private:
    void settle(const std::optional<WedgeRecogniser::Verdict>& verdict)
    {
        if (!verdict)
            return;
        if (const auto* scan = std::get_if<WedgeRecogniser::Scan>(&*verdict))
            scans.push_back(scan->text);
        else
            passed.insert(passed.end(), m_held.begin(), m_held.end());
        m_held.clear();
    }

    WedgeRecogniser m_recogniser;
    WedgeRecogniser::Time m_now{1000};
    std::vector<Key> m_held;
};

std::string withCheckDigit(const std::string& digits)
{
    return digits + std::to_string(domain::gtinCheckDigit(digits));
}

ScanDecoder decoder(std::vector<LabelRule> rules)
{
    return must(ScanDecoder::create(std::move(rules)));
}

LabelRule
rule(std::string prefix, Value value, int decimals, int itemDigits = 5, bool inner = false)
{
    return {.number = {.prefix = std::move(prefix),
                       .itemDigits = itemDigits,
                       .innerCheck = inner,
                       .decimals = decimals,
                       .value = value}};
}

} // namespace

TEST(WedgeRecogniser, TakesAScanOutAndSwallowsItsKeys)
{
    Typist typist;
    typist.type(U"4006381333931", 8ms);
    typist.press(kEnter, 8ms);
    ASSERT_EQ(typist.scans.size(), 1u);
    EXPECT_EQ(typist.scans[0], U"4006381333931");
    EXPECT_TRUE(typist.passed.empty());
    EXPECT_EQ(typist.held(), 0u);
}

TEST(WedgeRecogniser, LetsAPersonTypeIncludingEnter)
{
    Typist typist;
    typist.type(U"boots", 120ms);
    typist.press(kEnter, 120ms);
    EXPECT_TRUE(typist.scans.empty());
    ASSERT_EQ(typist.passed.size(), 6u);
    EXPECT_EQ(typist.passed[0].text, U'b');
    EXPECT_EQ(typist.passed[5].kind, Key::Kind::Terminator);
}

TEST(WedgeRecogniser, GivesKeysFreeInOrderWhenTheBurstWasNoScan)
{
    Typist typist;
    typist.type(U"ab", 10ms); // two keys rolled over each other
    typist.press(kArrow, 10ms);
    ASSERT_EQ(typist.passed.size(), 3u);
    EXPECT_EQ(typist.passed[0].text, U'a');
    EXPECT_EQ(typist.passed[1].text, U'b');
    EXPECT_EQ(typist.passed[2].kind, Key::Kind::Other);
    typist.type(U"c", 10ms);
    EXPECT_EQ(typist.passed.size(), 3u) << "held while it may be a scan";
    typist.wait(36ms);
    EXPECT_EQ(typist.passed.size(), 4u);
}

TEST(WedgeRecogniser, DoesNotTakeAShortBurstForAScan)
{
    Typist typist;
    typist.type(U"123", 5ms);
    typist.press(kEnter, 5ms);
    EXPECT_TRUE(typist.scans.empty());
    EXPECT_EQ(typist.passed.size(), 4u);
}

TEST(WedgeRecogniser, ReadsCapitalsThatComeWithShift)
{
    Typist typist;
    for (const char32_t c : std::u32string(U"FW-0012")) {
        if (c >= U'A' && c <= U'Z')
            typist.press(kShift, 3ms);
        typist.press(sign(c), 3ms);
    }
    typist.press(kEnter, 3ms);
    ASSERT_EQ(typist.scans.size(), 1u);
    EXPECT_EQ(typist.scans[0], U"FW-0012");
}

TEST(WedgeRecogniser, KnowsAScannerByItsPrefix)
{
    Typist typist({.prefix = U'~'});
    typist.type(U"12345678", 2ms);
    typist.press(kEnter, 2ms);
    EXPECT_TRUE(typist.scans.empty()) << "fast, but without the prefix";
    EXPECT_EQ(typist.passed.size(), 9u);
    typist.type(U"~12345678", 2ms);
    typist.press(kEnter, 2ms);
    ASSERT_EQ(typist.scans.size(), 1u);
    EXPECT_EQ(typist.scans[0], U"12345678");
}

TEST(WedgeRecogniser, TakesABurstWithoutTerminatorWhereToldTo)
{
    Typist typist({.lengthWithoutTerminator = 8});
    typist.type(U"73513537", 5ms);
    EXPECT_TRUE(typist.scans.empty());
    typist.wait(40ms);
    ASSERT_EQ(typist.scans.size(), 1u);
    typist.type(U"7351", 5ms);
    typist.wait(40ms);
    EXPECT_EQ(typist.scans.size(), 1u);
    EXPECT_EQ(typist.passed.size(), 4u);
}

TEST(WedgeRecogniser, GivesUpOnABurstThatNeverEnds)
{
    Typist typist({.lengthMax = 20});
    typist.type(std::u32string(50, U'7'), 1ms);
    typist.press(kEnter, 1ms);
    EXPECT_LE(typist.held(), 20u);
    for (const auto& scan : typist.scans)
        EXPECT_LE(scan.size(), 20u);
}

TEST(WedgeRecogniser, LosesAndInventsNoKeyWhateverIsTyped)
{
    std::mt19937 chance(7);
    const auto roll = [&](int to) { return std::uniform_int_distribution<int>(0, to)(chance); };
    for (int round = 0; round < 2000; ++round) {
        Typist typist({.lengthWithoutTerminator = roll(1) == 1 ? std::size_t(6) : 0});
        std::size_t texts = 0;
        std::size_t others = 0;
        for (int i = 0; i < 40; ++i) {
            const int kind = roll(9);
            const auto gap = std::chrono::milliseconds(roll(3) == 0 ? 200 : 5);
            if (kind == 0)
                typist.press(kEnter, gap);
            else if (kind == 1)
                typist.press(kArrow, gap);
            else
                typist.press(sign(U'5'), gap);
            texts += kind > 1 ? 1 : 0;
            others += kind == 1 ? 1 : 0;
        }
        typist.wait(100ms);
        std::size_t seen = 0;
        std::size_t seenOthers = 0;
        for (const auto& key : typist.passed) {
            seen += key.kind == Key::Kind::Text ? 1 : 0;
            seenOthers += key.kind == Key::Kind::Other ? 1 : 0;
        }
        for (const auto& scan : typist.scans)
            seen += scan.size();
        ASSERT_EQ(seen, texts) << "round " << round;
        ASSERT_EQ(seenOthers, others) << "round " << round;
    }
}

TEST(ScanDecoder, ReadsEveryKindOfProductNumber)
{
    const auto decode = decoder({});
    for (const auto& [text, gtin] : {std::pair{"4006381333931", "04006381333931"},
                                     std::pair{"036000291452", "00036000291452"},
                                     std::pair{"73513537", "00000073513537"},
                                     std::pair{"10614141000415", "10614141000415"},
                                     std::pair{"04252614", "00042100005264"},
                                     std::pair{"]E04006381333931", "04006381333931"}}) {
        const auto code = must(decode.decode(text));
        EXPECT_EQ(code.kind, Kind::Product) << text;
        EXPECT_EQ(code.gtin, gtin) << text;
    }
}

TEST(ScanDecoder, RefusesAMisread)
{
    const auto decode = decoder({});
    EXPECT_EQ(codeOf(decode.decode("4006381333932")), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(decode.decode("2340119005006")), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(decode.decode("  ")), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(decode.decode(std::string(600, 'A'))), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(decode.decode("\xFF\xFE broken")), ErrorCode::InvalidArgument);
}

TEST(ScanDecoder, LeavesOtherCodesAsTheyAre)
{
    const auto decode = decoder({});
    const auto code = must(decode.decode(" FW-0012 "));
    EXPECT_EQ(code.kind, Kind::Other);
    EXPECT_EQ(code.text, "FW-0012");
    EXPECT_EQ(must(decode.decode("12345")).kind, Kind::Other);
}

TEST(ScanDecoder, ReadsPriceAndWeightLabelsByTheirRules)
{
    const auto decode = decoder(
        {rule("24", Value::Price, 2), rule("28", Value::Weight, 3), rule("02", Value::Price, 2)});
    const auto price = must(decode.decode("2400412025505"));
    EXPECT_EQ(price.kind, Kind::PriceLabel);
    EXPECT_EQ(price.item, "00412");
    EXPECT_EQ(price.value, 2550);
    EXPECT_EQ(price.decimals, 2);
    const auto weight = must(decode.decode(withCheckDigit("280001701234")));
    EXPECT_EQ(weight.kind, Kind::WeightLabel);
    EXPECT_EQ(weight.item, "00017");
    EXPECT_EQ(weight.value, 1234);
    EXPECT_EQ(weight.decimals, 3);
    // UPC-A of number system 2 is prefix 02
    const auto american = must(decode.decode(withCheckDigit("20041202550")));
    EXPECT_EQ(american.kind, Kind::PriceLabel);
    EXPECT_EQ(american.item, "00412");
    EXPECT_EQ(american.value, 2550);
    // without a rule it is a number that the catalogue may have
    EXPECT_EQ(must(decode.decode(withCheckDigit("250041202550"))).kind, Kind::Product);
}

TEST(ScanDecoder, ChecksTheInnerCheckDigit)
{
    // the examples of the GS1 General Specifications
    EXPECT_EQ(priceCheckDigit("2875"), 9);
    EXPECT_EQ(priceCheckDigit("14685"), 6);
    const auto decode =
        decoder({rule("22", Value::Price, 2, 5, true), rule("23", Value::Price, 2, 4, true)});
    EXPECT_EQ(must(decode.decode(withCheckDigit("220041292875"))).value, 2875);
    EXPECT_EQ(codeOf(decode.decode(withCheckDigit("220041282875"))), ErrorCode::InvalidArgument);
    EXPECT_EQ(must(decode.decode(withCheckDigit("230412614685"))).value, 14685);
    auto trusting = rule("22", Value::Price, 2, 5, true);
    trusting.checkInner = false;
    EXPECT_EQ(must(decoder({trusting}).decode(withCheckDigit("220041282875"))).value, 2875);
}

TEST(ScanDecoder, RefusesRulesThatDescribeNoNumber)
{
    EXPECT_FALSE(ScanDecoder::create({rule("31", Value::Price, 2)}).ok());
    EXPECT_FALSE(ScanDecoder::create({rule("2x", Value::Price, 2)}).ok());
    EXPECT_FALSE(ScanDecoder::create({rule("24", Value::Price, 2, 10)}).ok());
    EXPECT_FALSE(ScanDecoder::create({rule("24", Value::Price, 6)}).ok());
    EXPECT_FALSE(ScanDecoder::create({rule("24", Value::Price, 2, 3, true)}).ok());
    EXPECT_FALSE(
        ScanDecoder::create({rule("24", Value::Price, 2), rule("24", Value::Weight, 3)}).ok());
}

#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vitrine::kiosk {

/// How a scanner that pretends to be a keyboard types.
struct WedgeOptions
{
    std::chrono::milliseconds gapMax{35}; ///< Between two keys of one scan; people need over 60.
    std::size_t lengthMin = 4;            ///< Shorter bursts are somebody's typing.
    std::size_t lengthMax = 512;          ///< Longer ones are no barcode.
    std::optional<char32_t> prefix{};     ///< A sign that the scanner sends first, if it does.
    /// Where no terminator is configured: a burst that just ends is a scan from this length on. 0:
    /// a terminator is needed.
    std::size_t lengthWithoutTerminator = 0;
};

/// Tells a scanner's keys from a person's by their speed and their terminator. Keys are held back
/// while it may be a scan, at most `gapMax` after the last one, and given free when it was none:
/// the caller sends them on as if nothing had been. Pure: the caller brings the time.
class WedgeRecogniser
{
public:
    using Time = std::chrono::milliseconds; ///< Of any clock that does not go back.

    /// A key as far as it matters here.
    struct Key
    {
        enum class Kind {
            Text,       ///< Types `text`.
            Terminator, ///< Return, Enter or Tab.
            Modifier,   ///< Shift and the like: no part of the text, does not interrupt it.
            Other       ///< Arrows, function keys, ...: never a scanner's.
        };
        Kind kind = Kind::Other;
        char32_t text = 0;
    };

    /// The key is held back as well; `expire` is due after `gapMax`.
    struct Hold
    {
    };
    /// The keys held before it go on, oldest first, then the key itself.
    struct PassOn
    {
    };
    /// Keys held, and this one, are swallowed.
    struct Scan
    {
        std::u32string text; ///< Without prefix and terminator.
    };
    using Verdict = std::variant<Hold, PassOn, Scan>;

    explicit WedgeRecogniser(WedgeOptions options = {});

    /// What becomes of the keys held when no further one came in time; to be asked `gapMax` after
    /// the last, and before each `press`.
    /// @return Nothing when it is too early or none are held; PassOn or Scan of those held.
    [[nodiscard]] std::optional<Verdict> expire(Time now);
    /// @pre expire(at) was asked.
    [[nodiscard]] Verdict press(Key key, Time at);
    /// Keys held back now.
    [[nodiscard]] std::size_t held() const { return m_held; }
    [[nodiscard]] const WedgeOptions& options() const { return m_options; }

private:
    [[nodiscard]] Verdict hold(Key key, Time at);
    [[nodiscard]] bool mayBegin(Key key) const;
    [[nodiscard]] bool isScan(std::size_t lengthMin) const;
    [[nodiscard]] Scan takeScan();
    [[nodiscard]] PassOn release();

    WedgeOptions m_options;
    std::u32string m_text;
    std::size_t m_held = 0; ///< Keys, modifiers included.
    Time m_last{0};
};

} // namespace vitrine::kiosk

#pragma once

#include "storefront-kiosk/frame/stock_holds.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Product id -> units.
using Units = std::map<std::string, std::int64_t>;

/// The stock that the kiosk holds at the shop for what it sells while it is offline.
struct Allotment
{
    enum class State {
        None,
        Taking,   ///< The shop was asked, or is about to be; nothing can be sold of it yet.
        Held,     ///< `granted` is the kiosk's until `until`.
        Returning ///< The shop is told that it is given back; nothing can be sold of it any more.
    };
    State state = State::None;
    std::string leaseId{};
    Units wanted{};                      ///< What was asked for.
    Units granted{};                     ///< What the shop gave.
    Timestamp since{};                   ///< When the shop last said so, by the kiosk's clock,
    Timestamp until{};                   ///< and until when it holds, by the kiosk's clock.
    std::map<std::string, Units> used{}; ///< By sale: held for it, or sold.

    /// A shopper who is paying counts on it; not on the disk.
    bool isInUse = false;

    /// What can still be sold of a product.
    [[nodiscard]] std::int64_t left(const std::string& productId) const;
};

/// What is to be done about the allotment.
enum class AllotmentStep {
    Nothing,
    Take, ///< Also once more what was asked for when no answer came.
    Renew,
    Return,
    Forget ///< Its time is over.
};

/// @param isQuiet no sale is under way or waits for the shop: what the allotment was used for is
///        settled, and another can be taken in its place.
[[nodiscard]] AllotmentStep
nextStep(const Allotment& allotment, const Units& wanted, bool isQuiet, Timestamp now);

/// The allotment on the disk, so that neither a crash nor a power cut sells a unit of it twice.
/// Blocks for the disk: put it into Confined. Errors are those of durable_file.hpp.
class AllotmentBook
{
public:
    /// A file that is damaged begins anew: the lease in it ends by itself.
    [[nodiscard]] static Result<std::unique_ptr<AllotmentBook>> open(std::string path,
                                                                     const Clock& clock);

    [[nodiscard]] Allotment allotment() const;

    /// Taking: the lease id is the operation id of the question, so that it can be repeated.
    [[nodiscard]] Outcome begin(const std::string& leaseId, const Units& wanted);
    /// Held, as the shop has said; for `ttl` from now on.
    [[nodiscard]] Outcome settle(const Units& granted, std::chrono::seconds ttl);
    [[nodiscard]] Outcome beginReturn();
    /// None.
    [[nodiscard]] Outcome forget();

    /// Takes what a sale needs, in place of what it had before.
    /// @param partly whether less than all of it may be taken.
    /// @return The hold; with `shortLines`, and nothing taken, when the allotment does not cover
    /// it.
    [[nodiscard]] Result<Hold>
    take(const std::string& saleId, const std::vector<HoldLine>& lines, bool partly);
    /// The sale did not come about. One that took nothing is no error.
    [[nodiscard]] Outcome release(const std::string& saleId);
    /// The sale was taken: what it has of the allotment stays used until another is taken.
    void keep(const std::string& saleId) { m_open.erase(saleId); }

private:
    AllotmentBook(std::string path, const Clock& clock)
        : m_path(std::move(path))
        , m_clock(clock)
    {
    }
    [[nodiscard]] Outcome write(Allotment allotment);

    std::string m_path;
    const Clock& m_clock;
    Allotment m_allotment;
    std::set<std::string> m_open; ///< Sales of this run of the program that may yet be released.
};

} // namespace vitrine::kiosk

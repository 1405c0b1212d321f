#pragma once

#include <chrono>
#include <cstddef>

namespace vitrine::payment {

/// How the desks deal with a provider that does not answer.
struct DeskSettings
{
    std::chrono::milliseconds providerTimeout{5000}; ///< For one call to the provider.
    /// After how long a call whose caller never came back is looked up: longer than any call can
    /// last.
    std::chrono::milliseconds lookUpAfter{8000};
    std::chrono::milliseconds firstLookUp{500}; ///< After a call that brought no answer.
    std::chrono::seconds actionPoll{
        30};                       ///< Between looks whether a buyer has finished at the provider.
    std::size_t resolveBatch = 20; ///< Attempts, and refunds, of one round.
};

} // namespace vitrine::payment

#pragma once

#include "vitrine/core/result.hpp"

#include <QString>

namespace vitrine::qt {

/// What a person is told of a failure.
struct ErrorText
{
    QString sentence; ///< What happened: "The products could not be loaded: the shop cannot be
                      ///< reached."
    QString advice;   ///< What can be done, "" when there is nothing to say.
    QString traceId;  ///< To copy for support; "" when there is none.
    QString field;    ///< JSON pointer of the field at fault, "" for none.
    bool isRetryable = false; ///< The same call may succeed later: offer Retry.
    bool needsSignIn = false; ///< The session ended: the shell asks for a new sign-in by itself.
    bool isConflict = false;  ///< Somebody else changed it meanwhile: offer Reload.
};

/// @param what The failed undertaking as a sentence, translated: tr("The products could not be
/// loaded."); "" for a general one.
[[nodiscard]] ErrorText describe(const Error& error, const QString& what = {});

} // namespace vitrine::qt

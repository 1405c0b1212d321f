#include "vitrine/qt/error_text.hpp"

#include "vitrine/qt/reason_text.hpp"
#include "vitrine/qt/text.hpp"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

struct ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::qt::ErrorTexts)
};

struct Words
{
    QString cause;
    QString advice;
};

/// What the server says of it. A rule that it names is told in the person's language; its own words
/// are English, so they are quoted.
QString quoted(const Error& error)
{
    if (const QString known = reasonText(error.reason, {}); !known.isEmpty())
        return known;
    const auto detail = error.problem ? toText(error.problem->detail) : QString();
    return detail.isEmpty() ? QString() : ErrorTexts::tr("The shop says: “%1”").arg(detail);
}

Words wordsOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Unavailable:
        if (error.status == 0)
            return {ErrorTexts::tr("The shop cannot be reached."),
                    ErrorTexts::tr("Check the network connection. What you typed is kept.")};
        return {ErrorTexts::tr("The shop is busy or being restarted."),
                ErrorTexts::tr("Try again in a moment.")};
    case ErrorCode::DeadlineExceeded:
        return {ErrorTexts::tr("The shop did not answer in time."),
                ErrorTexts::tr("It may have been done all the same: look before you repeat it.")};
    case ErrorCode::Unauthenticated:
        return {ErrorTexts::tr("Your session has ended."),
                ErrorTexts::tr("Sign in again to go on.")};
    case ErrorCode::PermissionDenied:
        return {ErrorTexts::tr("Your account may not do this."),
                ErrorTexts::tr("Ask an administrator for the right to do it.")};
    case ErrorCode::NotFound:
        return {ErrorTexts::tr("It is not there any more."),
                ErrorTexts::tr("Somebody may have deleted it.")};
    case ErrorCode::PreconditionFailed:
    case ErrorCode::PreconditionRequired:
        return {ErrorTexts::tr("Somebody else changed it meanwhile."),
                ErrorTexts::tr("Load the present version, then make your change again.")};
    case ErrorCode::Conflict:
        return {ErrorTexts::tr("This is not possible in the present state."), quoted(error)};
    case ErrorCode::InvalidArgument:
    case ErrorCode::Unprocessable:
        return {ErrorTexts::tr("The shop does not accept the entry."), quoted(error)};
    case ErrorCode::TooLarge:
        return {ErrorTexts::tr("It is too large."),
                ErrorTexts::tr("Choose a smaller file or fewer rows.")};
    case ErrorCode::RateLimited:
        return {ErrorTexts::tr("There were too many requests."),
                error.retryAfter ? ErrorTexts::tr("Try again in %n second(s).",
                                                  nullptr,
                                                  int(error.retryAfter->count()))
                                 : ErrorTexts::tr("Try again in a moment.")};
    case ErrorCode::Cancelled:
        return {ErrorTexts::tr("It was cancelled."), {}};
    case ErrorCode::Internal:
        break;
    }
    return {ErrorTexts::tr("Something went wrong in the shop."),
            ErrorTexts::tr("Try again. If it stays, give the trace number to support.")};
}

} // namespace

ErrorText describe(const Error& error, const QString& what)
{
    const auto words = wordsOf(error);
    ErrorText text;
    text.sentence = what.isEmpty() ? words.cause : what + u' ' + words.cause;
    text.advice = words.advice;
    text.traceId = toText(error.traceId);
    text.field = toText(error.field);
    text.isConflict = error.code == ErrorCode::PreconditionFailed;
    text.needsSignIn = error.code == ErrorCode::Unauthenticated;
    text.isRetryable = isTransient(error.code) || error.code == ErrorCode::DeadlineExceeded ||
                       error.code == ErrorCode::Internal || error.code == ErrorCode::RateLimited;
    return text;
}

} // namespace vitrine::qt

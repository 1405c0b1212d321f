#include "services/inventory/http/reservation_handlers.hpp"

#include "services/inventory/http/inventory_mapping.hpp"
#include "services/inventory/http/replay_header.hpp"

namespace vitrine::inventory {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::problemResponse;

HttpResponse answer(const Result<ReservationOutcome>& outcome, const HttpRequest& request)
{
    if (!outcome.ok())
        return problemResponse(outcome.error());
    HttpResponse response;
    if (outcome->shortages.empty()) {
        response = jsonResponse(200, wire::encode(toWire(outcome->reservation)));
    } else {
        response = jsonResponse(
            409, wire::encodeShortageProblem(toWire(outcome->shortages), request.path));
        response.contentType = "application/problem+json";
    }
    return withReplayHeader(std::move(response), outcome->replayed);
}

using Step = Result<ReservationOutcome> (Reservations::*)(const platform::CallContext&,
                                                          std::string_view orderId,
                                                          std::string_view operationId);

HttpResponse take(Step step, Reservations& reservations, const HttpRequest& request)
{
    const auto command = wire::decodeReservationCommand(request.body);
    if (!command.ok())
        return problemResponse(command.error());
    return answer(
        (reservations.*step)(request.context, request.pathArgs.at(0), command->operationId),
        request);
}

} // namespace

HttpResponse reserve(Reservations& reservations, const HttpRequest& request)
{
    const auto body = wire::decodeReservationRequest(request.body);
    if (!body.ok())
        return problemResponse(body.error());
    const auto hold = toDomain(*body);
    if (!hold.ok())
        return problemResponse(hold.error());
    return answer(reservations.reserve(request.context, *hold), request);
}

HttpResponse getReservation(Reservations& reservations, const HttpRequest& request)
{
    const auto found = reservations.find(request.context, request.pathArgs.at(0));
    return found.ok() ? jsonResponse(200, wire::encode(toWire(*found)))
                      : problemResponse(found.error());
}

HttpResponse commitReservation(Reservations& reservations, const HttpRequest& request)
{
    return take(&Reservations::commit, reservations, request);
}

HttpResponse releaseReservation(Reservations& reservations, const HttpRequest& request)
{
    return take(&Reservations::release, reservations, request);
}

HttpResponse restockReservation(Reservations& reservations, const HttpRequest& request)
{
    const auto command = wire::decodeReturnCommand(request.body);
    if (!command.ok())
        return problemResponse(command.error());
    const auto wanted = ReturnRequest::create(
        command->operationId, request.pathArgs.at(0), toDomain(command->lines));
    if (!wanted.ok())
        return problemResponse(wanted.error());
    return answer(reservations.restock(request.context, *wanted), request);
}

} // namespace vitrine::inventory

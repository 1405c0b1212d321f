#include "storefront-kiosk/queue/order_queue.hpp"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <unistd.h>

/// A kiosk that takes and sends sales until somebody ends it: what queue_crash_test kills. It tells
/// and asks over standard output and input, a line each:
///   "up"                    the queue is open
///   "took <key> <number>"   a sale was taken: the shopper knows
///   "send <key> <number>"   the shop is asked; it answers "ok <order>" or "lost"
///   "empty"                 nothing is left to send (only when told to take none)
/// Arguments: the queue's file, how many sales to take.
using namespace vitrine;
using namespace vitrine::kiosk;

namespace {

[[noreturn]] void fail(const Error& error)
{
    std::cerr << error.message << std::endl;
    std::_Exit(3);
}

template <typename T> T must(Result<T> result)
{
    if (!result.ok())
        fail(result.error());
    return std::move(result).value();
}

void tell(const std::string& line)
{
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0)
        std::_Exit(4);
}

void takeOne(OrderQueue& queue, int number)
{
    const wire::OrderDraft draft{
        .lines = {{"0190a1b2-0000-7000-8000-000000000001", number % 9 + 1}},
        .expectedTotal = must(domain::Money::create(number + 1, "EUR"))};
    const auto begun = must(queue.begin(draft, "en"));
    const auto sale = must(queue.accept(begun.id, {.way = SalePayment::Way::Counter}));
    tell("took " + sale.key + " " + sale.number);
}

/// @return Whether there was anything to send.
bool sendOne(OrderQueue& queue, const Clock& clock)
{
    const auto next = must(queue.next());
    if (!next.sale)
        return false;
    tell("send " + next.sale->key + " " + next.sale->number);
    std::string answer;
    if (!std::getline(std::cin, answer))
        std::_Exit(5);
    if (answer.rfind("ok ", 0) == 0)
        must(queue.acknowledge(next.sale->id, answer.substr(3), answer.substr(3)));
    else
        must(queue.retryAt(next.sale->id, clock.now(), "the answer was lost"));
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const QCoreApplication application(argc, argv);
    const SystemClock clock;
    auto queue = must(OrderQueue::open({.path = argv[1]}, clock));
    const int takes = std::atoi(argv[2]);
    tell("up");
    for (int i = 0; i < takes; ++i) {
        takeOne(*queue, i);
        if (i % 2 == 1)
            sendOne(*queue, clock);
    }
    while (sendOne(*queue, clock)) {
    }
    tell("empty");
    return 0;
}

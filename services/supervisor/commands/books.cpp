#include "services/supervisor/books/books.hpp"

#include "services/supervisor/commands/commands.hpp"

#include <cstdio>
#include <iostream>

namespace vitrine::supervisor {

int checkBooks(const DataFolder& folder, std::chrono::seconds settleTime)
{
    const auto secrets = folder.secrets();
    if (!secrets.ok()) {
        std::cerr << "vitrine: " << secrets.error().message << "\n";
        return 2;
    }
    const auto url = [&](const std::string& service) {
        return databaseUrl(
            folder.databaseSocket().string(), service, secrets->at("database." + service));
    };
    const books::Sources sources{.inventory = url("inventory"),
                                 .order = url("order"),
                                 .payment = url("payment"),
                                 .catalog = url("catalog")};
    const auto report =
        books::check(sources, {.settleTime = settleTime}, Deadline::in(std::chrono::minutes(5)));
    if (!report.ok()) {
        std::cerr << "vitrine: the books cannot be read: " << report.error().message << "\n";
        return 2;
    }
    for (const books::Difference& difference : report->differences)
        std::printf("%-4s %s: %s\n",
                    difference.invariant.c_str(),
                    difference.subject.c_str(),
                    difference.detail.c_str());
    std::printf("%zu%s differences; looked at",
                report->differences.size(),
                report->isCut ? " or more" : "");
    for (const auto& [what, count] : report->checked)
        std::printf(" %lld %s,", static_cast<long long>(count), what.c_str());
    std::printf(" settled for %lld s\n", static_cast<long long>(settleTime.count()));
    return report->differences.empty() ? 0 : 1;
}

} // namespace vitrine::supervisor

// Load for the benchmark: buyers that place orders through the gateway, one after another on kept
// connections. Prints {"orders":..,"paid":..,"other":..,"seconds":..,"p50_ms":..,"p99_ms":..}.
#include "services/platform/client/client_network.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/order.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>
#include <thread>

namespace {

using namespace vitrine;
using Monotonic = std::chrono::steady_clock;

struct Load
{
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::vector<std::string> tokens;
    std::vector<std::string> products;
    int buyers = 16;
    int seconds = 10;
    long ordersMax = 0; ///< 0: as many as the time allows.
};

struct Tally
{
    long paid = 0;
    long other = 0;
    std::vector<double> milliseconds;
};

std::vector<std::string> linesOf(const std::string& file)
{
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty())
            lines.push_back(line);
    }
    return lines;
}

void buy(const Load& load,
         platform::ClientNetwork& network,
         int buyer,
         std::atomic<long>& left,
         Tally& tally)
{
    std::mt19937 chance(static_cast<unsigned>(buyer));
    std::uniform_int_distribution<std::size_t> anyProduct(0, load.products.size() - 1);
    const auto end = Monotonic::now() + std::chrono::seconds(load.seconds);
    const std::string& token = load.tokens[static_cast<std::size_t>(buyer) % load.tokens.size()];
    while (Monotonic::now() < end && left.fetch_sub(1) > 0) {
        wire::OrderDraft draft;
        draft.lines = {{load.products[anyProduct(chance)], 1}};
        draft.paymentToken = "tok_visa";
        platform::UpstreamRequest request{
            .method = "POST", .target = "/api/v1/orders", .body = wire::encode(draft)};
        request.headers.add("Content-Type", "application/json");
        request.headers.add("Authorization", "Bearer " + token);
        request.headers.add("Idempotency-Key", randomHex(16));
        const auto began = Monotonic::now();
        const auto reply = network.send(
            {load.host, load.port}, std::move(request), Deadline::in(std::chrono::seconds(20)));
        tally.milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Monotonic::now() - began).count());
        const bool paid = reply.ok() && reply.response.status == 201 &&
                          reply.response.body.find("\"PAID\"") != std::string::npos;
        ++(paid ? tally.paid : tally.other);
    }
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Places orders through a gateway.");
    Load load;
    std::string tokens;
    std::string products;
    app.add_option("--port", load.port)->required();
    app.add_option("--tokens", tokens, "File with an access token on each line")->required();
    app.add_option("--products", products, "File with a product id on each line")->required();
    app.add_option("--buyers", load.buyers);
    app.add_option("--seconds", load.seconds);
    app.add_option("--orders", load.ordersMax);
    CLI11_PARSE(app, argc, argv);
    load.tokens = linesOf(tokens);
    load.products = linesOf(products);

    platform::ClientNetwork network;
    std::atomic<long> left(load.ordersMax > 0 ? load.ordersMax
                                              : std::numeric_limits<long>::max() / 2);
    std::vector<Tally> tallies(static_cast<std::size_t>(load.buyers));
    const auto began = Monotonic::now();
    {
        std::vector<std::jthread> buyers;
        for (int i = 0; i < load.buyers; ++i)
            buyers.emplace_back(
                [&, i] { buy(load, network, i, left, tallies[static_cast<std::size_t>(i)]); });
    }
    const double seconds = std::chrono::duration<double>(Monotonic::now() - began).count();
    Tally all;
    for (const Tally& tally : tallies) {
        all.paid += tally.paid;
        all.other += tally.other;
        all.milliseconds.insert(
            all.milliseconds.end(), tally.milliseconds.begin(), tally.milliseconds.end());
    }
    std::sort(all.milliseconds.begin(), all.milliseconds.end());
    const auto percentile = [&all](std::size_t percent) {
        return all.milliseconds.empty()
                   ? 0.0
                   : all.milliseconds[(all.milliseconds.size() - 1) * percent / 100];
    };
    std::cout << nlohmann::json{{"orders", all.paid + all.other},
                                {"paid", all.paid},
                                {"other", all.other},
                                {"seconds", seconds},
                                {"p50_ms", percentile(50)},
                                {"p99_ms", percentile(99)}}
                     .dump()
              << "\n";
}

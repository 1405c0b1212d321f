#include "tests/bench/list_figures.hpp"

#include "vitrine/core/clock.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>

namespace vitrine::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr char kDropIndexes[] = R"(
    DO $$
    DECLARE it record;
    BEGIN
        FOR it IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                  WHERE contype = 'u' AND connamespace = 'public'::regnamespace LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', it.owner, it.conname);
        END LOOP;
        FOR it IN SELECT x.indexrelid::regclass AS name FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
                  WHERE NOT x.indisprimary AND c.relnamespace = 'public'::regnamespace LOOP
            EXECUTE format('DROP INDEX %s', it.name);
        END LOOP;
    END $$)";

double millisecondsOf(const std::function<std::string()>& work, std::string& found)
{
    const auto begin = Steady::now();
    found = work();
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

} // namespace

platform::DatabaseSettings patient()
{
    platform::DatabaseSettings settings;
    settings.statementTimeout = std::chrono::seconds(60);
    return settings;
}

void dropIndexes(const testkit::TestDatabase& database)
{
    database.execute(kDropIndexes);
}

void vacuum(const testkit::TestDatabase& database, std::initializer_list<const char*> tables)
{
    const auto until = Deadline::in(std::chrono::seconds(30));
    for (const std::string table : tables) {
        do {
            if (until.expired())
                throw std::runtime_error("VACUUM of " + table + " is held up");
            database.execute("VACUUM ANALYZE " + table);
        } while (database.value("SELECT relallvisible > relpages / 2 FROM pg_class "
                                "WHERE oid = '" +
                                table + "'::regclass") != "t");
    }
}

void measure(const std::vector<ListFigure>& figures, int rounds)
{
    std::vector<std::vector<double>> ours(figures.size());
    std::vector<std::vector<double>> theirs(figures.size());
    for (int round = 0; round <= rounds; ++round) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            std::string found;
            std::string expected;
            const double mine = millisecondsOf(figures[i].ours, found);
            const double other = millisecondsOf(figures[i].theirs, expected);
            if (found != expected || found.empty())
                throw std::runtime_error(figures[i].name + ": both sides have not read the same");
            if (round == 0)
                continue;
            ours[i].push_back(mine);
            theirs[i].push_back(other);
        }
    }
    for (std::size_t i = 0; i < figures.size(); ++i)
        std::cout << nlohmann::json({{"figure", figures[i].name},
                                     {"compared_with", figures[i].comparedWith},
                                     {"ours_ms", ours[i]},
                                     {"theirs_ms", theirs[i]}})
                         .dump()
                  << "\n";
}

int listBench(int argc, char** argv, const std::function<void(int rounds)>& run)
{
    const int rounds = argc == 2 ? std::atoi(argv[1]) : 0;
    if (rounds < 1) {
        std::cerr << "usage: " << argv[0] << " ROUNDS\n";
        return 2;
    }
    try {
        run(rounds);
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what() << "\n";
        return 1;
    }
}

} // namespace vitrine::bench

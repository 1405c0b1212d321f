// Makes new customers of a shop and prints an access token of each on a line.
#include "tests/testkit/customers.hpp"

#include <cstdlib>
#include <iostream>

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: sign_in GATEWAY COUNT\n";
        return 2;
    }
    for (const std::string& token :
         vitrine::testkit::signInNewCustomers(argv[1], std::atoi(argv[2])))
        std::cout << token << "\n";
}

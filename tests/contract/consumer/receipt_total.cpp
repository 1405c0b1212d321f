#include <vitrine/domain/money.hpp>

int main()
{
    using vitrine::domain::Money;
    const auto total = Money::create(1999, "EUR").value().times(3);
    return total.ok() && total->amount() == 5997 ? 0 : 1;
}

#pragma once

#include "vitrine/domain/card_number.hpp"

namespace vitrine::payment {

using domain::containsCardNumber;

} // namespace vitrine::payment

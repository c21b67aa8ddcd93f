#ifndef POOL_H
#define POOL_H

#include <stdint.h>

/**
 * What a constant-product pool gives for `amount`, which is not 0, of which 0.3 % stay in it; exact, rounded down
 * (rule R11).
 */
uint64_t pool_price(uint64_t reserve_in, uint64_t reserve_out, uint64_t amount);

#endif

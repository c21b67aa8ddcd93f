#ifndef SIGNATURE_H
#define SIGNATURE_H

#include "syscalls.h"
#include "transactions.h"

// Who signed a transaction: EIP-712 typed data (rule R8).

void signatures_start(const struct leaf *domain);

/** Whether `signer` signed it with this nonce, given the address that a transfer or withdrawal pays. */
bool is_signed(const struct transaction *transaction, const struct address *to, uint32_t nonce,
               const struct address *signer, const uint8_t *signature);

#endif

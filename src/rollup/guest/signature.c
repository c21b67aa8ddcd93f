#include "signature.h"

// A type's name is hashed from its place: at most 256 bytes, in 256 aligned ones.
#define TYPE static const char __attribute__((aligned(256)))
TYPE TRANSFER_TYPE[] = "Transfer(uint32 from,address to,uint8 asset,uint64 amount,uint64 fee,uint32 nonce)";
TYPE SWAP_TYPE[] = "Swap(uint32 from,uint8 sell,uint64 amount,uint64 atLeast,uint64 fee,uint32 nonce)";
TYPE WITHDRAW_TYPE[] = "Withdraw(uint32 from,address to,uint64 amount,uint64 fee,uint32 nonce)";

/**
 * What is hashed of a transaction: the hash of its type, then each value at the end of 32 bytes. One for each kind,
 * so that what is zero stays zero.
 */
struct typed {
  struct leaf type;
  struct leaf value[7];
} __attribute__((aligned(256)));

static struct typed transfer;
static struct typed swap;
static struct typed withdraw;

/** 0x1901 ‖ domain ‖ hash of the transaction: 66 bytes. */
static uint32_t digest[24] __attribute__((aligned(256)));

/** What the recovery reads. */
static struct {
  struct leaf hash;
  struct leaf v;
  uint32_t rs[16];
} question __attribute__((aligned(128)));

/** `to` is at 2 mod 4, where what is hashed begins after two bytes of something else. */
static void put_after_two(uint32_t *to, const struct leaf *leaf) {
  uint32_t held = *to & 0xffff;
  for (uint32_t i = 0; i < 8; i++) {
    *to++ = held | leaf->word[i] << 16;
    held = leaf->word[i] >> 16;
  }
  *to = held;
}

void signatures_start(const struct leaf *domain) {
  keccak(TRANSFER_TYPE, sizeof TRANSFER_TYPE - 1, &transfer.type);
  keccak(SWAP_TYPE, sizeof SWAP_TYPE - 1, &swap.type);
  keccak(WITHDRAW_TYPE, sizeof WITHDRAW_TYPE - 1, &withdraw.type);
  digest[0] = 0x0119;
  put_after_two(digest, domain);
}

static inline void put_number(struct leaf *value, uint32_t number) { value->word[7] = swapped(number); }

static inline void put_amount(struct leaf *value, uint64_t amount) { put64(&value->word[6], amount); }

static inline void put_address(struct leaf *value, const struct address *address) {
  for (uint32_t i = 0; i < 5; i++) value->word[3 + i] = address->part[i];
}

/** Writes the hash of the transaction. */
static void hash_transaction(const struct transaction *transaction, const struct address *to, uint32_t nonce,
                             struct leaf *hash) {
  struct typed *typed = transaction->kind == TRANSFER ? &transfer : transaction->kind == SWAP ? &swap : &withdraw;
  struct leaf *value = typed->value;
  put_number(value++, transaction->from);
  if (transaction->kind != SWAP) put_address(value++, to);
  if (transaction->kind != WITHDRAW) put_number(value++, transaction->asset);
  put_amount(value++, transaction->amount);
  if (transaction->kind == SWAP) put_amount(value++, transaction->at_least);
  put_amount(value++, transaction->fee);
  put_number(value++, nonce);
  keccak(typed, (uint32_t)((const uint8_t *)value - (const uint8_t *)typed), hash);
}

bool is_signed(const struct transaction *transaction, const struct address *to, uint32_t nonce,
               const struct address *signer, const uint8_t *signature) {
  static struct leaf scratch;
  hash_transaction(transaction, to, nonce, &scratch);
  put_after_two(digest + 8, &scratch);
  keccak(digest, 66, &question.hash);
  put_number(&question.v, 27u + transaction->parity);
  copy_words(question.rs, signature, 16);
  ecrecover(&question, &scratch);
  // The address stands behind twelve zeros. Where there is no signature all is zero, which is nobody's address.
  const struct address *found = (const struct address *)&scratch.word[3];
  uint32_t any = 0;
  for (uint32_t i = 0; i < 5; i++) any |= found->part[i];
  return any != 0 && same_address(found, signer);
}

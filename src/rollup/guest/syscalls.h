#ifndef SYSCALLS_H
#define SYSCALLS_H

#include <stdint.h>

// What the machine does for its program in one step (rule M11). Its operands are leaves of memory, so that the L1
// contract needs only a few Merkle proofs to do the same.

/** One leaf of memory: the unit of hashes, of input, and of what the L1 contract is shown. */
struct leaf {
  uint32_t word[8];
} __attribute__((aligned(32)));

/** Two of them: what a node of a tree is the hash of. */
struct pair {
  struct leaf half[2];
} __attribute__((aligned(64)));

enum { SYS_EXIT = 93, SYS_KECCAK = 0x100, SYS_PREIMAGE64 = 0x101, SYS_ECRECOVER = 0x102, SYS_INPUT = 0x103 };

static inline void syscall(long number, long first, long second, long third) {
  register long a0 __asm__("a0") = first;
  register long a1 __asm__("a1") = second;
  register long a2 __asm__("a2") = third;
  register long a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : : "r"(a0), "r"(a1), "r"(a2), "r"(a7) : "memory");
}

_Noreturn static inline void exit_with(const struct leaf *output) {
  syscall(SYS_EXIT, 0, (long)output, 0);
  __builtin_unreachable();
}

/** `from` is aligned to 32; it and its length stay within 256 aligned bytes. */
static inline void keccak(const void *from, uint32_t length, struct leaf *to) {
  syscall(SYS_KECCAK, (long)from, (long)length, (long)to);
}

/** The 64 bytes whose hash this is. Who runs the program knows them, and can't lie: the hash is checked. */
static inline void preimage64(const struct leaf *hash, void *to) {
  syscall(SYS_PREIMAGE64, (long)hash, (long)to, 0);
}

/** `from` is the input of Ethereum's precompile 1, aligned to 128. */
static inline void ecrecover(const void *from, struct leaf *to) { syscall(SYS_ECRECOVER, (long)from, (long)to, 0); }

static inline void input(uint32_t region, uint32_t index, struct leaf *to) {
  syscall(SYS_INPUT, (long)region, (long)index, (long)to);
}

#endif

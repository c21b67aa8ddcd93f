/* A small program of every kind of work: bytes, halves and words, loops, recursion, division, a jump through a table,
   and the system calls. program.ts holds it compiled; how, is told there. */

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

static u32 call(u32 number, u32 first, u32 second, u32 third) {
  register u32 a0 __asm__("a0") = first;
  register u32 a1 __asm__("a1") = second;
  register u32 a2 __asm__("a2") = third;
  register u32 a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : : "r"(a0), "r"(a1), "r"(a2), "r"(a7) : "memory");
  return a0;
}

static u8 block[256] __attribute__((aligned(256)));
static u32 words[24] __attribute__((aligned(32)));
static u8 leaf[32] __attribute__((aligned(32)));
static u8 pair[64] __attribute__((aligned(64)));
static u8 signature[128] __attribute__((aligned(128)));

static u32 seed = 12345;
static u32 next(void) {
  seed = seed * 1664525u + 1013904223u;
  return seed;
}

static void sort(u32 *from, int count) {
  if (count < 2) return;
  u32 pivot = from[count / 2];
  int low = 0, high = count - 1;
  while (low <= high) {
    while (from[low] < pivot) low++;
    while (from[high] > pivot) high--;
    if (low > high) break;
    u32 kept = from[low];
    from[low++] = from[high];
    from[high--] = kept;
  }
  sort(from, high + 1);
  sort(from + low, count - low);
}

static int mixed(u32 kind, int a, int b) {
  switch (kind % 8) {
    case 0: return a / b;
    case 1: return a % b;
    case 2: return (int)((u32)a / (u32)b);
    case 3: return (int)((u32)a % (u32)b);
    case 4: return (int)(((long long)a * b) >> 32);
    case 5: return (int)(((u64)(u32)a * (u32)b) >> 32);
    case 6: return (a >> (b & 31)) ^ (int)((u32)a >> (b & 31));
    default: return a < b ? a << (b & 31) : -b;
  }
}

__attribute__((naked, noreturn)) void _start(void) {
  __asm__ volatile("li sp, 0x10000\n\tj main\n");
}

__attribute__((noreturn)) void main(void) {
  for (int i = 0; i < 24; i++) words[i] = next();
  sort(words, 24);

  for (int i = 0; i < 32; i++) {
    int b = (int)next() >> (i % 30);
    ((u32 *)block)[i % 16] += (u32)mixed((u32)i, (int)next(), b == 0 ? -1 : b);
  }
  for (int i = 0; i < 64; i++) block[64 + i] = (u8)(words[i % 24] >> (i % 25));
  for (int i = 0; i < 32; i++) {
    ((u16 *)block)[64 + i] = (u16)((signed char)block[64 + i] * ((short *)block)[i % 24]);
  }

  call(0x103, 1, 2, (u32)leaf);                      /* input */
  for (int i = 0; i < 32; i++) block[192 + i] ^= leaf[i];
  call(0x100, (u32)block, 224, (u32)leaf);           /* keccak */
  call(0x102, (u32)signature, (u32)(block + 32), 0); /* ecrecover of zeros: nobody */
  for (int i = 0; i < 64; i++) pair[i] = leaf[i / 2] + (u8)i;
  call(0x100, (u32)pair, 64, (u32)leaf);
  for (int i = 0; i < 64; i++) pair[i] = 0;
  call(0x101, (u32)leaf, (u32)pair, 0);              /* preimage64: what was there before */
  call(0x100, (u32)block, 256, (u32)(pair + 32));
  call(93, 3, (u32)(pair + 32), 0);                  /* exit */
  __builtin_unreachable();
}

/* What the machine's speed is measured with: an ordinary C program that sorts, hashes and unpacks bits, as often as
 * word 0 of region 0 says (its first four bytes, little-endian). Ends with the sum of what it found.
 *
 * riscv64-unknown-elf-gcc -march=rv32im -mabi=ilp32 -nostdlib -ffreestanding -O2 -Wl,-Ttext=0x1000 sortAndHash.c
 */
typedef unsigned int u32;
typedef unsigned char u8;

#define COUNT (1 << 14)

static u32 data[COUNT];
static u32 word[8] __attribute__((aligned(32)));
static u32 seed;

__attribute__((naked, section(".text.startup"))) void _start(void) { __asm__("li sp, 0x100000\n j main\n"); }

static u32 next(void) {
  seed ^= seed << 13;
  seed ^= seed >> 17;
  seed ^= seed << 5;
  return seed;
}

static void sort(u32 *a, int n) {
  for (int gap = n / 2; gap > 0; gap /= 2) {
    for (int i = gap; i < n; i++) {
      u32 item = a[i];
      int j = i;
      for (; j >= gap && a[j - gap] > item; j -= gap) a[j] = a[j - gap];
      a[j] = item;
    }
  }
}

static u32 hash(const u8 *bytes, int length) {
  u32 sum = 2166136261u;
  for (int i = 0; i < length; i++) sum = (sum ^ bytes[i]) * 16777619u;
  return sum;
}

static u32 unpack(const u8 *bytes, int length) {
  u32 held = 0, bits = 0, sum = 0;
  for (int i = 0; i < length; i++) {
    held |= (u32)bytes[i] << bits;
    bits += 8;
    while (bits >= 5) {
      u32 value = held & 31;
      held >>= 5;
      bits -= 5;
      sum += value > 16 ? value * 3 : value ^ sum;
    }
  }
  return sum;
}

static void call(u32 number, u32 first, u32 second, u32 third) {
  register u32 a0 __asm__("a0") = first;
  register u32 a1 __asm__("a1") = second;
  register u32 a2 __asm__("a2") = third;
  register u32 a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : : "r"(a0), "r"(a1), "r"(a2), "r"(a7) : "memory");
}

void main(void) {
  call(0x103, 0, 0, (u32)word);
  u32 rounds = word[0], sum = 0;
  seed = 1;
  for (u32 round = 0; round < rounds; round++) {
    for (int i = 0; i < COUNT; i++) data[i] = next();
    sort(data, COUNT);
    sum ^= hash((const u8 *)data, sizeof data);
    sum += unpack((const u8 *)data, sizeof data);
  }
  for (int i = 0; i < 8; i++) word[i] = 0;
  word[0] = sum;
  call(93, 0, (u32)word, 0);
  for (;;) {
  }
}

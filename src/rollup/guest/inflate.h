#ifndef INFLATE_H
#define INFLATE_H

#include <stdint.h>

// Raw DEFLATE (RFC 1951), strict: what is not exactly one stream is refused (rule R22).

enum { NOT_DEFLATE = 0xffffffff };

/**
 * Inflates the bytes `first` … `end` − 1 of `packed`, which is followed by a byte that may be read, and gives the
 * number of bytes written, at most `room`, or NOT_DEFLATE.
 */
uint32_t inflate(const uint16_t *packed, uint32_t first, uint32_t end, uint8_t *to, uint32_t room);

#endif

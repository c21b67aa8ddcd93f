#include "batch.h"

#include "inflate.h"
#include "reader.h"

enum { FORMAT_PLAIN = 0, FORMAT_DEFLATE = 1 };

/** Bits of a row's head; the lowest two are the kind. */
enum { HEAD_KIND = 3, HEAD_ASSET = 4, HEAD_ADDRESS = 8, HEAD_PARITY = 16, HEAD_UNUSED = 0xe0 };

static struct batch batch;

/** With room for a whole last word, and for what an unaligned copy reads around its end. */
static uint32_t posted[(MAX_POSTED + WORD_BYTES) / 4 + 2];
static uint32_t inflated[MAX_INFLATED / 4 + 1];

static inline void read_row(struct reader *reader, struct transaction *row) {
  const uint32_t head = read_byte(reader);
  const uint32_t kind = head & HEAD_KIND;
  row->kind = (uint8_t)kind;
  row->asset = (head & HEAD_ASSET) != 0;
  row->parity = (head & HEAD_PARITY) != 0;
  row->to_address = (head & HEAD_ADDRESS) != 0;
  const uint32_t unused = HEAD_UNUSED | (kind == SWAP ? HEAD_ADDRESS : kind == WITHDRAW ? HEAD_ASSET : 0);
  if (kind == DEPOSIT || (head & unused)) reader->malformed = true;

  row->from = read_varint(reader);
  if (row->to_address) read_address(reader, &row->address);
  else if (kind == TRANSFER) row->to = read_varint(reader);
  row->amount = read_amount(reader);
  if (kind == SWAP) row->at_least = read_amount(reader);
  row->fee = read_amount(reader);
}

/** Whether all of the payload is as it must be. */
static bool read_payload(const uint8_t *from, const uint8_t *end, uint64_t latest) {
  struct reader reader = {.at = from, .end = end, .malformed = false};
  batch.messages_to = read_varint(&reader);
  batch.blocks = read_varint(&reader);
  if (batch.blocks > MAX_BLOCKS) return false;
  batch.count = 0;
  for (uint32_t i = 0; i < batch.blocks && !reader.malformed; i++) {
    batch.timestamp += read_varint(&reader);
    if (batch.timestamp > latest) return false;
    const uint32_t count = read_varint(&reader);
    if (count > MAX_TRANSACTIONS - batch.count) return false;
    batch.count += count;
  }
  for (uint32_t i = 0; i < batch.count && !reader.malformed; i++) read_row(&reader, &batch.transaction[i]);
  batch.signatures = reader.at;
  return !reader.malformed && (uint32_t)(reader.end - reader.at) == batch.count * SIGNATURE_BYTES;
}

static bool read_bytes(uint32_t length, uint64_t latest) {
  if (length > MAX_POSTED) return false;
  read_posted(posted, length);
  const uint8_t *bytes = (const uint8_t *)posted;
  switch (bytes[0]) {
    case FORMAT_PLAIN: return read_payload(bytes + 1, bytes + length, latest);
    case FORMAT_DEFLATE: {
      uint8_t *payload = (uint8_t *)inflated;
      const uint32_t size = inflate((const uint16_t *)posted, 1, length, payload, MAX_INFLATED);
      return size != NOT_DEFLATE && read_payload(payload, payload + size, latest);
    }
    default: return false;
  }
}

static void make_empty(uint32_t messages_taken, uint64_t timestamp) {
  batch.messages_to = messages_taken;
  batch.blocks = 0;
  batch.timestamp = timestamp;
  batch.count = 0;
}

const struct batch *read_batch(const struct posting *posting, uint32_t messages_taken, uint64_t timestamp) {
  make_empty(messages_taken, timestamp);
  if (posting->length == 0) return &batch;
  const bool valid = read_bytes(posting->length, posting->posted_at) && batch.messages_to >= messages_taken &&
                     batch.messages_to <= posting->message_count;
  if (!valid) make_empty(messages_taken, timestamp);
  return &batch;
}

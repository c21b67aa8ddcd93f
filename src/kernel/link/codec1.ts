import { equalBytes } from '../../lib/bytes.ts'
import type { Json } from '../types.ts'
import { MAX_PACKED_BYTES } from './limits.ts'
import { packJson, unpackJson, type Vocabulary } from './pack.ts'
import { BadBytes } from './reader.ts'
import { squeeze, unsqueeze } from './squeeze.ts'
import { fault, type LinkCodec } from './types.ts'
import { SHAPES_1, WORDS_1 } from './vocabulary.ts'

const vocabulary: Vocabulary = { words: WORDS_1, shapes: SHAPES_1 }

const encode = (payload: Json): Uint8Array => squeeze(packJson(payload, vocabulary))

/** Packed JSON, deflated. The body must be, byte for byte, what encoding its payload again gives. */
export const codec1: LinkCodec = {
  version: 1,
  encode,
  decode: (body) => {
    const inflated = unsqueeze(body, MAX_PACKED_BYTES)
    if (!inflated.ok) return inflated
    try {
      const payload = unpackJson(inflated.bytes, vocabulary)
      return equalBytes(encode(payload), body) ? { ok: true, payload } : fault('corrupt', 'is not in canonical form')
    } catch (error) {
      if (error instanceof BadBytes) return fault(error.reason, error.message)
      throw error
    }
  },
}

import signature from '../../../prover/babyjub/eddsaGadget.ts?raw'
import curve from '../../../prover/babyjub/gadget.ts?raw'
import { type Place, placesIn } from '../../../prover/circuit/places.ts'
import bits from '../../../prover/gadgets/bits.ts?raw'
import choice from '../../../prover/gadgets/choice.ts?raw'
import merkle from '../../../prover/gadgets/merkle.ts?raw'
import poseidon from '../../../prover/poseidon/gadget.ts?raw'
import account from '../engine/circuit/account.ts?raw'
import batch from '../engine/circuit/batch.ts?raw'
import slot from '../engine/circuit/slot.ts?raw'

// The circuit's own source, to be shown beside a constraint. Only what shows it loads this.

const FILES: { readonly [file: string]: string } = {
  'batch.ts': batch,
  'slot.ts': slot,
  'account.ts': account,
  'eddsaGadget.ts': signature,
  'babyjub/gadget.ts': curve,
  'bits.ts': bits,
  'choice.ts': choice,
  'merkle.ts': merkle,
  'poseidon/gadget.ts': poseidon,
}

/** Where each part of a constraint's name is written, the outermost first. */
export const placesOf = placesIn(Object.entries(FILES).map(([file, text]) => ({ file, text })))

/** Where the constraint itself is made. */
export const sourceOf = (constraint: string): Place | null => placesOf(constraint).at(-1) ?? null

export const sourceLines = (file: string): readonly string[] => FILES[file]?.split('\n') ?? []

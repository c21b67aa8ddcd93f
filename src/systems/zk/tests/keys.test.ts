import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bytesToHex } from '../../../lib/hex.ts'
import { compile } from '../../../prover/circuit/compile.ts'
import { verifyingKeyBytes } from '../../../prover/groth16/calldata.ts'
import { digestOf, matricesOf } from '../../../prover/groth16/matrices.ts'
import { verifyingKeyOf } from '../../../prover/groth16/setup.ts'
import { loadTools } from '../../../testing/prover/tools.ts'
import { KEYS, type KeyFacts } from '../engine/keys/keys.generated.ts'
import { planName, type Slots, unknownPlan } from '../engine/keys/plans.ts'
import type { Missing } from '../engine/types/shared.ts'

// UPDATE_KEYS=1 writes keys.generated.ts. Without it the smallest is compared; the stage `stories` compares all.

const { UPDATE_KEYS: updating, RANDOM_BATCHES: thorough } = process.env

type Plan = readonly [Slots, Missing | null]

const MISSING: readonly Missing[] = ['funds', 'key', 'nonce', 'path']
const ALL: readonly Plan[] = [
  ...([1, 2, 4, 8] as const).map((slots) => [slots, null] as const),
  ...([1, 2] as const).flatMap((slots) => MISSING.map((missing) => [slots, missing] as const)),
]
const QUICK: readonly Plan[] = [[1, null]]

const { kernels: work, keccak } = await loadTools()

async function factsOf([slots, missing]: Plan): Promise<KeyFacts> {
  const plan = unknownPlan(slots, missing)
  const matrices = matricesOf(compile(plan.circuit, plan.omission))
  const verifying = await verifyingKeyOf({ matrices, secrets: plan.secrets, work })
  return {
    circuit: bytesToHex(digestOf(matrices, keccak)),
    rows: matrices.rowCount,
    wires: matrices.wireCount,
    power: matrices.power,
    verifyingKey: bytesToHex(verifyingKeyBytes(verifying)),
  }
}

function rendered(keys: { readonly [plan: string]: KeyFacts }): string {
  const entries = Object.entries(keys).map(
    ([plan, { circuit, rows, wires, power, verifyingKey }]) => `  '${plan}': {
    circuit: '${circuit}',
    rows: ${rows},
    wires: ${wires},
    power: ${power},
    verifyingKey:
      '${verifyingKey}',
  },
`,
  )
  return `// Made by \`UPDATE_KEYS=1 npx vitest run src/systems/zk/tests/keys\` from the circuit. Not for editing.

export interface KeyFacts {
  /** The digest of its matrices: P12 of the prover's SPEC. */
  readonly circuit: \`0x\${string}\`
  readonly rows: number
  readonly wires: number
  /** The domain has 2^power points. */
  readonly power: number
  /** As the verifier's contract takes it. */
  readonly verifyingKey: \`0x\${string}\`
}

export const KEYS: { readonly [plan: string]: KeyFacts } = {
${entries.join('')}}
`
}

if (updating === '1') {
  test('keys are written', { timeout: 600_000 }, async () => {
    const keys: { [plan: string]: KeyFacts } = {}
    for (const plan of ALL) keys[planName(...plan)] = await factsOf(plan)
    writeFileSync(new URL('../engine/keys/keys.generated.ts', import.meta.url), rendered(keys))
    expect(Object.keys(keys).length).toBe(ALL.length)
  })
} else {
  test.each(thorough === undefined ? QUICK : ALL)(
    'P19: what is written of a batch of %s (without: %s) is what the circuit makes',
    { timeout: 600_000 },
    async (...plan) => {
      expect(KEYS[planName(...plan)]).toEqual(await factsOf(plan))
    },
  )
  test('there is a key for every circuit that a world can have', () => {
    expect(Object.keys(KEYS)).toEqual(ALL.map((plan) => planName(...plan)))
  })
}

// Pairings (mcl) and KZG are megabytes that most worlds never need: a precompile loads what it computes with
// when it is first called. The EVM awaits every precompile, so this changes nothing it can see.

import type { EVM } from '@ethereumjs/evm'
import { loadKzg } from '../blobs/kzg.ts'
import { loadBn254 } from './bn254.ts'

const PAIRING_PRECOMPILES = [6, 7, 8]
const POINT_EVALUATION = 0x0a

export function installLazyPrecompiles(evm: EVM): void {
  for (const number of PAIRING_PRECOMPILES) {
    loadedFirst(evm, number, async () => {
      // `createEVM` drops its bn254 option in 10.1.3, so the instance is given it here.
      Object.assign(evm, { _bn254: await loadBn254() })
    })
  }
  loadedFirst(evm, POINT_EVALUATION, async () => {
    evm.common.customCrypto.kzg = await loadKzg()
  })
}

function loadedFirst(evm: EVM, number: number, load: () => Promise<void>): void {
  const address = number.toString(16).padStart(40, '0')
  const precompile = evm.precompiles.get(address)
  if (precompile === undefined) throw new Error(`no precompile at ${address}`)
  let loading: Promise<void> | null = null
  evm.precompiles.set(address, async (input) => {
    loading ??= load()
    await loading
    return precompile(input)
  })
}

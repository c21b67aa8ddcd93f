import { createBlob4844Tx } from '@ethereumjs/tx'
import type { LocalAccount } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { versionedHash } from '../../l1/blobs/commitment.ts'
import { loadCellKzg, loadKzg } from '../../l1/blobs/kzg.ts'
import { packBlob } from '../../l1/blobs/packing.ts'
import { buildSidecar, encodeBlobTransaction, type Sidecar, toCellSidecar } from '../../l1/blobs/sidecar.ts'
import { CAST, CAST_MNEMONIC } from '../../l1/chain/cast.ts'
import { machineFor } from '../../l1/machine/machine.ts'
import { signTransaction } from '../../l1/wallet/sign.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { textToUtf8 } from '../../lib/utf8.ts'
import { type GoldenScenario, ground, nextBlock, sendRaw } from './scenario.ts'

// Transactions of every type as wallets send them. Who signs is not our wallet but viem, where it can.

const account = (addressIndex: number): LocalAccount => mnemonicToAccount(CAST_MNEMONIC, { addressIndex })
const [ana, ben] = [account(0), account(1)]
const SEQUENCER = 4

const fees = { maxFeePerGas: 10_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n }
const base = { chainId: 31_337, gas: 60_000n, to: ben.address, value: 1000n }
const accessList = [{ address: ana.address, storageKeys: [`0x${'01'.repeat(32)}` as const] }]

async function signedByViem(): Promise<readonly string[]> {
  const authorization = await ben.signAuthorization?.({ contractAddress: ana.address, chainId: 31_337, nonce: 0 })
  if (authorization === undefined) throw new Error('viem signs no authorisation')
  const gasPrice = fees.maxFeePerGas
  return Promise.all([
    ana.signTransaction({ ...base, type: 'legacy', nonce: 0, gasPrice }),
    ana.signTransaction({ ...base, type: 'eip2930', nonce: 1, gasPrice, accessList }),
    ana.signTransaction({ ...base, ...fees, type: 'eip1559', nonce: 2, accessList, data: '0xc0ffee' }),
    ana.signTransaction({
      ...base,
      ...fees,
      type: 'eip7702',
      nonce: 3,
      gas: 200_000n,
      authorizationList: [authorization],
    }),
  ])
}

async function blobTransaction(nonce: number, sidecar: Sidecar): Promise<string> {
  const machine = await machineFor(31_337, 'bpo2')
  const fields = {
    ...fees,
    chainId: 31_337n,
    nonce,
    gasLimit: 30_000n,
    to: hexToBytes(ana.address),
    maxFeePerBlobGas: 10_000_000_000n,
    blobVersionedHashes: sidecar.commitments.map(versionedHash),
  }
  const key = CAST[SEQUENCER]?.privateKey ?? '0x'
  const signed = signTransaction(machine, createBlob4844Tx(fields, { common: machine.common }), key)
  return bytesToHex(encodeBlobTransaction(signed.serialize(), sidecar))
}

export async function rawTransactions(): Promise<GoldenScenario> {
  const sidecar = buildSidecar(await loadKzg(), [packBlob(textToUtf8('A blob with its proof'))])
  const blobs = [
    await blobTransaction(0, sidecar),
    await blobTransaction(1, toCellSidecar(await loadCellKzg(), sidecar)),
  ]
  return ground('raw-transactions', {}, [
    ...[...(await signedByViem()), ...blobs].flatMap((raw) => [sendRaw(raw), nextBlock]),
  ])
}

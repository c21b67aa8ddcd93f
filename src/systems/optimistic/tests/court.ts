import { createAddressFromString } from '@ethereumjs/util'
import { encodeAbiParameters, encodeDeployData, getContractAddress, parseAbiParameters, parseEventLogs } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { Bridge } from '../../../rollup/contracts/generated/Bridge.ts'
import { Inbox } from '../../../rollup/contracts/generated/Inbox.ts'
import { Letters } from '../../../testing/contracts/generated/Letters.ts'
import { type Deployed, deployedAt } from '../../../testing/deployed.ts'
import type { TestAccount, TestEvm, TestRun } from '../../../testing/evm.ts'
import { DisputeGame } from '../contracts/generated/DisputeGame.ts'
import { Rollup } from '../contracts/generated/Rollup.ts'
import { type LettersRun, runLetters, startOfLetters } from './letters.ts'

// All contracts of the rollup on the test machine, with letters instead of a processor.

export const HOUR = 3_600n
export const WINDOW = 7n * 24n * HOUR
export const CLOCK = 24n * HOUR
export const DELAY = 12n * HOUR
export const PROPOSER_BOND = 10n ** 18n
export const CHALLENGER_BOND = 10n ** 17n
export const WINNER_SHARE = 5_000n
export const GENESIS: Hex = `0x${'9e'.repeat(32)}`
const L2_CHAIN_ID = 7_777n

export interface Court {
  readonly evm: TestEvm
  readonly inbox: Deployed<typeof Inbox.abi>
  readonly rollup: Deployed<typeof Rollup.abi>
  readonly game: Deployed<typeof DisputeGame.abi>
  readonly bridge: Deployed<typeof Bridge.abi>
  /** How many steps every honest run of this court takes. */
  readonly length: number
  readonly sequencer: TestAccount
  /** What was said of each batch; grows. */
  readonly posted: Batch[]
}

export interface Batch {
  readonly mode: number
  readonly commitment: Hex
  readonly length: number
  readonly dueTo: number
  readonly messageCount: number
  readonly postedAt: bigint
}

/** Of every contract of the court, errors and events included. */
export const COURT_ABI = [...Inbox.abi, ...Rollup.abi, ...DisputeGame.abi, ...Bridge.abi] as const

export async function openCourt(evm: TestEvm, { branching = 2, length = 100 } = {}): Promise<Court> {
  const [deployer] = evm.accounts
  const nonce = await nonceOf(evm, deployer)
  const at = (index: number) => getContractAddress({ from: deployer.address, nonce: nonce + BigInt(index) })
  const [machine, inbox, rollup, game, bridge] = [at(0), at(1), at(2), at(3), at(4)]
  const share = WINNER_SHARE
  const clock = Number(CLOCK)
  for (const data of [
    encodeDeployData({ ...Letters, args: [BigInt(length)] }),
    encodeDeployData({ ...Inbox, args: [deployer.address, L2_CHAIN_ID, DELAY, bridge] }),
    encodeDeployData({ ...Rollup, args: [inbox, game, GENESIS, PROPOSER_BOND, WINDOW, share] }),
    encodeDeployData({
      ...DisputeGame,
      args: [rollup, inbox, machine, startOfLetters(), BigInt(branching), clock, CHALLENGER_BOND, share],
    }),
    encodeDeployData({ ...Bridge, args: [inbox, rollup] }),
  ]) {
    await evm.deploy(data)
  }
  return {
    evm,
    inbox: deployedAt(evm, Inbox.abi, inbox),
    rollup: deployedAt(evm, Rollup.abi, rollup),
    game: deployedAt(evm, DisputeGame.abi, game),
    bridge: deployedAt(evm, Bridge.abi, bridge),
    length,
    sequencer: deployer,
    posted: [],
  }
}

export async function postBatch({ inbox, sequencer, posted }: Court, bytes: Hex = '0x00'): Promise<TestRun> {
  const run = await inbox.send('postCalldata', [bytes], { from: sequencer })
  const [event] = parseEventLogs({ abi: Inbox.abi, logs: run.logs as never, eventName: 'BatchPosted' })
  if (event === undefined) throw new Error('the batch was not posted')
  posted.push(event.args)
  return run
}

/** What an honest machine makes of the batch after this claim. */
export async function honestRun(court: Court, parent: number): Promise<LettersRun> {
  const [output] = await court.rollup.read('claims', [BigInt(parent)])
  return runLetters(output, court.length)
}

/** The same, but for a lie at this step. */
export async function lyingRun(court: Court, parent: number, divergesAt: number): Promise<LettersRun> {
  const [output] = await court.rollup.read('claims', [BigInt(parent)])
  return runLetters(output, court.length, divergesAt)
}

export async function propose(court: Court, from: TestAccount, parent: number, run: LettersRun): Promise<TestRun> {
  const args = [BigInt(parent), run.output, BigInt(run.steps)] as const
  return court.rollup.send('propose', args, { from, value: PROPOSER_BOND })
}

/** The proof of word 0 of the run's input, which the first letter is made with. */
export async function witnessOf(court: Court, claim: number, step: number): Promise<Hex> {
  if (step !== 0) return '0x'
  const [, , parent] = await court.rollup.read('claims', [BigInt(claim)])
  const [output, , , , , batches] = await court.rollup.read('claims', [BigInt(parent)])
  const batch = court.posted[batches]
  if (batch === undefined) throw new Error(`no batch ${batches} was posted`)
  return encodeAbiParameters(INPUT_PROOF, [output, batch, '0x'])
}

export const INPUT_PROOF = parseAbiParameters([
  'bytes32 parentOutput, Batch batch, bytes inner',
  'struct Batch { uint8 mode; bytes32 commitment; uint32 length; uint32 dueTo; uint32 messageCount; uint64 postedAt; }',
])

async function nonceOf(evm: TestEvm, { address }: TestAccount): Promise<bigint> {
  return (await evm.vm.stateManager.getAccount(createAddressFromString(address)))?.nonce ?? 0n
}

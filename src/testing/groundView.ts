import type { CrowdPool } from '../l1/types.ts'
import type {
  CrowdView,
  DemandKind,
  GroundView,
  NetworkView,
  NodeClass,
  NodeClassView,
  NodeState,
} from '../systems/ground/engine/types.ts'
import { type FakeView, fakeView } from './l1View.ts'

// Ground views made up for tests and drawings: how long each class takes follows from the gas and its speed, as in the
// engine; who has fallen behind is decided by the one block alone.

const GWEI = 1_000_000_000n
const SLOT = 12
const ATTESTATION = 4
const WINDOW = 8

export interface FakeGround extends FakeView {
  /** In millions. */
  readonly gasLimit?: number
  /** How full the blocks are. */
  readonly full?: number
  readonly demand?: DemandKind
  /** Transactions of the crowd in the mempool. */
  readonly crowdWaiting?: number
  /** How many of them the next block takes. */
  readonly entering?: number
  /** In bands of the tip, best first. */
  readonly bands?: number
  readonly classes?: readonly NodeClass[]
}

const CLASSES: readonly NodeClass[] = [
  { id: 'board', mgasPerSecond: 6, nodes: 2600, stakeEth: 400_000 },
  { id: 'laptop', mgasPerSecond: 12, nodes: 3000, stakeEth: 1_600_000 },
  { id: 'home', mgasPerSecond: 30, nodes: 4200, stakeEth: 6_000_000 },
  { id: 'workstation', mgasPerSecond: 80, nodes: 1500, stakeEth: 9_000_000 },
  { id: 'datacentre', mgasPerSecond: 250, nodes: 2700, stakeEth: 17_000_000 },
]

const stateOf = (seconds: number): NodeState =>
  seconds > SLOT ? 'behind' : seconds > ATTESTATION ? 'late' : 'attesting'
const sumOf = (classes: readonly NodeClassView[], of: (one: NodeClassView) => number): number =>
  classes.reduce((sum, one) => sum + of(one), 0)

function fakeNetwork({ gasLimit = 60, full = 0.98, head = 209, classes = CLASSES }: FakeGround): NetworkView {
  const gasUsed = Math.round(gasLimit * 1_000_000 * full)
  const views = classes.map((one): NodeClassView => {
    const seconds = gasUsed / (one.mgasPerSecond * 1_000_000)
    return {
      ...one,
      seconds,
      averageSeconds: seconds,
      backlogSeconds: Math.max(0, seconds - SLOT) * 20,
      state: stateOf(seconds),
    }
  })
  const attesting = views.filter(({ state }) => state === 'attesting')
  const verifying = views.filter(({ state }) => state !== 'behind')
  const stakedEth = sumOf(views, ({ stakeEth }) => stakeEth)
  const attestingEth = sumOf(attesting, ({ stakeEth }) => stakeEth)
  const nodes = sumOf(views, (one) => one.nodes)
  const samples = Math.min(96, head)
  return {
    attestationSeconds: ATTESTATION,
    slotSeconds: SLOT,
    windowBlocks: WINDOW,
    classes: views,
    verifying: sumOf(verifying, (one) => one.nodes),
    nodes,
    attestingEth,
    stakedEth,
    isFinalising: attestingEth * 3 >= stakedEth * 2,
    history: Array.from({ length: samples }, (_, index) => {
      const isLater = index > samples / 2
      return {
        block: head - samples + 1 + index,
        at: (head - samples + 1 + index) * SLOT,
        gasUsed: isLater ? gasUsed : 30_000_000,
        gasLimit: isLater ? gasLimit * 1_000_000 : 60_000_000,
        baseFeeWei: (8n * GWEI + BigInt(Math.max(0, index - samples / 2) | 0) * 700_000_000n).toString(),
        transactions: isLater ? 700 : 40,
        verifying: isLater ? sumOf(verifying, (one) => one.nodes) : nodes,
        attestingEth: isLater ? attestingEth : stakedEth,
      }
    }),
  }
}

const NO_FEES: CrowdView['fees'] = {
  payment: { gas: 21_000, feeWei: '189000000000000' },
  token: { gas: 51_200, feeWei: '460800000000000' },
  swap: { gas: 118_400, feeWei: '1065600000000000' },
  mint: { gas: null, feeWei: null },
}

function fakeCrowd(demand: DemandKind, waiting: number): CrowdView {
  const isMint = demand === 'mint'
  return {
    demand,
    perSecond: demand === 'quiet' ? 1 : 40,
    tipGwei: 2,
    buyersLeft: isMint ? 1240 : 0,
    isRushOver: false,
    waiting,
    included: 4321,
    failed: isMint ? 87 : 0,
    pricedOut: 0,
    turnedAway: isMint ? 120 : 0,
    throughput: {
      perSecond: demand === 'quiet' ? 1.1 : 38.6,
      seconds: WINDOW * SLOT,
      byKind: { payment: 900, token: 1300, swap: isMint ? 0 : 1400, mint: isMint ? 1500 : 0, other: 2 },
    },
    fees: isMint ? { ...NO_FEES, mint: { gas: 96_300, feeWei: '5778000000000000' } } : NO_FEES,
  }
}

/** Tips fall from band to band; most tip about the middle. */
function fakePool(waiting: number, entering: number, bands: number): CrowdPool {
  const weights = Array.from({ length: bands }, (_, index) => Math.min(index + 1, bands - index) ** 2)
  const all = weights.reduce((sum, each) => sum + each, 0)
  let left = waiting
  let room = entering
  const filled = weights.map((weight, index) => {
    const here = index === bands - 1 ? left : Math.min(left, Math.round((waiting * weight) / Math.max(1, all)))
    const enters = Math.min(here, room)
    left -= here
    room -= enters
    const leastTipWei = ((GWEI * BigInt(bands - index)) / 4n).toString()
    return { leastTipWei, waiting: here, enters, gas: here * 60_000 }
  })
  return { waiting, gas: waiting * 60_000, bands: filled.filter((band) => band.waiting > 0) }
}

export function fakeGroundView(options: FakeGround = {}): GroundView {
  const { gasLimit = 60, full = 0.98, demand = 'defi', crowdWaiting = 900, entering = 600, bands = 20 } = options
  const view = fakeView(options)
  const limit = gasLimit * 1_000_000
  const used = Math.round(limit * full)
  return {
    ...view,
    blocks: view.blocks.map((block, index) => {
      const share = index % 3 === 0 ? full * 0.6 : full
      return {
        ...block,
        gasLimit: limit,
        gasUsed: Math.round(limit * share),
        backgroundGas: 0,
        crowd: {
          transactions: Math.round((used * share) / 60_000),
          gasUsed: Math.round(limit * share),
          failed: 0,
          lowestTipWei: GWEI.toString(),
        },
      }
    }),
    crowdPool: fakePool(crowdWaiting, Math.min(entering, crowdWaiting), crowdWaiting === 0 ? 0 : bands),
    gasLimit: limit,
    network: fakeNetwork(options),
    crowd: fakeCrowd(demand, crowdWaiting),
  }
}

/** The ground without limits, as it was before they came. */
export const fakePlainGround = (options: FakeView = {}): GroundView => ({
  ...fakeView(options),
  gasLimit: 60_000_000,
  network: null,
  crowd: null,
})

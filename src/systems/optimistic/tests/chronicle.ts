import type { AnyEvent } from '../../../kernel/types.ts'
import type { World } from '../../../kernel/world.ts'
import type { OptimisticEvents } from '../engine/types/events.ts'

// A world's event log as people would tell it: a line for each thing that matters, with its time. The moves of a dispute
// are left out between its first and its last.

type Sayings = { readonly [K in keyof OptimisticEvents]?: (data: OptimisticEvents[K]) => string }

const ETH = 10n ** 18n
const ether = (wei: string): string => {
  const [whole, rest] = [BigInt(wei) / ETH, BigInt(wei) % ETH]
  return `${whole}${rest === 0n ? '' : `.${String(rest).padStart(18, '0').replace(/0+$/, '')}`} ETH`
}
const truly = (isTrue: boolean) => (isTrue ? 'true' : 'false')

const SAYINGS: Sayings = {
  'l2.ignored': ({ fromId, reason }) => `the sequencer does not take what ${fromId} sends: ${reason}`,
  'l2.promised': ({ kind, fromId, block }) => `${fromId}'s ${kind} is promised in block ${block}`,
  'batch.posted': ({ batch, mode, bytes, messages }) =>
    `batch ${batch} is posted: ${mode}, ${bytes} bytes, ${messages} messages`,
  'batch.dropped': ({ batch }) => `batch ${batch} is not on L1 any more`,
  'batch.differs': ({ batch }) => `batch ${batch} is not what was promised`,
  'inbox.queued': ({ message, kind, fromId }) => `${fromId}'s ${kind} is message ${message}`,
  'inbox.taken': ({ message, batch, forced, ok }) =>
    `message ${message} is taken by batch ${batch}${forced ? ', since it was due' : ''}${ok ? '' : ', without effect'}`,
  'claim.made': ({ claim, batch, parent, proposerId }) =>
    `${proposerId} makes claim ${claim}: batch ${batch} after claim ${parent}`,
  'claim.confirmed': ({ claim, isTrue }) => `claim ${claim} is confirmed, and is ${truly(isTrue)}`,
  'claim.rejected': ({ claim, game }) => `claim ${claim} is rejected by game ${game}`,
  'claim.fallen': ({ claim, because }) => `claim ${claim} falls with claim ${because}`,
  'watcher.checked': ({ id, claim, agrees }) => `${id} ${agrees ? 'agrees with' : 'disagrees with'} claim ${claim}`,
  'watcher.failed': ({ id, claim, reason }) => `${id} cannot do anything about claim ${claim}: ${reason}`,
  'game.opened': ({ game, challengerId, steps }) => `${challengerId} opens game ${game} about ${steps} steps`,
  'game.proven': ({ game, lo, hi, winner }) => `game ${game}: L1 runs step ${lo} to ${hi}, and the ${winner} is right`,
  'game.timedOut': ({ game, who }) => `game ${game}: the ${who}'s time is up`,
  'game.closed': ({ game, toWinnerWei, burntWei }) =>
    `game ${game} is over: ${ether(toWinnerWei)} to the winner, ${ether(burntWei)} burnt`,
  'bridge.deposited': ({ fromId, amountWei }) => `${fromId} deposits ${ether(amountWei)}`,
  'bridge.paid': ({ withdrawal, toId, amountWei, robbedWei }) =>
    `the bridge pays withdrawal ${withdrawal}: ${ether(amountWei)} to ${toId}, ${ether(robbedWei)} of it stolen`,
  'exit.offered': ({ withdrawal, sellerId, priceWei }) =>
    `${sellerId} offers withdrawal ${withdrawal} for ${ether(priceWei)}`,
  'exit.filled': ({ withdrawal, providerId }) => `${providerId} buys withdrawal ${withdrawal}`,
  'exit.collected': ({ withdrawal, amountWei }) =>
    `${ether(amountWei)} for withdrawal ${withdrawal} go to who bought it`,
  'sequencer.rebuilt': ({ byId, batches, missing, agrees }) =>
    `${byId} rebuilds ${batches} batches from L1, ${missing} missing: ${agrees ? 'the same' : 'another'} state`,
  'l1.reorged': ({ depth }) => `L1 loses ${depth} blocks against another branch`,
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
const timeOf = (at: number) =>
  `${Math.floor(at / 86_400)}d ${[3_600, 60, 1].map((unit) => twoDigits(Math.floor(at / unit) % (unit === 3_600 ? 24 : 60))).join(':')}`

export const chronicleOf = ({ events }: World): readonly string[] =>
  events.flatMap((event) => {
    const said = say(event)
    return said === null ? [] : [`${timeOf(event.at)} ${said}`]
  })

function say({ type, data }: AnyEvent): string | null {
  const saying = (SAYINGS as { readonly [type: string]: ((data: unknown) => string) | undefined })[type]
  return saying === undefined ? null : saying(data)
}

import type { AnyEvent } from '../../../kernel/types.ts'
import type { World } from '../../../kernel/world.ts'
import type { ZkEvents } from '../engine/types/events.ts'

// A world's event log as people would tell it: a line for each thing that matters, with its time.

type Sayings = { readonly [K in keyof ZkEvents]?: (data: ZkEvents[K]) => string }

const GWEI = 10n ** 9n
const decimal = (amount: bigint): string => {
  const [whole, rest] = [amount / GWEI, amount % GWEI]
  return `${whole}${rest === 0n ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`} ETH`
}
const ofGwei = (gwei: string) => decimal(BigInt(gwei))
const ofWei = (wei: string) => decimal(BigInt(wei) / GWEI)
const unlessTrue = (isTrue: boolean) => (isTrue ? '' : ', and does not follow the rules')
const stolen = (wei: string) => (wei === '0' ? '' : `, ${ofWei(wei)} of it not covered`)
const tampered = (tamper: string | null) => (tamper === null ? '' : ` (${tamper})`)

const SAYINGS: Sayings = {
  'l2.queued': ({ kind, from, fromId, to, toId, amount, signedBy }) =>
    `${kind} of ${ofGwei(amount)} from ${fromId} (${from})${to === null ? '' : ` to ${toId} (${to})`}${signedBy === null ? '' : `, signed by ${signedBy},`} waits`,
  'l2.ignored': ({ kind, fromId, reason }) => `the sequencer leaves ${fromId}'s ${kind} out: ${reason}`,
  'batch.closed': ({ batch, used, reason, posting, claimedRoot }) =>
    `batch ${batch} is closed with ${used} slots (${reason}), for ${posting}${claimedRoot === null ? '' : ', with another root'}`,
  'committee.signed': ({ batch, member, hasData }) =>
    `${member} signs for batch ${batch}${hasData ? '' : ' without having seen it'}`,
  'committee.refused': ({ batch, member }) => `${member} does not sign for batch ${batch}`,
  'committee.short': ({ batch, signatures, needed }) =>
    `batch ${batch} waits with ${signatures} of ${needed} signatures`,
  'batch.committed': ({ batch }) => `batch ${batch} is committed`,
  'proof.started': ({ batch, attempt, tamper }) => `proof ${attempt} of batch ${batch} is begun${tampered(tamper)}`,
  'proof.failed': ({ batch, attempt, failure, tamper }) =>
    `proof ${attempt} of batch ${batch} is impossible${tampered(tamper)}: ${failure.constraint}`,
  'proof.made': ({ batch, attempt, tamper }) => `proof ${attempt} of batch ${batch} is made${tampered(tamper)}`,
  'proof.refused': ({ batch, error, tamper }) => `L1 refuses the proof of batch ${batch}${tampered(tamper)}: ${error}`,
  'batch.proven': ({ batch, isTrue }) => `batch ${batch} is proven${unlessTrue(isTrue)}`,
  'batch.executed': ({ batch, credited, isTrue }) =>
    `batch ${batch} is executed, ${credited} credited${unlessTrue(isTrue)}`,
  'batch.reverted': ({ first, last }) => `batches ${first} to ${last} are reverted`,
  'batch.dropped': ({ batch, what }) => `L1 has forgotten the ${what} of batch ${batch}`,
  'account.registered': ({ account, ownerId }) => `${ownerId} has account ${account}`,
  'message.queued': ({ message, kind, account }) => `message ${message}: ${kind}, account ${account}`,
  'message.taken': ({ message, batch }) => `message ${message} is taken by batch ${batch}`,
  'exit.credited': ({ ownerId, amountWei, reason, robbedWei }) =>
    `${ownerId} may take out ${ofWei(amountWei)} (${reason})${stolen(robbedWei)}`,
  'bridge.takenOut': ({ ownerId, amountWei }) => `${ownerId} takes out ${ofWei(amountWei)}`,
  'rollup.frozen': ({ message }) => `the rollup is frozen: message ${message} has waited too long`,
  'data.asked': ({ byId, chainAgrees, chainAccounts, committee, committeeAccounts, missing }) =>
    `${byId} puts together ${chainAccounts} accounts from L1 (${chainAgrees ? 'that fit' : 'that do not fit'}), ${committeeAccounts} from ${committee ?? 'nobody'}, ${missing.length} missing`,
  'l1.reorged': ({ depth }) => `L1 loses ${depth} blocks against another branch`,
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
const timeOf = (at: number) =>
  `${Math.floor(at / 86_400)}d ${[3_600, 60, 1].map((unit) => twoDigits(Math.floor(at / unit) % (unit === 3_600 ? 24 : 60))).join(':')}`

export const chronicleOf = ({ events }: Pick<World, 'events'>): readonly string[] =>
  events.flatMap((event) => {
    const said = say(event)
    return said === null ? [] : [`${timeOf(event.at)} ${said}`]
  })

function say({ type, data }: AnyEvent): string | null {
  const saying = (SAYINGS as { readonly [type: string]: ((data: unknown) => string) | undefined })[type]
  return saying === undefined ? null : saying(data)
}

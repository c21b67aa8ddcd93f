import { t } from '../../../../content/messages/areas/optimistic.ts'
import type { OwnLens } from '../../../../ui/exhibit.ts'
import { lensMaker } from '../../../../ui/inspector/own/lens.tsx'
import type { OptimisticView } from '../../engine/types/view.ts'
import { type OwnObject, ownObject } from '../ids.ts'
import './lenses.css'

const lens = lensMaker<OptimisticView, OwnObject['kind']>((id) => ownObject(id)?.kind ?? null)

/** What an object is comes first; its bytes, its hashes and the money one lens away. */
export const lenses: readonly OwnLens<OptimisticView>[] = [
  lens(
    'batch',
    () => t('optimisticLenses.lensBatch'),
    ['batch', 'open'],
    async () => (await import('./BatchFacts.tsx')).BatchFacts,
  ),
  lens(
    'bytes',
    () => t('optimisticLenses.lensBytes'),
    ['batch', 'open'],
    async () => (await import('./BatchBytes.tsx')).BatchBytes,
  ),
  lens(
    'claims',
    () => t('optimisticLenses.lensClaims'),
    ['rollup'],
    async () => (await import('./Claims.tsx')).Claims,
  ),
  lens(
    'claim',
    () => t('optimisticLenses.lensClaim'),
    ['claim'],
    async () => (await import('./ClaimPanel.tsx')).ClaimPanel,
  ),
  lens(
    'run',
    () => t('optimisticLenses.lensRun'),
    ['claim', 'batch'],
    async () => (await import('./RunPanel.tsx')).RunPanel,
  ),
  lens(
    'game',
    () => t('optimisticLenses.lensGame'),
    ['game'],
    async () => (await import('./GamePanel.tsx')).GamePanel,
  ),
  lens(
    'instruction',
    () => t('optimisticLenses.lensInstruction'),
    ['instruction', 'game'],
    async () => (await import('./Instruction.tsx')).Instruction,
  ),
  lens(
    'state',
    () => t('optimisticLenses.lensState'),
    ['tree', 'account'],
    async () => (await import('./StateTree.tsx')).StateTree,
  ),
  lens(
    'accounts',
    () => t('optimisticLenses.lensAccounts'),
    ['tree'],
    async () => (await import('./StateTree.tsx')).Accounts,
  ),
  lens(
    'pool',
    () => t('optimisticLenses.lensPool'),
    ['pool'],
    async () => (await import('./People.tsx')).Pool,
  ),
  lens(
    'sequencer',
    () => t('optimisticLenses.lensSequencer'),
    ['sequencer'],
    async () => (await import('./SequencerPanel.tsx')).SequencerPanel,
  ),
  lens(
    'queue',
    () => t('optimisticLenses.lensQueue'),
    ['queue', 'sequencer'],
    async () => (await import('./SequencerPanel.tsx')).Queue,
  ),
  lens(
    'inbox',
    () => t('optimisticLenses.lensInbox'),
    ['inbox'],
    async () => (await import('./Crossings.tsx')).Inbox,
  ),
  lens(
    'message',
    () => t('optimisticLenses.lensMessage'),
    ['message'],
    async () => (await import('./Crossings.tsx')).Message,
  ),
  lens(
    'bridge',
    () => t('optimisticLenses.lensBridge'),
    ['bridge', 'exit', 'provider'],
    async () => (await import('./Crossings.tsx')).Withdrawals,
  ),
  lens(
    'withdrawal',
    () => t('optimisticLenses.lensWithdrawal'),
    ['withdrawal'],
    async () => (await import('./Crossings.tsx')).Withdrawal,
  ),
  lens(
    'watcher',
    () => t('optimisticLenses.lensWatcher'),
    ['watcher'],
    async () => (await import('./People.tsx')).Watcher,
  ),
  lens(
    'payment',
    () => t('optimisticLenses.lensPayment'),
    ['l2Tx'],
    async () => (await import('./Payments.tsx')).L2Tx,
  ),
  lens(
    'block',
    () => t('optimisticLenses.lensBlock'),
    ['l2Block'],
    async () => (await import('./Payments.tsx')).L2Block,
  ),
  lens(
    'one-shot',
    () => t('optimisticLenses.lensOneShot'),
    ['oneShot'],
    async () => (await import('./Payments.tsx')).OneShot,
  ),
  lens(
    'ledger',
    () => t('optimisticLenses.lensLedger'),
    ['rollup', 'watcher', 'game', 'sequencer', 'provider'],
    async () => (await import('./Ledger.tsx')).Ledger,
  ),
]

const NUMBERED = {
  batch: 'optimisticLenses.batchTitle',
  claim: 'optimisticLenses.claimTitle',
  game: 'optimisticLenses.gameTitle',
  instruction: 'optimisticLenses.instructionTitle',
  message: 'optimisticLenses.messageTitle',
  withdrawal: 'optimisticLenses.withdrawalTitle',
  oneShot: 'optimisticLenses.oneShotTitle',
} as const
const PLACES = {
  sequencer: 'optimisticLenses.sequencerTitle',
  queue: 'optimisticLenses.queueTitle',
  open: 'optimisticLenses.openTitle',
  tree: 'optimisticLenses.treeTitle',
  pool: 'optimisticLenses.poolTitle',
  inbox: 'optimisticLenses.inboxTitle',
  bridge: 'optimisticLenses.bridgeTitle',
  rollup: 'optimisticLenses.rollupTitle',
  exit: 'optimisticLenses.exitTitle',
  provider: 'optimisticLenses.providerTitle',
} as const

/** What an object of the rollup's own is called above its lenses. */
export function inspected(view: OptimisticView, id: string): string {
  const object = ownObject(id)
  if (object === null) return ''
  switch (object.kind) {
    case 'batch':
    case 'claim':
    case 'game':
    case 'instruction':
    case 'message':
    case 'withdrawal':
    case 'oneShot':
      return t(NUMBERED[object.kind], { n: object.number })
    case 'l2Block':
      return t('optimisticLenses.l2BlockTitle', { n: String(object.number) })
    case 'account':
      return (
        view.accounts.find(({ number }) => number === object.number)?.name ??
        t('optimisticLenses.accountNumber', { n: object.number })
      )
    case 'l2Tx':
      return t('optimisticLenses.l2TxTitle')
    case 'watcher':
      return view.watchers.find((each) => each.id === object.id)?.name ?? object.id
    default:
      return t(PLACES[object.kind])
  }
}

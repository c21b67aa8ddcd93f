import { t } from '../../../../content/messages/areas/zkLenses.ts'
import type { OwnLens } from '../../../../ui/exhibit.ts'
import { lensMaker } from '../../../../ui/inspector/own/lens.tsx'
import type { ZkView } from '../../engine/types/view.ts'
import { type OwnObject, ownObject } from '../ids.ts'
import { pocketTitle } from '../pocket/title.ts'
import './lenses.css'

const lens = lensMaker<ZkView, OwnObject['kind']>((id) => ownObject(id)?.kind ?? null)

/** What an object is comes first; its bytes, its hashes and the money one lens away. */
export const lenses: readonly OwnLens<ZkView>[] = [
  lens(
    'batch',
    () => t('zkLenses.lensBatch'),
    ['batch', 'open'],
    async () => (await import('./Batch.tsx')).Batch,
  ),
  lens(
    'published',
    () => t('zkLenses.lensPublished'),
    ['batch'],
    async () => (await import('./Published.tsx')).Published,
  ),
  lens(
    'cost',
    () => t('zkLenses.lensCost'),
    ['batch'],
    async () => (await import('./Cost.tsx')).Cost,
  ),
  lens(
    'prover',
    () => t('zkLenses.lensProver'),
    ['prover'],
    async () => (await import('./Prover.tsx')).Prover,
  ),
  lens(
    'proof',
    () => t('zkLenses.lensProof'),
    ['proof'],
    async () => (await import('./Proof.tsx')).Proof,
  ),
  lens(
    'equation',
    () => t('zkLenses.lensEquation'),
    ['proof'],
    async () => (await import('./Proof.tsx')).Equation,
  ),
  lens(
    'files',
    () => t('zkLenses.lensFiles'),
    ['proof'],
    async () => (await import('./Files.tsx')).Files,
  ),
  lens(
    'circuit',
    () => t('zkLenses.lensCircuit'),
    ['circuit', 'prover', 'proof'],
    async () => (await import('./Circuit.tsx')).Circuit,
  ),
  lens(
    'accounts',
    () => t('zkLenses.lensAccounts'),
    ['tree'],
    async () => (await import('./StateTree.tsx')).Accounts,
  ),
  lens(
    'path',
    () => t('zkLenses.lensState'),
    ['tree', 'account'],
    async () => (await import('./StateTree.tsx')).StateTree,
  ),
  lens(
    'committee',
    () => t('zkLenses.lensCommittee'),
    ['committee'],
    async () => (await import('./Committee.tsx')).Committee,
  ),
  lens(
    'member',
    () => t('zkLenses.lensMember'),
    ['member'],
    async () => (await import('./Committee.tsx')).Member,
  ),
  lens(
    'queue',
    () => t('zkLenses.lensQueue'),
    ['queue'],
    async () => (await import('./Sequencer.tsx')).Queue,
  ),
  lens(
    'sequencer',
    () => t('zkLenses.lensSequencer'),
    ['sequencer', 'queue', 'open'],
    async () => (await import('./Sequencer.tsx')).Sequencer,
  ),
  lens(
    'waiting',
    () => t('zkLenses.lensQueue'),
    ['sequencer'],
    async () => (await import('./Sequencer.tsx')).Queue,
  ),
  lens(
    'payment',
    () => t('zkLenses.lensPayment'),
    ['l2Tx'],
    async () => (await import('./Sequencer.tsx')).L2Tx,
  ),
  lens(
    'message',
    () => t('zkLenses.lensMessage'),
    ['message'],
    async () => (await import('./Messages.tsx')).Message,
  ),
  lens(
    'rollup',
    () => t('zkLenses.lensRollup'),
    ['rollup'],
    async () => (await import('./Rollup.tsx')).Rollup,
  ),
  lens(
    'messages',
    () => t('zkLenses.lensMessages'),
    ['messages', 'rollup', 'message'],
    async () => (await import('./Messages.tsx')).Messages,
  ),
  lens(
    'verifier',
    () => t('zkLenses.lensVerifier'),
    ['verifier', 'rollup'],
    async () => (await import('./Rollup.tsx')).Verifier,
  ),
  lens(
    'money',
    () => t('zkLenses.lensMoney'),
    ['pot', 'credits', 'credit', 'rollup'],
    async () => (await import('./Money.tsx')).Money,
  ),
  lens(
    'data',
    () => t('zkLenses.lensData'),
    ['data', 'account', 'committee', 'member', 'tree', 'rollup'],
    async () => (await import('./Data.tsx')).Data,
  ),
  lens(
    'exits',
    () => t('zkLenses.lensExits'),
    ['rollup', 'account', 'messages'],
    async () => (await import('./Rollup.tsx')).Exits,
  ),
  lens(
    'ceremony',
    () => t('zkLenses.lensCeremony'),
    ['pocket'],
    async () => (await import('./Ceremony.tsx')).Ceremony,
  ),
]

const NUMBERED = {
  batch: 'zkLenses.batchTitle',
  proof: 'zkLenses.proofTitle',
  message: 'zkLenses.messageTitle',
} as const
const PLACES = {
  sequencer: 'zkLenses.sequencerTitle',
  queue: 'zkLenses.queueTitle',
  open: 'zkLenses.openTitle',
  tree: 'zkLenses.treeTitle',
  prover: 'zkLenses.proverTitle',
  circuit: 'zkLenses.circuitTitle',
  committee: 'zkLenses.committeeTitle',
  rollup: 'zkLenses.rollupTitle',
  verifier: 'zkLenses.verifierTitle',
  messages: 'zkLenses.messagesTitle',
  credits: 'zkLenses.creditsTitle',
  pot: 'zkLenses.potTitle',
  data: 'zkLenses.dataTitle',
} as const

/** What an object of the rollup's own is called above its lenses. */
export function inspected(view: ZkView, id: string): string {
  const object = ownObject(id)
  if (object === null) return ''
  switch (object.kind) {
    case 'batch':
    case 'proof':
    case 'message':
      return t(NUMBERED[object.kind], { n: object.number })
    case 'account': {
      const name = view.accounts.find(({ number }) => number === object.number)?.name
      return name === undefined
        ? t('zkLenses.accountNumber', { n: object.number })
        : t('zkLenses.accountTitle', { name, n: object.number })
    }
    case 'l2Tx':
      return t('zkLenses.l2TxTitle')
    case 'member':
      return view.committee.find((each) => each.id === object.id)?.name ?? object.id
    case 'credit':
      return t('zkLenses.creditsTitle')
    case 'pocket':
      return pocketTitle(view, id)
    default:
      return t(PLACES[object.kind])
  }
}

import { t } from '../../../content/messages/areas/sidechain.ts'
import type { EventOf } from '../../../kernel/types.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import { l1Scoring } from '../../../ui/l1/drawing/scoring.ts'
import { nameOf, personAt, roleOf } from '../../../ui/l1/drawing/words.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import type { MarkSpec } from '../../../ui/score/types.ts'
import type { BridgeEvents, SidechainEvents, SidechainView } from '../engine/types.ts'
import { PREFIX } from './beside.ts'
import { BRIDGE, GATE, VAULT } from './bridge.ts'

const onL1 = renamedTable(l1Scoring, { prefix: 'l1', view: (view: SidechainView) => view.l1 })
const onSide = renamedTable(l1Scoring, {
  prefix: 'side',
  view: (view: SidechainView) => view.side,
  map: (marks) => marks.map(upstairs),
})

/** What L1 has on its lane, the sidechain has on its own; keys of both must not meet. */
function upstairs(mark: MarkSpec): MarkSpec {
  const { key, slurFrom, selects, ...rest } = mark
  const own = (id: string) => PREFIX + id
  return {
    ...rest,
    lane: mark.lane === 'l1' ? 'l2' : mark.lane,
    role: mark.role === 'l1' ? 'sequencer' : mark.role,
    ...(key === undefined ? {} : { key: own(key) }),
    ...(slurFrom === undefined ? {} : { slurFrom: own(slurFrom) }),
    ...(selects === undefined ? {} : { selects: own(selects) }),
  }
}

const bridge: Scoring<BridgeEvents, SidechainView> = {
  'bridge.deposited': ({ data }, view) => [
    {
      lane: 'l1',
      role: roleOf(view.l1, data.account),
      label: t('sidechain.markDeposit', { name: nameOf(view.l1, data.account) }),
      key: `deposit:${data.deposit}`,
      selects: VAULT,
    },
  ],
  'bridge.credited': ({ data }, view) => [
    {
      lane: 'l2',
      role: roleOf(view.l1, data.account),
      label: t('sidechain.markCredit'),
      slurFrom: `deposit:${data.deposit}`,
      selects: GATE,
    },
  ],
  'bridge.burnt': ({ data }, view) => [
    {
      lane: 'l2',
      role: roleOf(view.l1, data.account),
      label: t('sidechain.markBurn', { name: nameOf(view.l1, data.account) }),
      key: `burn:${data.burn}`,
      selects: GATE,
    },
  ],
  'bridge.released': ({ data }, view) => [
    {
      lane: 'l1',
      role: roleOf(view.l1, data.account),
      label: t('sidechain.markRelease'),
      slurFrom: `burn:${data.burn}`,
      selects: VAULT,
    },
  ],
  'bridge.robbed': () => [
    { lane: 'l1', role: 'attacker', label: t('sidechain.markRobbed'), selects: VAULT, weight: 'final' },
  ],
  'validators.changed': ({ data }) => {
    const n = data.ids.length
    const label = {
      offline: t('sidechain.markOffline', { n }),
      corrupt: t('sidechain.markCorrupt', { n }),
      honest: t('sidechain.markHonest', { n }),
    }[data.mode]
    return [{ lane: 'l2', role: data.mode === 'corrupt' ? 'attacker' : 'sequencer', label, selects: BRIDGE }]
  },
  'side.halted': () => [
    {
      lane: 'l2',
      role: 'sequencer',
      label: t('sidechain.markHalted'),
      weight: 'undone',
      selects: `${PREFIX}next-block`,
    },
  ],
  'side.resumed': () => [
    { lane: 'l2', role: 'sequencer', label: t('sidechain.markResumed'), selects: `${PREFIX}next-block` },
  ],
}

/** Finality by votes is L1's: the sidechain has no other guard than its validators. */
export const scoring = {
  ...onL1,
  ...onSide,
  // The relayer is nobody of the street: its transactions are seen in what they do.
  'side.queued': (event: EventOf<SidechainEvents>, view: SidechainView) =>
    event.type === 'side.queued' && personAt(view.side, event.data.from)
      ? (onSide['side.queued']?.(event, view) ?? [])
      : [],
  'side.justified': () => [],
  'side.finalised': () => [],
  ...bridge,
} as unknown as Scoring<SidechainEvents, SidechainView>

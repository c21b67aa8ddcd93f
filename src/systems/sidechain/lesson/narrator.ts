import { groupDigits } from '../../../lib/format.ts'
import type { Narrator, Prose } from '../../../ui/exhibit.ts'
import { l1Headlines, l1Narrator } from '../../../ui/l1/narrator.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import { count, eth, listNames, nameOf } from '../../../ui/l1/words.ts'
import type { BridgeEvents, SidechainEvents, SidechainView } from '../engine/types.ts'

const onL1 = renamedTable(l1Narrator, { prefix: 'l1', view: (view: SidechainView) => view.l1 })
const onSide = renamedTable(l1Narrator, {
  prefix: 'side',
  view: (view: SidechainView) => view.side,
  map: (text: Prose) => text.replace(/^\*\*/, '**On the sidechain: '),
})

const namesOf = (view: SidechainView, ids: readonly string[]): string =>
  listNames(view.validators.filter(({ id }) => ids.includes(id)).map(({ name }) => name))

const bridge: Narrator<BridgeEvents, SidechainView> = {
  'bridge.deposited': ({ data }, view) =>
    `**${nameOf(view.l1, data.account)} has locked ${eth(data.amountWei)} in the vault.** L1 knows no more than that: whether it appears on the sidechain is up to the validators.`,
  'bridge.credited': ({ data }, view) =>
    `**The sidechain credits ${nameOf(view.l1, data.account)} with ${eth(data.amountWei)}.** Enough validators have signed that it is locked on L1.`,
  'bridge.burnt': ({ data }, view) =>
    `**${nameOf(view.l1, data.account)} gives ${eth(data.amountWei)} back at the gate.** On L1 nothing has happened: nobody there sees the sidechain.`,
  'bridge.released': ({ data }, view) =>
    `**The vault pays ${nameOf(view.l1, data.account)} ${eth(data.amountWei)}.** It has seen signatures, not the burn they speak of.`,
  'bridge.robbed': ({ data }, view) =>
    `**The vault pays ${nameOf(view.l1, data.account)} ${eth(data.amountWei)}, and nobody burnt it.** To L1 it is a release like any other: the signatures were right.`,
  'validators.changed': ({ data: { ids, mode, online } }, view) => {
    const is = ids.length === 1 ? 'is' : 'are'
    const what = { honest: 'honest', offline: 'offline', corrupt: 'corrupt: they sign what pays them' }[mode]
    return `**${namesOf(view, ids)} ${is} ${what}.** ${count(online, 'validator is', 'validators are')} online.`
  },
  'side.halted': ({ data: { online, threshold } }) =>
    `**The sidechain halts**: ${count(online, 'validator is', 'validators are')} online and ${threshold} are needed, for a block as for the bridge.`,
  'side.resumed': ({ data: { online } }) => `**The sidechain goes on** with ${groupDigits(online)} validators online.`,
}

export const narrator = {
  ...onL1,
  ...onSide,
  'side.justified': () =>
    '**On the sidechain an epoch of blocks is safe, say its validators.** Nobody but them says so.',
  'side.finalised': () =>
    '**On the sidechain an older epoch is final, say its validators.** It is as final as they are honest.',
  ...bridge,
} as unknown as Narrator<SidechainEvents, SidechainView>

export const headlines: readonly (keyof SidechainEvents)[] = [
  'bridge.robbed',
  'side.halted',
  'bridge.released',
  'bridge.credited',
  'bridge.deposited',
  'bridge.burnt',
  ...l1Headlines,
  'side.included',
  'side.queued',
]

import type { Narrator } from '../../../ui/exhibit.ts'
import { count } from '../../../ui/l1/words.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { whyL1Refused } from './checks.ts'
import { ether, FORGERIES, nameOf, number, PHASES } from './words.ts'

// The pocket rollup: who made its key, who remembers what of it, and what that is good for.

const pocketName = (view: ZkView, account: number): string =>
  nameOf(view, view.pocket?.accounts.find((each) => each.number === account)?.id ?? null)

type Told =
  | 'ceremony.begun'
  | 'ceremony.contributed'
  | 'ceremony.closed'
  | 'pocket.deployed'
  | 'pocket.proven'
  | 'pocket.paid'
  | 'pocket.refused'
  | 'pocket.forged'

export const ceremonyNarrator: Pick<Narrator<RollupEvents, ZkView>, Told> = {
  'ceremony.begun': ({ data: { round } }) =>
    `**Ceremony ${number(round)} begins**, for another pocket rollup. The key of the one before, and whoever knows its secrets, stay as they are.`,

  'ceremony.contributed': ({ data: { phase, byId, keeps } }, view) => {
    const who = nameOf(view, byId)
    const after = keeps ? 'and keeps it: nobody can see that' : 'and forgets it'
    return `**${who} multiplies a secret into phase ${phase}** (${PHASES[phase]}), ${after}. Pairings show that all before is still in it.`
  },

  'ceremony.closed': ({ data: { phase, contributions } }) =>
    `**Phase ${phase} is closed** after ${count(contributions, 'contribution', 'contributions')}, each checked by pairings. Nobody knows the product if a single one of them has really forgotten; a check for that does not exist.`,

  'pocket.deployed': ({ data: { block, gasUsed } }) =>
    `**The pocket rollup stands on L1**, in block ${number(block)}, for ${number(gasUsed)} gas. Its verifier believes whatever fits the key from the ceremony.`,

  'pocket.proven': ({ data: { fromId, publicInputs } }, view) =>
    `**${nameOf(view, fromId)} has a proof of a payment that the rules allow**, for ${count(publicInputs.length, 'public input', 'public inputs')}. L1 has not checked it yet.`,

  'pocket.paid': ({ data: { from, to, amount, forged, gasUsed } }, view) => {
    const where =
      to === null
        ? `leave ${pocketName(view, from)}’s account for L1`
        : `go from ${pocketName(view, from)} to ${pocketName(view, to)}`
    return forged
      ? `**${ether(amount)} ${where}, by a forged proof.** The pairing equation holds, for ${number(gasUsed)} gas: L1 cannot tell it from any other.`
      : `**${ether(amount)} ${where}.** The pairing equation holds, for ${number(gasUsed)} gas.`
  },

  'pocket.refused': ({ data: { error, forged } }) =>
    `**L1 refuses ${forged ? 'the forged proof' : 'the proof'}**: ${whyL1Refused(error)}.${forged ? ' What was pooled is not the whole secret: somebody’s part is missing from it.' : ''}`,

  'pocket.forged': ({ data: { byId, way, proof, amount } }, view) =>
    `**${nameOf(view, byId)} makes a proof without a witness**: ${number((proof.length - 2) / 2)} bytes that say ${ether(amount)} may go. To know ${FORGERIES[way]} is enough for that; no rule of the circuit was followed.`,
}

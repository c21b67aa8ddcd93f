import type { Narrator } from '../../../ui/exhibit.ts'
import { count, eth } from '../../../ui/l1/words.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { missingInWords } from './batchNarrator.ts'
import { ether, moment, nameOf, number, SUBTREES, short } from './words.ts'

// In by L1, out by L1, and what anybody can find out without the operator. Frozen is not stolen, and stolen is said.

const CREDITED_BECAUSE: { readonly [reason in RollupEvents['exit.credited']['reason']]: string } = {
  withdrawal: 'a withdrawal was executed',
  exit: 'the exit that was demanded on L1 was executed',
  escape: 'a Merkle proof against the last executed state showed it',
  'returned-deposit': 'no batch ever took the deposit',
}

type Told =
  | 'account.registered'
  | 'message.queued'
  | 'message.taken'
  | 'exit.credited'
  | 'bridge.takenOut'
  | 'rollup.frozen'
  | 'data.asked'

export const exitNarrator: Pick<Narrator<RollupEvents, ZkView>, Told> = {
  'account.registered': ({ data: { account, ownerId, subtree } }, view) =>
    `**${nameOf(view, ownerId)} opens account ${account}**, ${SUBTREES[subtree]}. It exists on the rollup once a batch takes its first deposit.`,

  'message.queued': ({ data: { message, kind, account, ownerId, amount, dueAt } }, view) => {
    const who = nameOf(view, ownerId)
    const what =
      kind === 'deposit'
        ? `**A deposit of ${ether(amount)} for ${who}’s account ${account} waits on L1**`
        : `**${who} demands on L1 all that is on account ${account}**`
    return `${what}, as message ${message}. If no executed batch has taken it by ${moment(dueAt)}, anybody may freeze the rollup.`
  },

  'message.taken': ({ data: { message, batch } }) =>
    `**Batch ${batch} has taken message ${message}**, and is executed.`,

  'exit.credited': ({ data: { ownerId, amountWei, reason, robbedWei } }, view) => {
    const who = nameOf(view, ownerId)
    return robbedWei === '0'
      ? `**${who} may take ${eth(amountWei)} out of the contract**: ${CREDITED_BECAUSE[reason]}.`
      : `**${who} may take ${eth(amountWei)} out of the contract, and ${eth(robbedWei)} of it are stolen.** The proof was valid: ${missingInWords(view)}. What everybody else has is no longer covered in full.`
  },

  'bridge.takenOut': ({ data: { ownerId, amountWei, block } }, view) =>
    `**${nameOf(view, ownerId)} has ${eth(amountWei)} on L1 again**, in block ${number(block)}: final when that block is.`,

  'rollup.frozen': ({ data: { message, root } }) =>
    `**The rollup is frozen, for ever**, at the state ${short(root)}: message ${message} has waited too long. Everybody takes out what they can show to be theirs.`,

  'data.asked': ({ data: { byId, chainAgrees, chainAccounts, committee, committeeAccounts, missing } }, view) => {
    const who = nameOf(view, byId)
    const chain = chainAgrees
      ? `**${who} rebuilds ${count(chainAccounts, 'account', 'accounts')} from L1 alone**, and the root of the chain subtree fits.`
      : `**${who} cannot rebuild the chain subtree from L1 any more**: a blob is gone from its nodes.`
    if (committee !== null) {
      return `${chain} ${nameOf(view, committee)} hands out the ${count(committeeAccounts, 'account', 'accounts')} that only the committee knows.`
    }
    return missing.length === 0
      ? chain
      : `${chain} Nobody hands out the committee’s data: ${missing.length === 1 ? 'account' : 'accounts'} ${missing.join(', ')} cannot be shown. What is on them is not stolen, and stays where it is.`
  },
}

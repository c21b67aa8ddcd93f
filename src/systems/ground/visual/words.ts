import { t } from '../../../content/messages/areas/ground.ts'
import { duration, groupDigits } from '../../../lib/format.ts'
import type { CrowdView, NetworkView, NodeClassId, NodeClassView } from '../engine/types.ts'

// What the limits are called and how they are told, in the drawing and in the readings.

export const nameOfClass = (id: NodeClassId): string => t(`ground.${id}`)

/** One decimal under ten, none above: '0.2', '16'. */
export function secondsOf(seconds: number): string {
  if (seconds >= 10) return groupDigits(Math.round(seconds))
  return seconds > 0 && seconds < 0.05 ? '< 0.1' : (Math.round(seconds * 10) / 10).toString()
}

/** In whole percent, rounded so that nothing short of everything reads as all, and something never as none. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0
  const exact = (part / whole) * 100
  if (exact > 99 && exact < 100) return 99
  if (exact > 0 && exact < 1) return 1
  return Math.round(exact)
}

const backlog = ({ backlogSeconds }: NodeClassView): string => duration(Math.round(backlogSeconds))

export function saysState(one: NodeClassView): string {
  const state =
    one.state === 'behind'
      ? t('ground.saysBehind', { span: backlog(one) })
      : t(one.state === 'late' ? 'ground.saysLate' : 'ground.saysAttesting')
  return t('ground.saysClass', {
    name: nameOfClass(one.id),
    n: groupDigits(one.nodes),
    s: secondsOf(one.seconds),
    state,
  })
}

/** Two readings, each by itself: how many verify is not how much stake votes. */
export function readingsOf(network: NetworkView) {
  const { verifying, nodes, attestingEth, stakedEth, isFinalising } = network
  const [some, all] = [groupDigits(verifying), groupDigits(nodes)]
  const share = String(percent(attestingEth, stakedEth))
  return {
    verifying: {
      words: [
        t('ground.verifying', { some, all }),
        t('ground.verifyingShort', { some, all }),
        t('ground.verifyingBrief', { some }),
      ],
      share: nodes === 0 ? 0 : verifying / nodes,
      isBroken: false,
    },
    attesting: {
      words: isFinalising
        ? [
            t('ground.attesting', { share }),
            t('ground.attestingShort', { share }),
            t('ground.attestingBrief', { share }),
          ]
        : [t('ground.attestingStops', { share }), t('ground.attestingBrief', { share })],
      share: stakedEth === 0 ? 0 : attestingEth / stakedEth,
      isBroken: !isFinalising,
    },
    says: t('ground.saysNetwork', {
      some,
      all,
      share,
      finality: t(isFinalising ? 'ground.saysFinalising' : 'ground.saysNotFinalising'),
    }),
  }
}

/** What everybody else wants now, as long as there is room for. */
export function demandWords({ demand, perSecond, buyersLeft, isRushOver }: CrowdView): {
  readonly long: string
  readonly short: string
} {
  const n = groupDigits(perSecond)
  if (demand === 'mint' && isRushOver) return { long: t('ground.crowdSoldOut'), short: t('ground.crowdOver') }
  if (demand === 'mint') {
    const left = groupDigits(buyersLeft)
    return { long: t('ground.crowdMint', { n: left }), short: t('ground.crowdLeft', { n: left }) }
  }
  return {
    long: t(demand === 'defi' ? 'ground.crowdDefi' : 'ground.crowdQuiet', { n }),
    short: t('ground.crowdRate', { n }),
  }
}

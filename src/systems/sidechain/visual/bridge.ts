import { t } from '../../../content/messages/areas/sidechain.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import { joinParts, line, object, type Part, rect, text } from '../../../ui/stage/draw.ts'
import { fitted } from '../../../ui/stage/metric.ts'
import type { Composition } from '../../../ui/stage/room.ts'
import type { Rect } from '../../../ui/stage/types.ts'
import type { SidechainView } from '../engine/types.ts'
import { PREFIX } from './beside.ts'
import type { Plots } from './plots.ts'

export const VAULT = 'vault'
/** It stands on the sidechain: the inspector asks that chain about it. */
export const GATE = `${PREFIX}gate`
export const BRIDGE = 'bridge'

/** A vault on one bank, a gate on the other, and between them a deck that hangs on a few keys. */
export function bridge(view: SidechainView, plots: Plots, composition: Composition): Part {
  const { vault, gate, deckY, l1, side } = plots
  const { lockedWei, owedWei } = view.bridge
  const of = view.validators.length
  const words = { needed: view.threshold, of }
  const locked = amountThatFits(lockedWei, 400)
  const owed = amountThatFits(owedWei, 400)
  const [from, to] = [vault.x + vault.w, gate.x]
  const gap = { x: l1.right, w: side.left - l1.right }
  const covered = BigInt(lockedWei) >= BigInt(owedWei)
  const wide = composition === 'wide'
  const box = { x: gap.x + 4, y: deckY - 26, w: gap.w - 8, h: 52 }
  const deck = object(
    BRIDGE,
    t('sidechain.saysBridge', words),
    box,
    [
      line(`M${from} ${deckY}H${to}M${from} ${deckY + 6}H${to}`, view.isHalted || !covered ? 'dashed' : 'line'),
      ...(wide
        ? [
            text(
              gap.x + gap.w / 2,
              deckY - 10,
              fitted(t('sidechain.bridge'), gap.w - 14, { style: 'label' }),
              'label',
              {
                anchor: 'middle',
              },
            ),
            text(
              gap.x + gap.w / 2,
              deckY + 22,
              fitted(t('sidechain.bridgeFact', words), gap.w - 12, { style: 'fact' }),
              'fact',
              { anchor: 'middle' },
            ),
          ]
        : []),
    ],
    { tip: true },
  )
  return joinParts([
    end(vault, {
      id: VAULT,
      name: t('sidechain.vault'),
      says: t('sidechain.saysVault', { locked }),
      wei: lockedWei,
      fact: t('sidechain.vaultFact'),
      bold: false,
    }),
    end(gate, {
      id: GATE,
      name: t('sidechain.gate'),
      says: t('sidechain.saysGate', { owed }),
      wei: owedWei,
      fact: covered ? t('sidechain.gateFact') : t('sidechain.unbacked'),
      bold: !covered,
    }),
    { shapes: [deck], anchors: { [BRIDGE]: { x: gap.x + gap.w / 2, y: deckY } } },
  ])
}

interface End {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly wei: string
  readonly fact: string
  readonly bold: boolean
}

function end(box: Rect, { id, name, says, wei, fact, bold }: End): Part {
  const inner = box.w - 12
  const tall = box.h >= 54
  const x = box.x + 6
  const amount = text(x, box.y + (tall ? 33 : box.h - 8), amountThatFits(wei, inner), 'mono')
  const title = text(
    x,
    box.y + (tall ? 17 : 14),
    fitted(name, inner, { style: 'label', size: tall ? 13 : 12 }),
    'label',
    {
      size: tall ? 13 : 12,
    },
  )
  return {
    shapes: [
      object(id, says, box, [
        rect(box, 'surface', 'wall'),
        ...(box.h >= 34 || amount.text === '' ? [title, amount] : [amount]),
        ...(tall ? [text(x, box.y + 49, fitted(fact, inner, { style: 'fact', bold }), 'fact', { bold })] : []),
      ]),
    ],
    anchors: { [id]: { x: box.x + box.w / 2, y: box.y } },
  }
}

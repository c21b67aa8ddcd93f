import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View } from '../../../l1/types.ts'
import { shortHash } from '../../../lib/format.ts'
import { joinParts, line, middleOf, object, type Part, rect, text } from '../../stage/draw.ts'
import { fitted } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Rect, Shape } from '../../stage/types.ts'
import type { Hall } from './hall.ts'

/** A contract with its name on it needs this; else it is a slab. */
const LEAST_NAMED = 70

type Contract = L1View['contracts'][number]

/** What people have built on L1, oldest left; what was there from the beginning is the chain's own and is not drawn. */
export function contracts(view: L1View, frame: Frame, { contracts: zone }: Hall): Part {
  const deployed = view.contracts.filter(({ deployedIn }) => deployedIn > 0)
  if (deployed.length === 0) return { shapes: [], anchors: {} }
  const wide = frame.room.composition === 'wide' && zone.w >= LEAST_NAMED
  const width = zone.right - zone.x
  const w = Math.min(zone.w, Math.max(0, width))
  const places = Math.floor((width + zone.gap) / (zone.w + zone.gap))
  const count = wide ? Math.max(w >= LEAST_NAMED ? 1 : 0, places) : Math.max(0, Math.min(places, 2))
  const shown = deployed.slice(-Math.max(count, 0)).slice(0, count)
  const top = frame.hallFloor - zone.h
  const drawn = shown.map((contract, index) => {
    const box = { x: zone.x + index * (zone.w + zone.gap), y: top, w, h: zone.h }
    return wide ? namedContract(contract, box) : smallContract(contract, box)
  })
  const hidden = deployed.length - shown.length
  // slabs that stand in a row of other things have no room for a title
  const untitled = !wide && width <= zone.w
  const words: Shape[] = untitled
    ? []
    : wide
      ? hidden > 0
        ? [text(zone.x, top - 8, fitted(t('l1Drawing.moreContracts', { n: hidden }), width, { style: 'unit' }), 'unit')]
        : []
      : [
          text(zone.x, top - 22, fitted(t('l1Drawing.contracts'), width, { style: 'label', size: 12 }), 'label', {
            size: 12,
          }),
          text(zone.x, top - 7, String(deployed.length), 'fact'),
        ]
  const unseen = { x: zone.x, y: top }
  const anchors = Object.fromEntries(deployed.map(({ address }) => [`contract:${address}`, unseen]))
  return joinParts([{ shapes: words, anchors }, ...drawn])
}

const nameOf = ({ name }: Contract): string => name ?? t('l1Drawing.contract')
const says = (contract: Contract): string =>
  t('l1Drawing.saysContract', {
    name: nameOf(contract),
    address: shortHash(contract.address),
    block: contract.deployedIn,
  })

function namedContract(contract: Contract, box: Rect): Part {
  const id = `contract:${contract.address}`
  return {
    shapes: [
      object(id, says(contract), box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 10, box.y + 22, fitted(nameOf(contract), box.w - 18, { style: 'label' }), 'label'),
        text(box.x + 10, box.y + 39, fitted(shortHash(contract.address), box.w - 18, { style: 'mono' }), 'mono', {
          tone: 'ink-3',
        }),
      ]),
    ],
    anchors: { [id]: { x: box.x + box.w / 2, y: box.y } },
  }
}

function smallContract(contract: Contract, box: Rect): Part {
  const id = `contract:${contract.address}`
  const code = line(`M${box.x + 6} ${box.y + 8}h12M${box.x + 6} ${box.y + 12}h8M${box.x + 6} ${box.y + 16}h10`, 'hair')
  return {
    shapes: [object(id, says(contract), box, [rect(box, 'surface', 'wall'), code], { tip: true })],
    anchors: { [id]: middleOf(box) },
  }
}

import { t } from '../../../content/messages/areas/l1.ts'
import type { BlobView, L1View } from '../../../l1/types.ts'
import { duration, groupDigits } from '../../../lib/format.ts'
import { object, type Part, rect, text } from '../../stage/draw.ts'
import { fitted, textWidth } from '../../stage/metric.ts'
import type { Frame } from '../../stage/storeys.ts'
import type { Point, Shape } from '../../stage/types.ts'
import { retentionSeconds } from './words.ts'

const DAY = 86_400

const SIZES = {
  wide: { w: 60, h: 36, pitch: 90, inset: 16, top: 26, bar: 4 },
  narrow: { w: 36, h: 22, pitch: 47.5, inset: 10, top: 24, bar: 3 },
  short: { w: 26, h: 16, pitch: 0, inset: 48, top: 5, bar: 0 },
} as const

/** What stands on a crate, the longest form that fits; by default the block that it came with. */
type CrateNames = (blob: BlobView) => readonly string[]

/** The blob cellar: a crate a blob, oldest left, its shelf life on its shelf. */
export function cellar(view: L1View, frame: Frame, namesOf: CrateNames = (blob) => [blockOf(blob)]): Part {
  if (frame.room.composition === 'short') return shortCellar(view, frame, namesOf)
  const { pitch, inset, top } = SIZES[frame.room.composition]
  const y = frame.cellarTop + top
  if (view.blobs.length === 0) {
    if (frame.room.composition === 'narrow') return { shapes: [], anchors: {} }
    const words = t('l1Drawing.blobsEmpty', { span: duration(retentionSeconds(view)) })
    return {
      shapes: [
        text(
          frame.left + inset,
          y + 22,
          fitted(words, frame.right - frame.left - 2 * inset, { style: 'italic' }),
          'italic',
        ),
      ],
      anchors: {},
    }
  }
  const room = frame.right - frame.left - 2 * inset
  const places = Math.floor((room + pitch - SIZES[frame.room.composition].w) / pitch)
  const shown = view.blobs.length <= places ? view.blobs : view.blobs.slice(-(places - 1))
  const older = view.blobs.length - shown.length
  const start = frame.left + inset + (older > 0 ? pitch : 0)
  const shapes: Shape[] = shown.map((blob, index) =>
    crate(view, blob, namesOf(blob), { x: start + index * pitch, y }, frame),
  )
  const olderWords = [t('l1Drawing.olderCrates', { n: older }), t('l1Drawing.more', { n: String(older) })].find(
    (words) => textWidth(words, { style: 'unit' }) <= pitch - 6,
  )
  if (older > 0) shapes.unshift(text(frame.left + inset, y + 22, olderWords ?? '', 'unit'))
  const anchors = Object.fromEntries(
    view.blobs.map(({ versionedHash }, index) => [
      `blob:${versionedHash}`,
      {
        x:
          index < older
            ? frame.left + inset
            : start + (index - older) * pitch + SIZES[frame.room.composition === 'wide' ? 'wide' : 'narrow'].w / 2,
        y,
      },
    ]),
  )
  return { shapes, anchors }
}

function lifeOf(view: L1View, { at, expiresAt, pruned }: BlobView) {
  const left = pruned ? 0 : Math.max(0, expiresAt - view.now)
  const state = left === 0 ? 'pruned' : left <= DAY ? 'fading' : 'kept'
  return { left, share: left / Math.max(1, expiresAt - at), state } as const
}

const leftWords = (left: number): string => (left === 0 ? t('l1Drawing.crateGone') : duration(left))
const saysBlob = (view: L1View, blob: BlobView): string => {
  const { left } = lifeOf(view, blob)
  return t('l1Drawing.saysBlob', {
    block: blob.block,
    left: left === 0 ? t('l1Drawing.saysBlobGone') : t('l1Drawing.saysBlobLeft', { span: duration(left) }),
  })
}
const blockOf = ({ block }: BlobView): string => t('l1Drawing.blockNumber', { n: groupDigits(block) })

function crate(view: L1View, blob: BlobView, names: readonly string[], { x, y }: Point, frame: Frame): Shape {
  const { w, h, bar, pitch } = SIZES[frame.room.composition]
  const wide = frame.room.composition === 'wide'
  const { left, share, state } = lifeOf(view, blob)
  const name = names.find((each) => textWidth(each, { style: 'mono' }) + 6 <= w - 4) ?? names.at(-1) ?? ''
  const plate = { w: textWidth(name, { style: 'mono' }) + 6, h: 16 }
  const middle = { x: x + w / 2, y: y + h / 2 }
  const words = wide ? leftWords(left) : brief(left)
  return object(`blob:${blob.versionedHash}`, saysBlob(view, blob), { x, y, w: Math.max(w, 24), h: h + bar + 20 }, [
    { kind: 'crate', x, y, w, h, filled: 1, state },
    ...(wide && plate.w <= w - 4
      ? [
          rect({ x: middle.x - plate.w / 2, y: middle.y - plate.h / 2, w: plate.w, h: plate.h }, 'data-tint'),
          text(middle.x, middle.y + 4, name, 'mono', { anchor: 'middle', bold: true }),
        ]
      : []),
    rect({ x, y: y + h + 1, w, h: bar }, 'stone'),
    rect({ x, y: y + h + 1, w: Math.round(w * share * 10) / 10, h: bar }, 'ink'),
    text(
      x,
      y + h + bar + 18,
      fitted(words, pitch - 6, { style: 'fact', bold: state === 'fading' }),
      'fact',
      state === 'fading' ? { bold: true, tone: 'ink' } : {},
    ),
  ])
}

/** '18 d', '6 h': where '18.2 days' has no room. */
function brief(seconds: number): string {
  if (seconds === 0) return t('l1Drawing.crateGone')
  return duration(seconds)
    .replace(/\.\d+/, '')
    .replace(/ days$/, ' d')
}

/** The newest crate, and how many more. */
function shortCellar(view: L1View, frame: Frame, namesOf: CrateNames): Part {
  const { w, h, inset, top } = SIZES.short
  const newest = view.blobs.at(-1)
  const y = frame.cellarTop + top
  const baseline = frame.cellarTop + 17
  const x = frame.left + inset
  if (!newest) {
    const words = t('l1Drawing.blobsEmpty', { span: duration(retentionSeconds(view)) })
    return {
      shapes: [text(x, baseline, fitted(words, frame.right - x - 8, { style: 'italic' }), 'italic')],
      anchors: {},
    }
  }
  const { left, state } = lifeOf(view, newest)
  const number = namesOf(newest)[0] ?? ''
  const words = left === 0 ? t('l1Drawing.crateGone') : t('l1Drawing.newestCrate', { span: duration(left) })
  const numberX = x + w + 6
  const wordsX = numberX + textWidth(number, { style: 'mono' }) + 8
  const shapes: Shape[] = [
    object(
      `blob:${newest.versionedHash}`,
      saysBlob(view, newest),
      { x, y: y - 3, w: wordsX - x + textWidth(words, { style: 'fact' }), h: 24 },
      [
        { kind: 'crate', x, y, w, h, filled: 1, state },
        text(numberX, baseline, number, 'mono', { bold: true }),
        text(wordsX, baseline, words, 'fact'),
      ],
    ),
  ]
  const more = view.blobs.length - 1
  if (more > 0)
    shapes.push(text(frame.right - 10, baseline, t('l1Drawing.moreCrates', { n: more }), 'unit', { anchor: 'end' }))
  const place = { x: x + w / 2, y }
  return {
    shapes,
    anchors: Object.fromEntries(view.blobs.map(({ versionedHash }) => [`blob:${versionedHash}`, place])),
  }
}

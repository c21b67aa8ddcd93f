import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import type { AnyEvent, Plain } from '../../kernel/types.ts'
import { Routes, Tokens } from './motion/Motions.tsx'
import { paintFrame } from './motion/paint.ts'
import { fadeOnly, planMotions } from './motion/plan.ts'
import { lastFrame, play } from './motion/player.ts'
import { useReducedMotion } from './motion/useReducedMotion.ts'
import { boxAround, boxesOf, cornersOf, layersOf, objectsOf } from './objects.ts'
import { StageObject } from './StageObject.tsx'
import { DrawnShapes } from './shapes.tsx'
import { Tip } from './Tip.tsx'
import type { Box, GroupShape, Motion, SceneOf } from './types.ts'
import { useBox } from './useBox.ts'

// biome-ignore lint/suspicious/noExplicitAny: each event is told by its own entry; the catalogue is checked where the exhibit is defined
export type AnyChoreography<V> = { readonly [type: `${string}.${string}`]: (event: any, view: V) => readonly Motion[] }

export interface StageProps<V extends Plain> {
  readonly scene: SceneOf<V>
  readonly choreography: AnyChoreography<V>
  readonly view: V
  /** Events of the step that led to this view. */
  readonly step: readonly AnyEvent[]
  /** Names the moment that `view` and `step` belong to. */
  readonly moment: string
  /** The cursor came here by a step forward: its motions are played. Else the last frame is shown at once. */
  readonly play: boolean
  readonly reducedMotion?: boolean | undefined
  readonly selection: string | null
  readonly onSelect: (id: string | null) => void
}

/** Who and what exists now, and how it came to be in the last step. */
export function Stage<V extends Plain>(props: StageProps<V>) {
  const box = useRef<HTMLDivElement>(null)
  const rem = useRef<HTMLSpanElement>(null)
  const measured = useBox(box, rem)
  return (
    <div className="stage-box" ref={box}>
      <span className="stage-box__rem" ref={rem} aria-hidden="true" />
      {measured && measured.width > 0 && measured.height > 0 && <Drawing {...props} box={measured} />}
    </div>
  )
}

function Drawing<V extends Plain>({
  scene: sceneOf,
  choreography,
  view,
  step,
  moment,
  play: playing,
  reducedMotion,
  selection,
  onSelect,
  box,
}: StageProps<V> & { readonly box: Box }) {
  const hatch = useId()
  const keys = useId()
  const svg = useRef<SVGSVGElement>(null)
  const scene = useMemo(() => sceneOf(view, box), [sceneOf, view, box])
  const boxes = useMemo(() => boxesOf(scene), [scene])
  const objects = useMemo(() => objectsOf(scene), [scene])
  const layers = useMemo(() => layersOf(scene), [scene])
  const reduced = useReducedMotion(reducedMotion)
  const plan = useMemo(() => {
    const motions = step.flatMap((event) => choreography[event.type as `${string}.${string}`]?.(event, view) ?? [])
    const full = planMotions(motions, scene)
    return reduced ? fadeOnly(full) : full
  }, [step, choreography, view, scene, reduced])
  const last = useMemo(() => lastFrame(plan), [plan])

  // a moment is played once: a resize, a selection or another theme shows it as it ended
  const played = useRef<Run | null>(null)
  useLayoutEffect(() => {
    const drawing = svg.current
    if (!drawing) return
    const fresh = played.current?.moment !== moment
    // the same moment in another size, or with other seconds on its clock
    if (!fresh && played.current?.box === box && played.current.running) return
    played.current?.stop()
    const run = { moment, box, running: false, stop: () => {} }
    played.current = run
    if (!fresh || !playing || plan.total === 0) {
      paintFrame(drawing, last)
      return
    }
    run.running = true
    const end = play(
      plan,
      (frame) => paintFrame(drawing, frame),
      () => {
        run.running = false
      },
    )
    run.stop = () => {
      if (run.running) end()
      run.running = false
    }
  }, [plan, last, moment, playing, box])
  useLayoutEffect(() => () => played.current?.stop(), [])

  const { active, onFocus, onKeyDown } = useRoving(objects, svg, selection)
  const [pointed, setPointed] = useState<string | null>(null)
  const renderObject = useCallback(
    (group: GroupShape) => (
      <StageObject
        key={group.id}
        group={group}
        hatch={hatch}
        tabbable={group.id === active}
        selected={group.id === selection}
        describedBy={keys}
        renderObject={(inner) => <StageHandleless key={inner.id} group={inner} hatch={hatch} />}
      />
    ),
    [hatch, active, selection, keys],
  )

  const scale = Math.min(box.width / scene.width, box.height / scene.height)
  const size = { width: scene.width * scale, height: scene.height * scale }
  const offset = { x: (box.width - size.width) / 2, y: (box.height - size.height) / 2 }
  const idAt = (target: EventTarget): string | null =>
    target instanceof Element ? (target.closest<SVGGElement>('.ob')?.dataset['id'] ?? null) : null
  const selectedBox = selection === null ? undefined : (boxes.get(selection) ?? boxAround(scene.anchors[selection]))
  const tipped = objects.find(({ id, tip }) => tip && id === pointed)

  return (
    <>
      <svg
        ref={svg}
        className="dw stage-box__svg"
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        style={{ width: size.width, height: size.height, left: offset.x, top: offset.y }}
        role="group"
        aria-label={scene.label}
        onClick={(event: MouseEvent) => onSelect(idAt(event.target))}
        onKeyDown={(event: KeyboardEvent) => {
          const id = idAt(event.target)
          if (id !== null && (event.key === 'Enter' || event.key === ' ')) {
            event.preventDefault()
            event.stopPropagation()
            onSelect(id)
          } else onKeyDown(event)
        }}
        onPointerOver={(event) => setPointed(idAt(event.target))}
        onPointerLeave={() => setPointed(null)}
        onFocus={(event) => {
          const id = idAt(event.target)
          if (id !== null) onFocus(id)
          setPointed(id)
        }}
        onBlur={() => setPointed(null)}
      >
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatch-line" d="M0 0V6" />
          </pattern>
        </defs>
        <DrawnShapes shapes={layers.below} hatch={hatch} renderObject={renderObject} />
        <Routes plan={plan} last={last} />
        <DrawnShapes shapes={layers.words} hatch={hatch} renderObject={renderObject} />
        <Tokens plan={plan} last={last} boxOf={(id) => boxes.get(id)} />
        {selectedBox && <path className="pick stage-box__corners" d={cornersOf(selectedBox)} />}
      </svg>
      <span id={keys} className="vh">
        {t('stage.keys')}
      </span>
      {tipped && <Tip text={tipped.label ?? ''} at={tipped.box} scale={scale} offset={offset} room={box} />}
    </>
  )
}

interface Run {
  readonly moment: string
  readonly box: Box
  running: boolean
  stop: () => void
}

/** Objects inside objects are only drawn: one target for one thing. */
const StageHandleless = ({ group, hatch }: { group: GroupShape; hatch: string }) => (
  <g data-id={group.id}>
    <DrawnShapes shapes={group.shapes} hatch={hatch} renderObject={() => null} />
  </g>
)

/** One object is in the tab order; up and down arrows move on. Left and right belong to time, here as everywhere. */
function useRoving(objects: readonly GroupShape[], svg: RefObject<SVGSVGElement | null>, selection: string | null) {
  const [focused, setFocused] = useState<string | null>(null)
  const has = (id: string | null) => id !== null && objects.some((object) => object.id === id)
  const active = has(focused) ? focused : has(selection) ? selection : (objects[0]?.id ?? null)

  // what had the focus may have left the drawing with this step: the focus stays in the drawing
  const lost = focused !== null && !has(focused)
  useLayoutEffect(() => {
    if (lost && document.activeElement === document.body && active !== null) focusObject(svg.current, active)
  }, [lost, active, svg])

  return {
    active,
    onFocus: setFocused,
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (by === 0) return
      event.preventDefault()
      event.stopPropagation()
      const at = objects.findIndex(({ id }) => id === active)
      const next = objects[Math.max(0, Math.min(objects.length - 1, at + by))]
      if (next) focusObject(svg.current, next.id)
    },
  }
}

function focusObject(svg: SVGSVGElement | null, id: string): void {
  for (const element of svg?.querySelectorAll<SVGGElement>('.ob') ?? [])
    if (element.dataset['id'] === id) element.focus()
}

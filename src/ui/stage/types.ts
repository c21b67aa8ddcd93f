import type { Plain } from '../../kernel/types.ts'

/** The room a scene has, in CSS px, and the px of one rem: a doubled text size changes the composition like a small screen does. */
export interface Box {
  readonly width: number
  readonly height: number
  readonly em: number
}

export type Role = 'user' | 'sequencer' | 'prover' | 'watcher' | 'attacker' | 'l1' | 'data'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export type TextStyle = 'label' | 'fact' | 'mono' | 'unit' | 'italic'
export type TextTone = 'ink' | 'ink-2' | 'ink-3' | Role

export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly style: TextStyle
  readonly size?: 12 | 13 | 14
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly tone?: TextTone
  /** Where a route may pass: it is broken around the words, which stand on this ground. Only outside groups. */
  readonly halo?: 'surface' | 'ground'
}

/**
 * Shapes under one name. With a label it is an object: it can be focused, selected and inspected.
 * Without one it is only a handle for motions.
 */
export interface GroupShape {
  readonly kind: 'group'
  readonly id: string
  readonly label: string | null
  readonly box: Rect
  readonly shapes: readonly Shape[]
  /** Nothing in the drawing says what it is: its label is shown beside it on hover and focus. */
  readonly tip?: boolean
}

/** Flat drawing instructions, painted in order. */
export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly fill?: Fill
      readonly stroke?: Stroke
    }
  | { readonly kind: 'path'; readonly d: string; readonly fill?: Fill; readonly stroke?: Stroke; readonly role?: Role }
  | {
      readonly kind: 'role'
      readonly role: Role
      readonly cx: number
      readonly cy: number
      readonly size: number
      readonly hollow?: boolean
    }
  | {
      readonly kind: 'crate'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly filled: number
      readonly state: 'kept' | 'fading' | 'pruned'
    }
  | TextShape
  | GroupShape

export type Fill = 'none' | 'paper' | 'surface' | 'ground' | 'stone' | 'cellar' | 'sunk' | 'ink' | 'hatch' | 'data-tint'
export type Stroke = 'none' | 'hair' | 'line' | 'wall' | 'cut' | 'final' | 'dotted' | 'dashed'

export interface Scene {
  /** Size in drawing units. The stage scales the whole so that it fills its box; a unit is never less than a CSS px. */
  readonly width: number
  readonly height: number
  /** One sentence: what the picture shows, for those who don't see it. */
  readonly label: string
  readonly shapes: readonly Shape[]
  /** Where a token that comes from or goes to this object touches it, by object id. */
  readonly anchors: { readonly [id: string]: Point }
  /** Heights at which a route may run sideways without crossing anything. */
  readonly channels: readonly number[]
  /** Where a route may run up or down through the storeys without crossing anything; it then keeps to the channels sideways. */
  readonly shafts?: readonly number[]
}

export type SceneOf<V extends Plain> = (view: V, box: Box) => Scene

/** One motion of an event's choreography. Objects are named by the ids of the scene. */
export type Motion =
  | {
      readonly kind: 'move'
      readonly role: Role
      readonly from: string
      readonly to: string
      /** What the way costs: it ticks up while the token travels, at the scene's anchor `cost`. */
      readonly cost?: { readonly amount: number; readonly say: (amount: number) => string }
    }
  | { readonly kind: 'appear'; readonly what: string }
  | { readonly kind: 'mark'; readonly what: string }
  | { readonly kind: 'fade'; readonly what: string }

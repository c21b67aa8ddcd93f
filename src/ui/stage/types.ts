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

export type TextStyle = 'label' | 'fact' | 'mono' | 'unit' | 'italic'

/** Flat drawing instructions, painted in order. An `id` names an object that can be focused, selected and animated. */
export type Shape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly fill?: Fill; readonly stroke?: Stroke }
  | { readonly kind: 'path'; readonly d: string; readonly fill?: Fill; readonly stroke?: Stroke; readonly role?: Role }
  | { readonly kind: 'role'; readonly role: Role; readonly cx: number; readonly cy: number; readonly size: number; readonly hollow?: boolean }
  | { readonly kind: 'crate'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly filled: number; readonly state: 'kept' | 'fading' | 'pruned' }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly style: TextStyle; readonly size?: 12 | 13 | 14; readonly bold?: boolean; readonly anchor?: 'start' | 'middle' | 'end'; readonly tone?: 'ink' | 'ink-2' | 'ink-3' | Role; readonly halo?: boolean }
  | { readonly kind: 'group'; readonly id: string; readonly label: string; readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }; readonly shapes: readonly Shape[]; readonly appears?: boolean }

export type Fill = 'none' | 'paper' | 'surface' | 'ground' | 'stone' | 'cellar' | 'sunk' | 'ink' | 'hatch' | 'data-tint'
export type Stroke = 'none' | 'hair' | 'line' | 'wall' | 'cut' | 'final' | 'dotted' | 'dashed'

export interface Scene {
  readonly width: number
  readonly height: number
  /** One sentence: what the picture shows, for those who don't see it. */
  readonly label: string
  readonly shapes: readonly Shape[]
  /** Where a token that comes from or goes to this object touches it, by object id. */
  readonly anchors: { readonly [id: string]: Point }
}

export type SceneOf<V extends Plain> = (view: V, box: Box) => Scene

/** One motion of an event's choreography. Objects are named by the ids of the scene. */
export type Motion =
  | { readonly kind: 'move'; readonly role: Role; readonly from: string; readonly to: string }
  | { readonly kind: 'appear'; readonly what: string }
  | { readonly kind: 'mark'; readonly what: string }
  | { readonly kind: 'fade'; readonly what: string }

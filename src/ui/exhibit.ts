import type { ReactNode } from 'react'
import type {
  ActorId,
  AnyAction,
  AnyEvent,
  EventOf,
  Json,
  Moment,
  Names,
  Plain,
  Refusal,
  Seconds,
} from '../kernel/types.ts'
import type { Artifact, DebugArtifact } from '../l1/trace/artifact.ts'
import type { L1View } from '../l1/types.ts'
import type { ChainReads } from './inspector/reads.ts'
import type { MarkSpec } from './score/types.ts'
import type { Motion, SceneOf } from './stage/types.ts'

// What a system hands to the page: how it is drawn, told, scored, acted on, inspected and taught.
// The shell knows systems only through this shape; each comes in its own lazy chunk.

/**
 * Words with inline marks: `[[term]]` or `[[term|shown]]` opens the glossary, `**strong**`, `` `mono` ``,
 * `{measured:0.2 s}`, `{cited:fact-id}`, `{simplified:id}`; an empty line parts paragraphs (src/ui/lesson/prose.ts).
 */
export type Prose = string

/** Narration of one event: one sentence that leads with what the learner sees. */
export type Narrator<E, V> = { readonly [K in Names<E>]: (event: Extract<EventOf<E>, { type: K }>, view: V) => Prose }
export type Choreography<E, V> = {
  readonly [K in Names<E>]: (event: Extract<EventOf<E>, { type: K }>, view: V) => readonly Motion[]
}
/** Marks on the score. The view tells who is who; a mark must not depend on anything in it that changes. */
export type Scoring<E, V> = {
  readonly [K in Names<E>]: (event: Extract<EventOf<E>, { type: K }>, view: V) => readonly MarkSpec[]
}

/** A form for one action: the shell draws it, checks it, and asks for the action. */
export interface ActionForm<V> {
  readonly type: string
  readonly title: Prose
  readonly hint: Prose
  /** Heading in a long list of forms, over those that follow one another with the same one. */
  readonly group?: string
  /** Who asks. */
  readonly by: (values: Record<string, string>) => ActorId
  readonly fields: (view: V) => readonly FormField[]
  /** Form values → arguments of the action; an error names the field. */
  readonly toArgs: (
    values: Record<string, string>,
    view: V,
  ) => { readonly args: Json } | { readonly field: string; readonly error: Prose }
}
export type FormField =
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
      readonly initial: string
    }
  | {
      readonly kind: 'amount'
      readonly name: string
      readonly label: string
      readonly unit: string
      readonly initial: string
      readonly hint?: string
    }
  | {
      readonly kind: 'text'
      readonly name: string
      readonly label: string
      readonly initial: string
      readonly hint?: string
      readonly mono?: boolean
    }
  | {
      /** A number by its place on a scale. */
      readonly kind: 'range'
      readonly name: string
      readonly label: string
      readonly unit: string
      readonly min: number
      readonly max: number
      readonly step: number
      /** Values that mean something: marked on the scale, and a press away. */
      readonly ticks: readonly number[]
      readonly initial: string
      readonly hint?: string
    }

/** What an object on the stage or a mark on the score opens in the inspector. */
export type InspectTarget =
  | { readonly kind: 'block'; readonly number: number }
  | { readonly kind: 'tx'; readonly hash: `0x${string}` }
  | { readonly kind: 'account'; readonly address: `0x${string}` }
  | { readonly kind: 'contract'; readonly address: `0x${string}` }
  | { readonly kind: 'mempool' }
  | { readonly kind: 'blob'; readonly versionedHash: `0x${string}` }
  | { readonly kind: 'system'; readonly id: string }

/** A contract whose source is here: what calls it, and what explains it. */
export interface KnownContract {
  readonly artifact: Artifact
  readonly debug: DebugArtifact
}

/** A lens of the inspector that only this system has. */
export interface OwnLens<V> {
  readonly id: string
  readonly title: (view: V, id: string) => string
  /** The objects that have it; all of the system's own by default. */
  readonly isFor?: (id: string) => boolean
  readonly render: (props: LensProps<V>) => ReactNode
}

export interface LensProps<V> {
  readonly view: V
  readonly id: string
  readonly act: (action: AnyAction) => Promise<Refusal | null>
  /** Words for a refusal. */
  readonly refused: (refusal: Refusal) => Prose
  /** Opens another object in the inspector. */
  readonly select: (id: string) => void
  /** What the engine answers about this moment, beyond the view. */
  readonly reads: ChainReads
}

export interface SecondChain<V> {
  readonly name: string
  /** What ids of its objects begin with: `side/block:7`. */
  readonly prefix: string
  /** Its blocks, accounts and mempool, in the same shape as the L1's. */
  readonly view: (view: V) => L1View
}

export interface Exhibit<V extends Plain = Plain, E = never> {
  readonly id: string
  readonly title: string
  readonly scene: SceneOf<V>
  /** The view as it looks when this many seconds more have passed and nothing has happened: what a running clock shows. */
  readonly ahead?: (view: V, seconds: number) => V
  readonly choreography: Choreography<E, V>
  readonly narrator: Narrator<E, V>
  /** Which events of a step are told first, the most telling first; the others follow in the order they happened. */
  readonly headlines: readonly Names<E>[]
  /**
   * What became of which thing: of the events of a stride with the same answer only the last is told as its headline,
   * for it is what stands at the end. `null`: nothing later takes this back.
   */
  readonly outcomeOf?: (event: EventOf<E>) => string | null
  readonly scoring: Scoring<E, V>
  readonly forms: readonly ActionForm<V>[]
  /** Words for refusal codes. */
  readonly refusals: { readonly [code: string]: (facts: Json) => Prose }
  readonly inspect: (id: string, view: V) => InspectTarget | null
  readonly lenses: readonly OwnLens<V>[]
  /** What an object of the system's own is called above its lenses. */
  readonly inspected?: (view: V, id: string) => string
  /** What the inspector shows while nothing is selected; `null`: nothing. */
  readonly overview?: (view: V) => string | null
  /** The L1 that this system stands on, as far as its view shows it. */
  readonly l1: (view: V) => L1View
  /** A chain beside the L1, with blocks and accounts of its own. */
  readonly secondChain?: SecondChain<V>
  /** What the inspector knows contracts by. Heavy: loaded when it is first needed. */
  readonly contracts: () => Promise<readonly KnownContract[]>
  readonly levels: readonly Level<V>[]
  /** Parameters of the lab when it is opened without a level. */
  readonly freshSeed: string
  readonly params: Json
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds exhibits of every view and event catalogue; each is checked where it is defined
export type AnyExhibit = Exhibit<any, any>

// ── Lessons ──────────────────────────────────────────────────────────────────────────────────────

export interface Level<V extends Plain = Plain> {
  readonly id: string
  readonly title: string
  readonly summary: Prose
  readonly minutes: number
  readonly seed: string
  readonly params: Json
  /** Actions already taken when the level opens. */
  readonly opening: readonly AnyAction[]
  readonly steps: readonly LevelStep<V>[]
  readonly goals: readonly LevelGoal<V>[]
  /** Shown when every goal is reached: what is known now, with the figures of this run. */
  readonly closing: (view: V, events: readonly AnyEvent[]) => Prose
  /** Replayed in CI: the solution reaches every goal; a near miss misses the goal it names. */
  readonly solution: readonly LevelMove<V>[]
  readonly nearMisses: readonly {
    readonly goal: string
    readonly moves: readonly LevelMove<V>[]
    readonly why: Prose
  }[]
}

// biome-ignore lint/suspicious/noExplicitAny: whoever replays levels holds those of every system; each is checked where it is defined
export type AnyLevel = Level<any>

/** An action, or one that needs to look at the world first (a hash, a depth). */
export type LevelMove<V extends Plain = Plain> = AnyAction | ((view: V, events: readonly AnyEvent[]) => AnyAction)

export interface LevelStep<V extends Plain = Plain> {
  readonly id: string
  readonly title: Prose
  /** At most ~60 words. Functions of the view, so that numbers come from the engine; they hold wherever the cursor stands. */
  readonly text: (view: V, events: readonly AnyEvent[]) => Prose
  readonly why?: { readonly question: Prose; readonly answer: (view: V, events: readonly AnyEvent[]) => Prose }
  readonly bytes?: (view: V, events: readonly AnyEvent[]) => Prose
  readonly predict?: Prediction<V>
  /**
   * The step is done when this holds. Without it: a prediction is done when its outcome is known, a refusal when it
   * was met, and anything else when the learner moves on.
   */
  readonly done?: (view: V, events: readonly AnyEvent[]) => boolean
  /** A form shown in the step, or a ready action offered as a button. */
  readonly offer?: LevelOffer<V>
  /** The code of the refusal that this step is about: being refused is how it is done. */
  readonly refusal?: string
  readonly hints: readonly Prose[]
}

export type LevelOffer<V extends Plain = Plain> =
  | {
      /** By action type. */
      readonly form: string
      readonly initial?: Readonly<Record<string, string>>
      /** The fields that the step is about; the others keep what they start from. All of them by default. */
      readonly fields?: readonly string[]
      readonly label: Prose
    }
  | {
      /** A function where one button takes several turns, such as to sign and then to let the block come. */
      readonly label: Prose | ((view: V, events: readonly AnyEvent[]) => Prose)
      readonly action: (view: V, events: readonly AnyEvent[]) => AnyAction
    }
  | {
      /** Opens, beside this one, a world in which all the same was done, with these parameters changed. */
      readonly label: Prose
      readonly otherwise: { readonly [param: string]: Json }
    }

export interface Prediction<V extends Plain = Plain> {
  readonly question: Prose
  readonly options: readonly PredictionOption<V>[]
  /** Read from the trace after the decisive step, never written down beforehand; `null` while it has not happened. */
  readonly outcome: (view: V, events: readonly AnyEvent[]) => string | null
  /** One sentence: what did happen, from the trace. Asked for only once there is an outcome. */
  readonly happened: (view: V, events: readonly AnyEvent[]) => Prose
  /** What the learner's "lock in and step" asks for. */
  readonly act?: (view: V, events: readonly AnyEvent[]) => AnyAction
}

export interface PredictionOption<V extends Plain = Plain> {
  readonly id: string
  readonly text: Prose
  /** Why it is right, or why it is not. Shown only after the outcome. */
  readonly because: (view: V, events: readonly AnyEvent[]) => Prose
}

export interface LevelGoal<V extends Plain = Plain> {
  readonly id: string
  readonly text: Prose
  /** When it was reached on the simulated clock, `null` while it was not. A time, so that it can lie inside a long advance. */
  readonly reachedAt: (view: V, events: readonly AnyEvent[]) => Seconds | null
  /** How far a goal of several parts is: “8 of 17 halvings”, `null` before the first. */
  readonly partly?: (view: V, events: readonly AnyEvent[]) => Prose | null
}

// ── What the panes are handed by the shell ───────────────────────────────────────────────────────

/** Everything a pane may read and ask for. Data is that of the cursor's moment unless said otherwise. */
export interface LabPort<V extends Plain = Plain> {
  readonly exhibit: Exhibit<V>
  readonly view: V
  /** Events up to the cursor. */
  readonly events: readonly AnyEvent[]
  /** The whole recorded line, the cursor's future included. */
  readonly timeline: readonly AnyEvent[]
  readonly moment: Moment
  readonly head: Moment
  readonly now: number
  /** The world has moved, and how it looks now is on its way. */
  readonly isBehind: boolean
  readonly selection: string | null
  readonly select: (id: string | null) => void
  readonly act: (action: AnyAction) => Promise<Refusal | null>
  readonly advance: (seconds: number) => Promise<void>
  readonly seek: (moment: Moment) => Promise<void>
  /** An address of the same seed and log under changed parameters; `null` where it is too long for one. */
  readonly addressOtherwise: (changed: { readonly [param: string]: Json }) => Promise<string | null>
}

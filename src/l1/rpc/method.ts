// A method is the schemas of its parameters and what to do with them.

import * as v from 'valibot'
import type { AnyEvent, Json, Moment, Seconds } from '../../kernel/types.ts'
import type { L1State } from '../chain/state.ts'
import { CODE, RpcFault } from './errors.ts'
import type { RpcSession } from './port.ts'

/** One request's view of the world. What changes the world gives the state after it. */
export interface RpcContext {
  readonly l1: L1State
  readonly now: Seconds
  readonly moment: Moment
  readonly session: RpcSession
  /** The same chain at another moment of this line: beyond its end, at its end. */
  l1At(moment: Moment): Promise<L1State>
  /** A refusal is thrown as the error that clients know. */
  act(type: `l1.${string}`, args: Json, by?: string): Promise<RpcChange>
  advance(seconds: Seconds): Promise<RpcChange>
  branch(at: Moment): Promise<void>
}

export interface RpcChange {
  readonly events: readonly AnyEvent[]
  readonly after: RpcContext
}

type Schemas = readonly v.GenericSchema<unknown, unknown>[]
type Outputs<P extends Schemas> = { [K in keyof P]: v.InferOutput<P[K]> }

export interface RpcMethod {
  readonly params: Schemas
  run(context: RpcContext, params: readonly unknown[]): Promise<Json>
}

export function method<const P extends Schemas>(
  params: P,
  run: (context: RpcContext, ...params: Outputs<P>) => Json | Promise<Json>,
): RpcMethod {
  return { params, run: async (context, given) => run(context, ...(given as unknown as Outputs<P>)) }
}

export type RpcMethods = { readonly [name: string]: RpcMethod }

/** The parameters as the method's schemas give them; says which one is wrong and how. */
export function parseParams({ params: schemas }: RpcMethod, given: Json | undefined): readonly unknown[] {
  if (given !== undefined && given !== null && !Array.isArray(given)) throw invalidParams('params: must be an array')
  const list: readonly Json[] = Array.isArray(given) ? given : []
  if (list.length > schemas.length) {
    throw invalidParams(`params: too many, ${list.length} were given and at most ${schemas.length} are taken`)
  }
  return schemas.map((schema, index) => {
    if (index >= list.length && !v.is(schema, undefined)) throw invalidParams(`params[${index}]: is required`)
    const parsed = v.safeParse(schema, list[index])
    if (parsed.success) return parsed.output
    const [issue] = parsed.issues
    throw invalidParams(`params[${index}]${pathOf(issue)}: ${issue.message}`)
  })
}

const invalidParams = (message: string) => new RpcFault(CODE.invalidParams, message)

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
}

import type { Kernels } from './kernels.ts'

// What a pool asks of a worker, and how a worker answers: the same code runs inline where there are no workers.

/** A list by value, or one that the worker was told to keep. */
export type ListArgument = Uint8Array | { readonly kept: string }

export type Method = keyof Kernels
export type Argument = ListArgument | Parameters<Kernels['productOf']>[0] | bigint | number

export type Request =
  | { readonly keep: string; readonly list: Uint8Array }
  | { readonly forget: string }
  | { readonly call: Method; readonly args: readonly Argument[] }

export interface Numbered {
  readonly id: number
  readonly request: Request
}

export type Answered = Uint8Array<ArrayBuffer> | boolean | null

export type Answer =
  | { readonly id: number; readonly result: Answered }
  | { readonly id: number; readonly error: string }

export function createAnswerer(kernels: Kernels): (request: Request) => Answered {
  const lists = new Map<string, Uint8Array>()
  const given = (argument: Argument): unknown => {
    if (typeof argument !== 'object' || !('kept' in argument)) return argument
    const list = lists.get(argument.kept)
    if (!list) throw new Error(`no list is kept as ${argument.kept}`)
    return list
  }
  return (request) => {
    if ('keep' in request) {
      lists.set(request.keep, request.list)
      return null
    }
    if ('forget' in request) {
      lists.delete(request.forget)
      return null
    }
    // The pool's own methods are typed; what goes over the wire is a name and values.
    const method = kernels[request.call] as (...args: unknown[]) => Uint8Array<ArrayBuffer> | boolean
    return method(...request.args.map(given))
  }
}

import { useQuery } from '@tanstack/react-query'
import { createPublicClient, custom, type PublicClient } from 'viem'
import type { Hex } from '../../kernel/types.ts'
import type { Trace } from '../../l1/trace/trace.ts'

/** Reading one immutable moment of one world. The shell gives it; what it answers never changes. */
export interface ChainReads {
  /** Tells the world and the moment from every other. */
  readonly key: readonly (string | number)[]
  readonly request: (request: { readonly method: string; readonly params?: unknown }) => Promise<unknown>
  readonly trace: (hash: Hex) => Promise<Trace | null>
}

export interface Reading {
  readonly client: PublicClient
  readonly trace: ChainReads['trace']
}

export type Read<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly reason: string; readonly retry: () => void }
  | { readonly state: 'ready'; readonly data: T }

/** viem's own words of what is wrong, without its list of the request and the versions. */
export function reasonOf(error: unknown): string {
  const { details, shortMessage, message } = error as { details?: string; shortMessage?: string; message?: string }
  const said = (details || shortMessage || message || String(error)).trim()
  return /[.!?]$/.test(said) ? said : `${said}.`
}

/**
 * Something read of the chain, by what it is about. Going on to the next moment keeps the last answer about the same
 * thing until the new one is there, so that stepping does not flicker. `lasting`: what `about` names by its hash is the
 * same at every moment that has it, so it is read once.
 */
export function useRead<T>(
  reads: ChainReads,
  about: readonly (string | number | null)[],
  read: (reading: Reading) => Promise<T>,
  { lasting = false }: { readonly lasting?: boolean } = {},
): Read<T> {
  const subject = JSON.stringify(about)
  const query = useQuery<{ readonly answer: T }>({
    queryKey: ['inspect', subject, ...(lasting ? [] : reads.key)],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    retry: false,
    placeholderData: (last, lastQuery) => (lastQuery?.queryKey[1] === subject ? last : undefined),
    queryFn: async () => ({ answer: await read(readingOf(reads)) }),
  })
  if (query.data !== undefined) return { state: 'ready', data: query.data.answer }
  if (query.isError) return { state: 'failed', reason: reasonOf(query.error), retry: () => void query.refetch() }
  return { state: 'loading' }
}

export function readingOf({ request, trace }: ChainReads): Reading {
  return { client: createPublicClient({ transport: custom({ request }, { retryCount: 0 }) }), trace }
}

/** viem throws where the chain has nothing: that is an answer here. */
export async function orNull<T>(asked: Promise<T>, absent: string): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Error && error.name === absent) return null
    throw error
  }
}

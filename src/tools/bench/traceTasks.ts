import * as v from 'valibot'

// A trace of Chromium's `toplevel` category: each task of each thread, with the time it had the processor.

const traced = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      ph: v.string(),
      pid: v.number(),
      tid: v.number(),
      /** Microseconds on the wall, and on the thread's own clock where the system keeps one. */
      dur: v.optional(v.number()),
      tdur: v.optional(v.number()),
      args: v.optional(v.object({ name: v.optional(v.unknown()) })),
    }),
  ),
})

/** Milliseconds of processor time of each task on the page's main thread: of several pages, the busiest. */
export function mainThreadTasks(trace: Uint8Array): readonly number[] {
  const { traceEvents } = v.parse(traced, JSON.parse(new TextDecoder().decode(trace)))
  const threadOf = ({ pid, tid }: { readonly pid: number; readonly tid: number }) => `${pid} ${tid}`
  const tasks = new Map<string, number[]>()
  for (const event of traceEvents) {
    if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') tasks.set(threadOf(event), [])
  }
  for (const event of traceEvents) {
    if (event.ph !== 'X' || event.name !== 'ThreadControllerImpl::RunTask') continue
    tasks.get(threadOf(event))?.push((event.tdur ?? event.dur ?? 0) / 1000)
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return [...tasks.values()].sort((a, b) => sum(b) - sum(a))[0] ?? []
}

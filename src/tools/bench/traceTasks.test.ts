import { expect, test } from 'vitest'
import { mainThreadTasks } from './traceTasks.ts'

const trace = (traceEvents: readonly object[]) => new TextEncoder().encode(JSON.stringify({ traceEvents }))
const main = (pid: number) => ({ name: 'thread_name', ph: 'M', pid, tid: 1, args: { name: 'CrRendererMain' } })
const task = (pid: number, tid: number, times: object) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid,
  tid,
  args: { src_file: 'a.cc' },
  ...times,
})

test('processor time of the busiest main thread, and of no other thread', () => {
  const events = [
    task(1, 1, { dur: 9000, tdur: 4000 }),
    main(1),
    main(2),
    task(1, 1, { dur: 2000 }),
    task(1, 7, { dur: 99_000, tdur: 99_000 }),
    task(2, 1, { dur: 5000, tdur: 5000 }),
    { name: 'MinorGC', ph: 'X', pid: 1, tid: 1, dur: 3000, tdur: 3000 },
  ]
  expect(mainThreadTasks(trace(events))).toEqual([4, 2])
})

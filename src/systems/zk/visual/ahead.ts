import type { ZkView } from '../engine/types/view.ts'

/** The view when so many seconds more have passed and nothing has happened: proofs in the making and periods go on. */
export function ahead(view: ZkView, seconds: number): ZkView {
  const passed = Math.max(0, Math.min(seconds, view.l1.nextBlockAt - view.l1.now))
  return { ...view, now: view.now + passed, l1: { ...view.l1, now: view.l1.now + passed } }
}

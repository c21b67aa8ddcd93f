// Runs in the page, handed over by the benchmark: it must use nothing from outside its own body.

export interface FrameReport {
  /** Milliseconds from each animation frame to the next. */
  readonly frames: readonly number[]
  readonly longTasks: readonly number[]
  /** From each key that moved the playhead to the frame that shows where it went. */
  readonly steps: readonly number[]
  /** How often the playhead moved, by key or not. */
  readonly moves: number
}

export interface FrameMeter {
  stop(): FrameReport
}

declare global {
  interface Window {
    startFrameMeter: () => FrameMeter
    frameMeter: FrameMeter | undefined
  }
}

export function installFrameMeter(): void {
  window.startFrameMeter = () => {
    const frames: number[] = []
    const longTasks: number[] = []
    const steps: number[] = []
    let moves = 0
    let running = true
    let before: number | null = null
    const onFrame = (at: number) => {
      if (!running) return
      if (before !== null) frames.push(at - before)
      before = at
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)

    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration)
    })
    tasks.observe({ type: 'longtask' })

    let pressedAt: number | null = null
    const onKey = (event: KeyboardEvent) => {
      pressedAt ??= event.timeStamp
    }
    addEventListener('keydown', onKey, true)
    const movement = new MutationObserver(() => {
      moves++
      if (pressedAt === null) return
      const start = pressedAt
      pressedAt = null
      requestAnimationFrame(() => steps.push(performance.now() - start))
    })
    const playhead = document.querySelector('[role=slider]')
    if (playhead) movement.observe(playhead, { attributes: true, attributeFilter: ['aria-valuenow'] })

    return {
      stop() {
        running = false
        for (const { duration } of tasks.takeRecords()) longTasks.push(duration)
        tasks.disconnect()
        movement.disconnect()
        removeEventListener('keydown', onKey, true)
        return { frames, longTasks, steps, moves }
      },
    }
  }
}

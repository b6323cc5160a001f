/**
 * Work at fixed times while the program is open: the daily backup of each open company. The times are cron
 * expressions in the time zone of the machine.
 */
/** Starts calling `run` at the times of an expression; returns how to stop. node-cron outside tests. */
export type Cron = (expression: string, run: () => Promise<void>) => () => void

export interface Task {
  readonly name: string
  readonly expression: string
  readonly run: () => Promise<void>
}

/** Every day a little after noon, when a bookkeeping office is open and its machines are on. */
export const DAILY_BACKUP = '20 12 * * *'

/** node-cron, loaded on first use; a run that is still going when its time comes again is not doubled. */
export async function nodeCron(): Promise<Cron> {
  const { schedule } = await import('node-cron')
  return (expression, run) => {
    const task = schedule(expression, run, { noOverlap: true })
    return () => void task.destroy()
  }
}

/** Starts the tasks; one that throws is reported and tried again at its next time. Returns how to stop them all. */
export function startTasks(
  cron: Cron,
  tasks: readonly Task[],
  report: (task: Task, error: unknown) => void,
): () => void {
  const stops = tasks.map((task) =>
    cron(task.expression, async () => {
      try {
        await task.run()
      } catch (error) {
        report(task, error)
      }
    }),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

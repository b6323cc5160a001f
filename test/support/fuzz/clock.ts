/** Milliseconds since its start: the lesser of time and of work, so that it stands still while the machine does something else. */
export function clock(): () => number {
  const started = performance.now()
  const work = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(work)
    return Math.min(performance.now() - started, (user + system) / 1000)
  }
}

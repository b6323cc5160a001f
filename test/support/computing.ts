/** Computing time of this process so far, in milliseconds: what a test can limit also on a machine that others keep busy. */
export function computedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

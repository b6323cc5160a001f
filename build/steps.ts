/** Runs one program of the checks, shows what it says, and counts what it found. */
import { spawn } from 'node:child_process'
import path from 'node:path'

export const root = path.dirname(import.meta.dirname)

/** How many things passed and failed; a program without tests of its own counts as one. */
export interface Count {
  readonly passed: number
  readonly failed: number
  /** Each failure in some lines, where the program tells them. */
  readonly failures?: readonly string[]
}

export interface Step {
  readonly name: string
  readonly command: string
  readonly words: readonly string[]
  /** Ended by force after this time. */
  readonly limitMs: number
  readonly environment?: Readonly<Record<string, string>>
  /** Reads the counts the program left behind; without it the exit status decides. */
  readonly count?: (status: number) => Count
}

/** A program that came with the packages, run by this Node. */
export function tool(...place: string[]): { command: string; words: string[] } {
  return { command: process.execPath, words: [path.join(root, 'node_modules', ...place)] }
}

/** Ends the program and what it started. */
function endGroup(pid: number): void {
  try {
    if (process.platform === 'win32') process.kill(pid, 'SIGKILL')
    else process.kill(-pid, 'SIGKILL')
  } catch {}
}

/** NO_COLOR and FORCE_COLOR together make Node complain in every child; a program that sets the one asks for it here. */
function environment(step: Step): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = { ...process.env, ...step.environment }
  if (step.environment?.FORCE_COLOR) delete all.NO_COLOR
  else if (all.NO_COLOR) delete all.FORCE_COLOR
  return all
}

/** Runs a program to its end or to its time limit; resolves to its exit status. */
function run(step: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(step.command, step.words, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment(step),
      detached: process.platform !== 'win32',
    })
    const stop = (signal: NodeJS.Signals) => {
      if (child.pid) endGroup(child.pid)
      process.exit(signal === 'SIGINT' ? 130 : 143)
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
    const timer = setTimeout(() => {
      process.stdout.write(`   ${step.name} took more than ${step.limitMs / 60_000} min and was ended\n`)
      if (child.pid) endGroup(child.pid)
    }, step.limitMs)
    const done = (status: number) => {
      clearTimeout(timer)
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve(status)
    }
    child.on('error', (error) => {
      process.stdout.write(`   ${error.message}\n`)
      done(1)
    })
    child.on('exit', (status) => done(status ?? 1))
  })
}

/** Runs the step under a heading, with its time. */
async function runStep(step: Step): Promise<Count> {
  process.stdout.write(`\n== ${step.name}\n`)
  const started = performance.now()
  const status = await run(step)
  const counted = step.count?.(status) ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  // A program that found nothing wrong and yet ended badly has failed.
  const count = status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`-- ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`)
  return count
}

/** Runs all steps, whatever fails, and adds up. */
export async function runSteps(steps: readonly Step[]): Promise<Count> {
  let passed = 0
  let failed = 0
  const failures: string[] = []
  for (const step of steps) {
    const count = await runStep(step)
    passed += count.passed
    failed += count.failed
    if (count.failed > 0) failures.push(...(count.failures?.length ? count.failures : [step.name]))
  }
  return { passed, failed, failures }
}

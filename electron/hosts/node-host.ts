/** Hosts as forked Node processes, without rights on files, programs or the environment. */
import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Host, HostProgram } from './host.ts'

/** The folder the program's code is in: the nearest one with a package.json, else the program's own. */
function codeFolder(entry: string): string {
  const own = path.dirname(entry)
  for (let folder = own; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return folder
    if (folder === path.dirname(folder)) return own
  }
}

/** Windows does not start some of its services in a process without this variable. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const root = process.env.SystemRoot
  return process.platform === 'win32' && root ? { SystemRoot: root } : {}
}

/**
 * Starts a program that may read its own code and nothing else: no other file, no writing, no child process, no
 * native module. Node does not restrict the network; the program is given nothing worth sending.
 */
export function startNodeHost(program: HostProgram): Host {
  const entry = fileURLToPath(program.entry)
  const child = fork(entry, [String(program.memoryMiB)], {
    execArgv: [
      `--max-old-space-size=${program.heapMiB}`,
      '--permission',
      '--allow-worker',
      `--allow-fs-read=${path.join(codeFolder(entry), '*')}`,
      '--no-warnings',
    ],
    env: bareEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const exits: (() => void)[] = []
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    for (const listener of exits) listener()
  }
  child.on('exit', end)
  child.on('error', end)
  return {
    postMessage: (message) => {
      if (child.connected) child.send(message as object, () => {})
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => (ended ? listener() : exits.push(listener)),
    kill: () => child.kill('SIGKILL'),
  }
}
